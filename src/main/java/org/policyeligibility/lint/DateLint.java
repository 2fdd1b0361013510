package org.policyeligibility.lint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Message;

/**
 * The lint rule of dates: a clause lives within its document, and an advisory is shown on some day
 * of it. A clause is reviewed after the document is issued.
 */
final class DateLint {
  private static final Message REMEDY = Message.of("a-clause-lives-within-its-document");
  private static final Message REMEDY_OF_ADVISORY = Message.of("correct-the-day-of-an-advisory");

  private DateLint() {}

  static void look(Provision provision, FindingCollector findings) {
    Document document = provision.clause().document();
    InForce own = provision.clause().inForce();
    InForce life = document.inForce();
    String path = findings.path(provision, "clause.yaml");
    if (isBefore(own.firstDay(), life.firstDay()) || isBefore(life.lastDay(), own.firstDay())) {
      outside(findings, path, "inForce:", own.firstDay(), document, REMEDY);
    }
    if (isBefore(life.lastDay(), own.lastDay()) || isBefore(own.lastDay(), life.firstDay())) {
      outside(findings, path, "inForce:", own.lastDay(), document, REMEDY);
    }
    if (isBefore(provision.clause().review().on(), document.issued())) {
      outside(findings, path, "readings:", provision.clause().review().on(), document, REMEDY);
    }
    for (Advisory advisory : provision.advisories()) {
      InForce shown = advisory.days();
      if (isBefore(shown.lastDay(), life.firstDay())) {
        outside(findings, path, "until:", shown.lastDay(), document, REMEDY_OF_ADVISORY);
      } else if (isBefore(life.lastDay(), shown.firstDay())) {
        outside(findings, path, "from:", shown.firstDay(), document, REMEDY_OF_ADVISORY);
      }
    }
  }

  private static boolean isBefore(@Nullable LocalDate day, @Nullable LocalDate other) {
    return day != null && other != null && day.isBefore(other);
  }

  private static void outside(
      FindingCollector findings,
      String path,
      String words,
      @Nullable LocalDate day,
      Document document,
      Message remedy) {
    InForce life = document.inForce();
    String from = life.firstDay() == null ? "…" : life.firstDay().toString();
    String to = life.lastDay() == null ? "…" : life.lastDay().toString();
    findings.add(
        LintCode.DATE_OUTSIDE_DOCUMENT,
        path,
        words,
        Message.of("lies-outside-the-document", String.valueOf(day), document.id(), from, to),
        remedy);
  }
}
