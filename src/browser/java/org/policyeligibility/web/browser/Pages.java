package org.policyeligibility.web.browser;

import java.util.List;
import java.util.function.Consumer;
import org.policyeligibility.web.Visitor;

/** Walk through every kind of page in every state that it has, by those who look at all of them. */
final class Pages {
  private Pages() {}

  /** Shows each page, and names it. */
  static void each(BrowserSession session, String prefix, Consumer<String> seen) {
    common(session, prefix, seen);
    place(session, prefix, seen);
    questions(session, prefix, seen);
    results(session, prefix, seen);
  }

  private static void common(BrowserSession session, String prefix, Consumer<String> seen) {
    session.open(prefix + "/");
    seen.accept("home");
    session.goOn();
    seen.accept("home-error");
    session.open(prefix + "/law");
    seen.accept("law");
    session.open(prefix + "/law?q=65");
    seen.accept("law-found");
    session.open(prefix + "/law/guofa-2020-7");
    seen.accept("law-document");
    session.open(prefix + "/law/guofa-2020-7/5.3");
    seen.accept("law-clause");
    for (String page : List.of("articles/5", "14.1")) {
      session.open(prefix + "/law/guofa-2020-7/" + page);
      seen.accept("law-" + page.replace('/', '-'));
    }
    for (String page :
        List.of("zhangjiang-2023", "meeting-2020-07-01", "benefits", "timeline", "facts")) {
      session.open(prefix + "/law/" + page);
      seen.accept("law-" + page);
    }
    session.open(prefix + "/law?q=qqqqqq");
    seen.accept("law-found-none");
    session.open(prefix + "/developers");
    session.page().waitForSelector("#contract .opblock");
    seen.accept("developers");
    session.open(prefix + "/law/guofa-2020-7/99.9");
    seen.accept("missing");
    session.open(prefix + "/nothing");
    seen.accept("error");
    session.begin(prefix, "person", "heart").replaceState("lost");
    session.goOn();
    seen.accept("lost");
  }

  private static void place(BrowserSession session, String prefix, Consumer<String> seen) {
    session.begin(prefix, "enterprise", "heart");
    seen.accept("place");
    session.page().fill("#zone", "zj");
    session.press("button[name=search]");
    seen.accept("place-found");
    session.page().fill("#zone", "qqqqqqqqqq");
    session.press("button[name=search]");
    seen.accept("place-none");
    session.goOn();
    seen.accept("place-error");
  }

  private static void questions(BrowserSession session, String prefix, Consumer<String> seen) {
    session.begin(prefix, "person", "all");
    Visitor.Page page = session.shown();
    for (int i = 0; !page.questions().isEmpty(); i++) {
      if (!page.asksForPlace() && i < 3) {
        seen.accept("questions-" + i);
        session.goOn();
        seen.accept("questions-" + i + "-error");
      }
      session.answer(session.shown(), Applicants.ENGINEER).goOn();
      page = session.shown();
    }
    seen.accept("answers");
  }

  /** Of five benefits every result is opened; of the whole law nobody opens all. */
  private static void results(BrowserSession session, String prefix, Consumer<String> seen) {
    session.begin(prefix, "enterprise", "all").interview(Applicants.COMPANY).goOn();
    seen.accept("results-all");
    session.begin(prefix, "joint", "heart").interview(Applicants.JOINT).goOn();
    seen.accept("results");
    session
        .page()
        .evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)");
    seen.accept("results-open");
    session.page().fill("[name=asOf]", "2031-01-01");
    session.press("form.tools .day button");
    seen.accept("results-another-day");
    session.page().fill("[name=asOf]", "30 February");
    session.press("form.tools .day button");
    seen.accept("results-error");
  }
}
