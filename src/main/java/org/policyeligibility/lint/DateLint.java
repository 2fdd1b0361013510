package org.policyeligibility.lint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Message;

/**
 * The lint rule of dates: a clause lives within its document. It is reviewed after the document is
 * issued.
 */
final class DateLint {
  private DateLint() {}

  static void look(Provision provision, FindingCollector findings) {
    Document document = provision.clause().document();
    InForce own = provision.clause().inForce();
    InForce life = document.inForce();
    String path = findings.path(provision, "clause.yaml");
    if (isBefore(own.firstDay(), life.firstDay()) || isBefore(life.lastDay(), own.firstDay())) {
      outside(findings, path, "inForce:", String.valueOf(own.firstDay()), document);
    }
    if (isBefore(life.lastDay(), own.lastDay()) || isBefore(own.lastDay(), life.firstDay())) {
      outside(findings, path, "inForce:", String.valueOf(own.lastDay()), document);
    }
    if (isBefore(provision.clause().review().on(), document.issued())) {
      outside(findings, path, "readings:", provision.clause().review().on().toString(), document);
    }
  }

  private static boolean isBefore(@Nullable LocalDate day, @Nullable LocalDate other) {
    return day != null && other != null && day.isBefore(other);
  }

  private static void outside(
      FindingCollector findings, String path, String words, String day, Document document) {
    InForce life = document.inForce();
    String from = life.firstDay() == null ? "…" : life.firstDay().toString();
    String to = life.lastDay() == null ? "…" : life.lastDay().toString();
    findings.add(
        LintCode.DATE_OUTSIDE_DOCUMENT,
        path,
        words,
        Message.of("lies-outside-the-document", day, document.id(), from, to),
        Message.of("a-clause-lives-within-its-document"));
  }
}
