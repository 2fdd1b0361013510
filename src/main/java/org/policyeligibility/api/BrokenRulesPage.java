package org.policyeligibility.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * While rules are being written: a browser is shown what is wrong with them, and every other
 * answer, which the last good rule set gives, carries a warning.
 */
class BrokenRulesPage {
  private static final String WARNING =
      "199 - \"the edited rules are at fault; the last good rule set answers\"";

  private final LawInForce law;

  BrokenRulesPage(LawInForce law) {
    this.law = law;
  }

  @ServerRequestFilter(preMatching = true, nonBlocking = true)
  @Nullable Response show(ContainerRequestContext request) {
    Optional<String> fault = law.fault();
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (fault.isEmpty()
        || accept == null
        || !accept.contains(MediaType.TEXT_HTML)
        || !request.getMethod().equals(HttpMethod.GET)) {
      return null;
    }
    return Response.status(Response.Status.INTERNAL_SERVER_ERROR)
        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
        .entity(page(fault.get()))
        .build();
  }

  private static String page(String fault) {
    return "<!doctype html><meta charset=utf-8><title>rules at fault</title>"
        + "<h1>规则有误，最近一份有效规则仍在生效 · The rules are at fault; the last good rule set answers</h1>"
        + "<pre>"
        + fault.replace("&", "&amp;").replace("<", "&lt;")
        + "</pre>";
  }

  @ServerResponseFilter
  void warn(ContainerResponseContext response) {
    if (law.fault().isPresent()) {
      response.getHeaders().putSingle("Warning", WARNING);
    }
  }
}
