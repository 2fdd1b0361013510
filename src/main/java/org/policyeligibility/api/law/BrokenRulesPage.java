package org.policyeligibility.api.law;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Error page for drafters: while edited rules are at fault a browser is shown why, and every other
 * answer, which the last good rule set gives, carries a warning.
 */
@Singleton
public class BrokenRulesPage {
  private static final String WARNING =
      "199 - \"the edited rules are at fault; the last good rule set answers\"";

  private final CurrentRuleset law;

  BrokenRulesPage(CurrentRuleset law) {
    this.law = law;
  }

  /** The page; null where there is nothing to show or nobody to show it to. */
  public @Nullable Response page(ContainerRequestContext request) {
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
        .entity(html(fault.get()))
        .build();
  }

  private static String html(String fault) {
    return "<!doctype html><meta charset=utf-8><title>rules at fault</title>"
        + "<h1>规则有误，最近一份有效规则仍在生效 · The rules are at fault; the last good rule set answers</h1>"
        + "<pre>"
        + fault.replace("&", "&amp;").replace("<", "&lt;")
        + "</pre>";
  }

  /** Marks an answer of the last good rule set while the edited ones are at fault. */
  public void warn(ContainerResponseContext response) {
    if (law.fault().isPresent()) {
      response.getHeaders().putSingle("Warning", WARNING);
    }
  }
}
