package org.policyeligibility.lint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Text;

/** A clause lives within its document, and is read after the document is issued. */
final class DateLint {
  private DateLint() {}

  static void look(Provision provision, Lint lint) {
    Document document = provision.clause().document();
    InForce own = provision.clause().inForce();
    InForce life = document.inForce();
    String path = lint.path(provision, "clause.yaml");
    if (isBefore(own.firstDay(), life.firstDay()) || isBefore(life.lastDay(), own.firstDay())) {
      outside(lint, path, "inForce:", String.valueOf(own.firstDay()), document);
    }
    if (isBefore(life.lastDay(), own.lastDay()) || isBefore(own.lastDay(), life.firstDay())) {
      outside(lint, path, "inForce:", String.valueOf(own.lastDay()), document);
    }
    if (isBefore(provision.clause().review().on(), document.issued())) {
      outside(lint, path, "reviewed:", provision.clause().review().on().toString(), document);
    }
  }

  private static boolean isBefore(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one != null && other != null && one.isBefore(other);
  }

  private static void outside(Lint lint, String path, String words, String day, Document document) {
    InForce life = document.inForce();
    String from = life.firstDay() == null ? "…" : life.firstDay().toString();
    String to = life.lastDay() == null ? "…" : life.lastDay().toString();
    lint.found(
        LintCode.DATE_OUTSIDE_DOCUMENT,
        path,
        words,
        new Text(
            day + " 不在文件 " + document.id() + " 的有效期内（" + from + " 至 " + to + "）",
            day + " lies outside the life of " + document.id() + " (" + from + " to " + to + ")"),
        new Text(
            "条款不早于文件施行、不晚于文件失效；修订的条文属于修订它的文件",
            "a clause lives within its document; amended law belongs to the document that amends"));
  }
}
