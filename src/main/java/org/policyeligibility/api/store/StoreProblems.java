package org.policyeligibility.api.store;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.store.StoreUnavailable;

/** Exception mapper of the store: 503 while the database is away; evaluating goes on. */
class StoreProblems {
  private final StoreAvailabilityLog availability;

  StoreProblems(StoreAvailabilityLog availability) {
    this.availability = availability;
  }

  @ServerExceptionMapper
  Response unavailable(StoreUnavailable away, HttpHeaders headers) {
    availability.away(away);
    return ProblemWriter.response(ProblemType.UNAVAILABLE, AcceptLanguage.of(headers));
  }
}
