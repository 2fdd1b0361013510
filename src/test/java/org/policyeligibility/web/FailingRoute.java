package org.policyeligibility.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Route that fails as it is told to, where no other way leads to a failure of that kind. */
@Singleton
class FailingRoute {
  private static final String PATH = "/failing-for-a-test/";

  void add(@Observes Router router) {
    for (String prefix : new String[] {"", "/en"}) {
      router
          .get(prefix + PATH + ":status")
          .handler(context -> context.fail(Integer.parseInt(context.pathParam("status"))));
    }
  }

  static String path(String prefix, int status) {
    return prefix + PATH + status;
  }
}
