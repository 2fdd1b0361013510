package org.policyeligibility.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.developers.DevelopersPage;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;

/**
 * Delivery of the page for developers. All that it loads is the service's own, so that it is there
 * in networks that reach nothing else.
 */
@Singleton
public class DeveloperPages {
  private final PageRenderer renderer;

  DeveloperPages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /** The page in a language. */
  Response contract(Language language) {
    Frame frame = Frame.ofDevelopers(new Words(language).say("developers"), language);
    return PageResponse.ofContract(
        renderer.render("developers", language, frame, DevelopersPage.in(language)), language);
  }
}
