package org.policyeligibility.api.request;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Route that fails while a body is read, outside whatever a route can answer for. */
@Singleton
class FailingBodyRoute {
  static final String PATH = "/failing-for-a-test/body";

  void add(@Observes Router router) {
    router
        .post(PATH)
        // Before any handler that lets the body come meanwhile.
        .order(Integer.MIN_VALUE)
        .handler(
            context ->
                context
                    .request()
                    .handler(
                        part -> {
                          throw new IllegalStateException("as told");
                        })
                    .resume());
  }
}
