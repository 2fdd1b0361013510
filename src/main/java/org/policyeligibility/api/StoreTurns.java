package org.policyeligibility.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets operations at what is kept, or refuses them at once; when it is known who asks. */
@Interceptor
@StoreAccess
@Priority(Interceptor.Priority.APPLICATION)
class StoreTurns {
  private final Admission admission;
  private final CurrentVertxRequest request;

  StoreTurns(Admission admission, CurrentVertxRequest request) {
    this.admission = admission;
    this.request = request;
  }

  @AroundInvoke
  Object inTurn(InvocationContext call) throws Exception {
    admission.beginStore(request.getCurrent());
    try {
      return call.proceed();
    } finally {
      admission.endStore();
    }
  }
}
