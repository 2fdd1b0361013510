package org.policyeligibility.api.request;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.problem.RequestId;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * Headers that stand once in a request (RFC 9110, 5.3). Of two of them one reader takes the first
 * and another the last, so that a proxy could let in whom the service takes for somebody else. Two
 * content types are refused where types are looked at.
 */
final class SingleHeaders {
  private static final List<String> NAMES =
      List.of(
          HttpHeaders.AUTHORIZATION,
          "Idempotency-Key",
          "Expect",
          "Origin",
          "Access-Control-Request-Method",
          RequestId.HEADER);

  private SingleHeaders() {}

  /** Refuses a request that has one of them twice. */
  static void check(RoutingContext context) {
    MultiMap headers = context.request().headers();
    for (String name : NAMES) {
      if (headers.getAll(name).size() > 1) {
        Language language = AcceptLanguage.of(context);
        Text twice =
            new Text("请求头 " + name + " 只能出现一次。", "The header " + name + " may stand there once.");
        ProblemWriter.endAndClose(
            context, Problem.of(ProblemType.BAD_REQUEST, language, twice.in(language)), language);
        return;
      }
    }
    context.next();
  }
}
