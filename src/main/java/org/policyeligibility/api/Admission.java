package org.policyeligibility.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.limits.Quotas;
import org.policyeligibility.api.limits.Quotas.Whose;
import org.policyeligibility.api.limits.Standing;
import org.policyeligibility.api.limits.Turns;

/**
 * Refuses what is too much: 503 where all together ask for more than can be answered in time, 429
 * where one client does. Whoever looks after the service is always let in.
 */
@Singleton
class Admission {

  /** After the answer to a preflight, before a token is looked at, which costs most. */
  private static final int BEFORE_AUTHENTICATION = 250;

  /** When it is known who asks, before anybody looks at what. */
  private static final int AFTER_AUTHENTICATION = 150;

  private final Turns turns;
  private final Quotas quotas;
  private final Callers callers;
  private final Counter late;
  private final Counter crowded;
  private final Counter exporting;
  private final Map<Whose, Counter> limited = new EnumMap<>(Whose.class);

  Admission(Turns turns, Quotas quotas, Callers callers, MeterRegistry metrics) {
    this.turns = turns;
    this.quotas = quotas;
    this.callers = callers;
    this.late = shed(metrics, "wait");
    this.crowded = shed(metrics, "store");
    this.exporting = shed(metrics, "exports");
    for (Whose whose : Whose.values()) {
      limited.put(
          whose,
          Counter.builder("policy.requests.limited")
              .description("requests refused because a client's quota was used up")
              .tag("quota", whose.word())
              .register(metrics));
    }
  }

  private static Counter shed(MeterRegistry metrics, String bound) {
    return Counter.builder("policy.requests.shed")
        .description("requests refused because of the load of all clients together")
        .tag("bound", bound)
        .register(metrics);
  }

  void register(@Observes Filters filters) {
    filters.register(this::inTime, BEFORE_AUTHENTICATION);
    filters.register(this::withinQuota, AFTER_AUTHENTICATION);
  }

  private void inTime(RoutingContext context) {
    if (Operations.concern(context) || !turns.isLate()) {
      context.next();
    } else {
      late.increment();
      retryLater(context);
      EarlyProblem.answer(context, ProblemType.UNAVAILABLE);
    }
  }

  private void withinQuota(RoutingContext context) {
    if (Operations.concern(context)) {
      context.next();
    } else if (context.user() instanceof QuarkusHttpUser user
        && !user.getSecurityIdentity().isAnonymous()) {
      String organisation = callers.organisationOf(user.getSecurityIdentity()).orElse("");
      String name = user.getSecurityIdentity().getPrincipal().getName();
      nextIfAllowed(context, Whose.CALLER, quotas.takeOfCaller(name, organisation));
    } else {
      nextIfAllowed(context, Whose.ADDRESS, ofAddress(context));
    }
  }

  /** A token that is not believed counts against where it came from. */
  void unbelieved(RoutingContext context) {
    if (Operations.concern(context) || isAllowed(context, Whose.ADDRESS, ofAddress(context))) {
      EarlyProblem.answer(context, ProblemType.UNAUTHORIZED);
    } else {
      EarlyProblem.answer(context, ProblemType.TOO_MANY_REQUESTS);
    }
  }

  /**
   * Lets somebody at what is kept; to be ended.
   *
   * @throws WebApplicationException where that would be too much
   */
  void beginStore(RoutingContext context) {
    Optional<Standing> standing = callers.organisation().flatMap(quotas::takeOfOrganisation);
    if (!isAllowed(context, Whose.ORGANISATION, standing)) {
      throw new ClientErrorException(Response.Status.TOO_MANY_REQUESTS);
    }
    if (!turns.beginStore()) {
      throw tooMany(context, crowded);
    }
  }

  void endStore() {
    turns.endStore();
  }

  /**
   * Lets somebody export; to be ended.
   *
   * @throws WebApplicationException where that would be too much
   */
  void beginExport(RoutingContext context) {
    if (!turns.beginExport()) {
      throw tooMany(context, exporting);
    }
  }

  void endExport() {
    turns.endExport();
  }

  private static ServiceUnavailableException tooMany(RoutingContext context, Counter counter) {
    counter.increment();
    retryLater(context);
    return new ServiceUnavailableException();
  }

  private Optional<Standing> ofAddress(RoutingContext context) {
    return quotas.takeOfAddress(context.request().remoteAddress().hostAddress());
  }

  private void nextIfAllowed(RoutingContext context, Whose whose, Optional<Standing> standing) {
    if (isAllowed(context, whose, standing)) {
      context.next();
    } else {
      EarlyProblem.answer(context, ProblemType.TOO_MANY_REQUESTS);
    }
  }

  /** What is left is said in any case. */
  private boolean isAllowed(RoutingContext context, Whose whose, Optional<Standing> standing) {
    if (standing.isEmpty()) {
      return true;
    }
    Standing one = standing.get();
    MultiMap headers = context.response().headers();
    headers.add("RateLimit-Policy", one.policy()).add("RateLimit", one.left());
    if (!one.allowed()) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(one.retryAfter()));
      Objects.requireNonNull(limited.get(whose)).increment();
    }
    return one.allowed();
  }

  private static void retryLater(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ProblemType.RETRY_AFTER_SECONDS));
  }
}
