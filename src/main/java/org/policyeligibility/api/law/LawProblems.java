package org.policyeligibility.api.law;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;

/** Exception mapper of the law: 503 while no rule set is in force. */
class LawProblems {
  @ServerExceptionMapper
  Response unavailable(NoLawInForce none, HttpHeaders headers) {
    return ProblemWriter.response(ProblemType.UNAVAILABLE, AcceptLanguage.of(headers));
  }
}
