package org.policyeligibility.api.store;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.policyeligibility.api.limits.AdmissionFilter;

/**
 * The bulkhead interceptor in front of the store. It runs once it is known who asks, which a filter
 * before authentication would not.
 */
@Interceptor
@StoreAccess
@Priority(Interceptor.Priority.APPLICATION)
class StoreAccessInterceptor {
  private final AdmissionFilter admission;
  private final CurrentVertxRequest request;
  private final StorePermit permit;
  private final StoreAvailabilityLog availability;

  StoreAccessInterceptor(
      AdmissionFilter admission,
      CurrentVertxRequest request,
      StorePermit permit,
      StoreAvailabilityLog availability) {
    this.admission = admission;
    this.request = request;
    this.permit = permit;
    this.availability = availability;
  }

  @AroundInvoke
  Object withinBulkhead(InvocationContext call) throws Exception {
    admission.takeOfOrganisation(request.getCurrent());
    permit.acquire();
    try {
      Object answer = call.proceed();
      availability.back();
      return answer;
    } finally {
      permit.release();
    }
  }
}
