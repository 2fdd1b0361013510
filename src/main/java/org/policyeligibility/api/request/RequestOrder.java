package org.policyeligibility.api.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.law.BrokenRulesPage;
import org.policyeligibility.api.limits.AdmissionFilter;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.wire.QueryParameterFilter;
import org.policyeligibility.web.page.ErrorPages;
import org.policyeligibility.web.page.PageCompression;
import org.policyeligibility.web.page.PagePaths;

/**
 * Registration of every interceptor, in the order in which a request passes them. Quarkus has its
 * own between: it answers a preflight at 300, learns who asks at 200, and routes at 0. Behind all
 * of them an operation on the store passes the bulkhead of {@code StoreAccess}.
 */
@Singleton
class RequestOrder {
  private static final int FIRST = 40_000;
  private static final int BEFORE_ANY_ANSWER = 30_000;

  /** When a request has its id, and nothing has been refused. */
  private static final int BEFORE_ANY_REFUSAL = 29_000;

  /** Before the bound that Quarkus puts itself, which answers without a body. */
  private static final int BEFORE_BODY_BOUND = 10_000;

  /** After the answer to a preflight, before a token is looked at, which costs most. */
  private static final int BEFORE_AUTHENTICATION = 250;

  /** When it is known who asks, before anybody looks at what. */
  private static final int AFTER_AUTHENTICATION = 150;

  private static final int ADMITTED = 140;
  private static final int RECEIVED = 130;

  private static final int FIRST_OF_RESOURCE = 1_000;
  private static final int SECOND_OF_RESOURCE = 2_000;
  private static final int THIRD_OF_RESOURCE = 3_000;

  private final Instance<ConnectionLimits> connections;
  private final Instance<RequestLog> log;
  private final Instance<AdmissionFilter> admission;
  private final Instance<BodySizeFilter> bodies;
  private final BrokenRulesPage brokenRules;
  private final Instance<ErrorPages> errorPages;

  /** Filters of resources are made before the configuration is there, which the others read. */
  RequestOrder(
      Instance<ConnectionLimits> connections,
      Instance<RequestLog> log,
      Instance<AdmissionFilter> admission,
      Instance<BodySizeFilter> bodies,
      BrokenRulesPage brokenRules,
      Instance<ErrorPages> errorPages) {
    this.connections = connections;
    this.log = log;
    this.admission = admission;
    this.bodies = bodies;
    this.brokenRules = brokenRules;
    this.errorPages = errorPages;
  }

  /** Before a request comes to a resource; the greatest number comes first. */
  void register(@Observes Filters filters) {
    AdmissionFilter admitting = admission.get();
    filters.register(connections.get()::watch, FIRST);
    filters.register(log.get()::begin, BEFORE_ANY_ANSWER);
    filters.register(errorPages.get()::offer, BEFORE_ANY_REFUSAL);
    filters.register(SingleHeaders::check, BEFORE_BODY_BOUND + 1);
    filters.register(BodySizeFilter::refuseTooLarge, BEFORE_BODY_BOUND);
    filters.register(admitting::refuseLate, BEFORE_AUTHENTICATION + 1);
    filters.register(RefusedToken::refuseUndecodable, BEFORE_AUTHENTICATION);
    filters.register(admitting::refuseBeyondQuota, AFTER_AUTHENTICATION);
    filters.register(bodies.get()::receive, ADMITTED);
    filters.register(ManagementMethods::check, RECEIVED);
  }

  /** Where a request fails before it comes to a resource; the smallest order comes first. */
  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(RouterFailureHandler::answer);
    router.route().failureHandler(new RefusedToken(admission.get())::answer);
    for (ProblemType type :
        List.of(ProblemType.BAD_REQUEST, ProblemType.NOT_FOUND, ProblemType.INTERNAL_ERROR)) {
      router.errorHandler(type.status(), RouterFailureHandler::answer);
    }
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = FIRST_OF_RESOURCE)
  void handOverBody(ContainerRequestContext request, RoutingContext context) {
    BodySizeFilter.handOver(request, context);
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = SECOND_OF_RESOURCE)
  void refuseOtherMediaTypes(ContainerRequestContext request, RoutingContext context) {
    BodyTypeFilter.check(request, context.normalizedPath());
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = THIRD_OF_RESOURCE)
  @Nullable Response showBrokenRules(ContainerRequestContext request) {
    return brokenRules.page(request);
  }

  @ServerRequestFilter(nonBlocking = true)
  void refuseWhatTheOperationHasNot(
      ContainerRequestContext request, RoutingContext context, ResourceInfo operation) {
    AcceptHeaderFilter.check(request, operation);
    // Parameters that others append to the address of a page are no matter of it.
    if (PagePaths.allowed(context.normalizedPath()).isEmpty()) {
      QueryParameterFilter.check(context, operation);
    }
  }

  @ServerResponseFilter
  void writePages(
      ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
    ErrorPages.show(response, context);
    PageCompression.apply(request, response);
  }

  @ServerResponseFilter
  void warnOfBrokenRules(ContainerResponseContext response) {
    brokenRules.warn(response);
  }
}
