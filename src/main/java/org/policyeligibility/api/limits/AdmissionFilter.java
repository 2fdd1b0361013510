package org.policyeligibility.api.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.ProblemWriter;
import org.policyeligibility.api.wire.ManagementPaths;

/**
 * Load shedding and rate limiting: 503 where all clients together ask for more than can be answered
 * in time, 429 where one does. Management paths are exempt, so that operators are always let in.
 */
@ApplicationScoped
public class AdmissionFilter {

  private final LoadShedder shedder;
  private final Quotas quotas;
  private final Callers callers;
  private final TrustedProxies proxies;
  private final MemoryBounds memory;
  private final Counter late;
  private final Counter unsent;
  private final Map<QuotaScope, Counter> limited = new EnumMap<>(QuotaScope.class);

  AdmissionFilter(
      LoadShedder shedder,
      Quotas quotas,
      Callers callers,
      TrustedProxies proxies,
      MemoryBounds memory,
      MeterRegistry metrics) {
    this.shedder = shedder;
    this.quotas = quotas;
    this.callers = callers;
    this.proxies = proxies;
    this.memory = memory;
    this.late = LoadShedder.shed(metrics, "wait");
    this.unsent = LoadShedder.shed(metrics, "sending");
    for (QuotaScope scope : QuotaScope.values()) {
      limited.put(
          scope,
          Counter.builder("policy.requests.limited")
              .description("requests refused because a client's quota was used up")
              .tag("quota", scope.word())
              .register(metrics));
    }
  }

  /** Refuses a request that has waited too long, or whose client has not taken what it was sent. */
  public void refuseLate(RoutingContext context) {
    if (!ManagementPaths.includeProbe(context) && !memory.sending().admits(connectionOf(context))) {
      unsent.increment();
      context.response().putHeader("Connection", "close");
      ProblemWriter.end(context, ProblemType.UNAVAILABLE);
    } else if (ManagementPaths.include(context)
        || !shedder.isLate(proxies.clientOf(context.request()))) {
      context.next();
    } else {
      late.increment();
      refuse(context, ProblemType.UNAVAILABLE);
    }
  }

  /** The client that a connection holds memory for. */
  private ClientNetwork connectionOf(RoutingContext context) {
    InetAddress peer =
        ClientNetwork.parse(context.request().connection().remoteAddress().hostAddress())
            .orElse(null);
    return proxies.include(peer) ? ClientNetwork.PROXY : ClientNetwork.of(peer);
  }

  /** Refuses a request beyond the quota of its caller, or of its address where nobody is known. */
  public void refuseBeyondQuota(RoutingContext context) {
    if (ManagementPaths.include(context)) {
      context.next();
    } else if (context.user() instanceof QuarkusHttpUser user
        && !user.getSecurityIdentity().isAnonymous()) {
      SecurityIdentity identity = user.getSecurityIdentity();
      if (callers.isNamed(identity)) {
        nextIfAllowed(
            context,
            QuotaScope.CALLER,
            quotas.takeOfCaller(
                identity.getPrincipal().getName(), callers.organisationOf(identity).orElse("")));
      } else {
        context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuseToken(context);
      }
    } else {
      nextIfAllowed(context, QuotaScope.ADDRESS, ofAddress(context));
    }
  }

  /** Refuses a token that is not believed, which counts against its address. */
  public void refuseToken(RoutingContext context) {
    if (ManagementPaths.include(context)
        || isAllowed(context, QuotaScope.ADDRESS, ofAddress(context))) {
      ProblemWriter.endUnauthorized(context);
    } else {
      refuse(context, ProblemType.TOO_MANY_REQUESTS);
    }
  }

  /**
   * Takes an operation on the store from the quota of an organisation. The connection stays where
   * it is used up: what comes behind may be another operation, and counts for its caller.
   *
   * @throws WebApplicationException where it is used up
   */
  public void takeOfOrganisation(RoutingContext context) {
    Optional<QuotaState> state = callers.organisation().flatMap(quotas::takeOfOrganisation);
    if (!isAllowed(context, QuotaScope.ORGANISATION, state)) {
      throw new ClientErrorException(Response.Status.TOO_MANY_REQUESTS);
    }
  }

  private Optional<QuotaState> ofAddress(RoutingContext context) {
    return quotas.takeOfAddress(proxies.clientOf(context.request()));
  }

  private void nextIfAllowed(RoutingContext context, QuotaScope scope, Optional<QuotaState> state) {
    if (isAllowed(context, scope, state)) {
      context.next();
    } else {
      refuse(context, ProblemType.TOO_MANY_REQUESTS);
    }
  }

  /**
   * Refuses a request with all that a client has sent behind it on the same connection: thousands
   * of requests in one packet would each be refused before anybody else has a turn. A proxy sends
   * those of others on its connection, which stays.
   */
  private void refuse(RoutingContext context, ProblemType type) {
    if (connectionOf(context).equals(ClientNetwork.PROXY)) {
      ProblemWriter.end(context, type);
    } else {
      ProblemWriter.endAndClose(context, type);
    }
  }

  /** Counts a refusal; the answer says in any case what is left. */
  private boolean isAllowed(RoutingContext context, QuotaScope scope, Optional<QuotaState> state) {
    if (state.isEmpty()) {
      return true;
    }
    QuotaState quota = state.get();
    MultiMap headers = context.response().headers();
    headers.add("RateLimit-Policy", quota.policy()).add("RateLimit", quota.left());
    if (!quota.allowed()) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(quota.retryAfter()));
      Objects.requireNonNull(limited.get(scope)).increment();
    }
    return quota.allowed();
  }
}
