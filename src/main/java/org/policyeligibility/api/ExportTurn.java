package org.policyeligibility.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;

/**
 * The turn of one {@link LongAnswer}, which holds a thread: it ends with the request, however that
 * ends. The connection is no measure of it, since nobody is told of one that was closed before.
 */
@RequestScoped
class ExportTurn {
  private final Admission admission;
  private final CurrentVertxRequest request;
  private boolean begun;

  ExportTurn(Admission admission, CurrentVertxRequest request) {
    this.admission = admission;
    this.request = request;
  }

  /**
   * Takes it.
   *
   * @throws WebApplicationException where there are too many
   */
  void begin() {
    admission.beginExport(request.getCurrent());
    begun = true;
  }

  @PreDestroy
  void end() {
    if (begun) {
      admission.endExport();
    }
  }
}
