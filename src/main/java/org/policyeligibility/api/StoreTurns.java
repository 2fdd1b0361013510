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
  private final StoreNews news;

  StoreTurns(Admission admission, CurrentVertxRequest request, StoreNews news) {
    this.admission = admission;
    this.request = request;
    this.news = news;
  }

  @AroundInvoke
  Object inTurn(InvocationContext call) throws Exception {
    admission.beginStore(request.getCurrent());
    try {
      Object answer = call.proceed();
      news.back();
      return answer;
    } finally {
      admission.endStore();
    }
  }
}
