package org.policyeligibility.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Text;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/** The law as HTML, Chinese first. Every text is escaped; nothing on a page runs. */
final class LawPages {
  private static final Text NOTICE =
      new Text("仅供参考，以主管部门决定为准。", "This is information only; the competent authority decides.");

  private LawPages() {}

  /** Every document with its clauses. */
  static String index(Ruleset ruleset) {
    StringBuilder html = new StringBuilder();
    for (Document document : ruleset.documents()) {
      html.append("<h2><a href=\"" + escape(document.id()) + ".html\">");
      html.append(escape(document.title().zh())).append("</a></h2>\n");
      html.append(english("p", document.title().en())).append("<ul>\n");
      ruleset.catalogue().stream()
          .filter(one -> one.clause().document().equals(document))
          .forEach(one -> html.append(entry(one)));
      html.append("</ul>\n");
    }
    return page("规则 " + ruleset.version(), html.toString());
  }

  private static String entry(Provision provision) {
    Clause clause = provision.clause();
    return "<li><a href=\""
        + escape(clause.document().id() + ".html#" + clause.number().value())
        + "\">"
        + escape(clause.number().value() + " " + clause.title().zh())
        + "</a> "
        + english("span", clause.title().en())
        + "</li>\n";
  }

  /** One document: each clause with its words beside its rule. */
  static String document(
      Ruleset ruleset, Document document, List<Provision> provisions, List<Scenario> scenarios) {
    Map<String, List<Scenario>> byClause =
        scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
    StringBuilder html = new StringBuilder("<p><a href=\"index.html\">规则</a></p>\n");
    html.append(english("p", document.title().en()));
    html.append(
        "<p>" + escape(document.issuer().zh()) + " · " + days(document.inForce()) + "</p>\n");
    html.append("<p>" + escape(document.weight().zh()) + "</p>\n");
    html.append(english("p", document.weight().en()));
    for (Provision provision : provisions) {
      html.append(clause(ruleset, provision, byClause.getOrDefault(provision.id(), List.of())));
    }
    return page(document.title().zh(), html.toString());
  }

  private static String clause(Ruleset ruleset, Provision provision, List<Scenario> scenarios) {
    Clause clause = provision.clause();
    StringBuilder html = new StringBuilder();
    html.append("<h2 id=\"" + escape(clause.number().value()) + "\">");
    html.append(escape(clause.number().value() + " " + clause.title().zh())).append("</h2>\n");
    html.append(english("p", clause.title().en()));
    html.append("<div class=\"beside\">\n<blockquote>\n");
    for (Language language : Language.values()) {
      String quote = clause.citation().quote().get(language);
      if (quote != null) {
        html.append("<p lang=\"" + language.tag() + "\">“" + escape(quote) + "”</p>\n");
      }
    }
    html.append("<p>" + place(clause) + "</p>\n</blockquote>\n");
    html.append(rule(provision)).append("</div>\n");
    html.append(criteria(provision)).append(requires(clause)).append(scenarios(scenarios));
    return html.append(history(ruleset, clause)).toString();
  }

  private static String place(Clause clause) {
    Text number = clause.document().number();
    return escape(
        (number == null ? clause.document().title().zh() : number.zh())
            + " 第 "
            + clause.citation().article()
            + " 条 第 "
            + clause.citation().sentence()
            + " 句");
  }

  private static String rule(Provision provision) {
    String rule = provision.ruleText();
    Text reason = provision.clause().reason();
    if (rule == null) {
      return reason == null ? "" : "<p>" + both(reason) + "</p>\n";
    }
    return "<pre><code>" + escape(rule) + "</code></pre>\n";
  }

  private static String criteria(Provision provision) {
    if (provision.criteria().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h3>条件 <span lang=\"en\">Criteria</span></h3>\n<ul>\n");
    for (int i = 0; i < provision.criteria().size(); i++) {
      Criterion criterion = provision.criteria().get(i);
      html.append("<li>").append(both(CriterionSentence.of(criterion)));
      html.append(note(provision.remarks().get(i).note())).append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private static String requires(Clause clause) {
    if (clause.requires().isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            "<h3>判断与批准 <span lang=\"en\">What an authority decides</span></h3>\n<ul>\n");
    for (Requirement one : clause.requires()) {
      html.append("<li>" + one.kind().name().toLowerCase(Locale.ROOT) + "：");
      html.append(both(one.decidedBy())).append(note(one.note())).append("</li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private static String scenarios(List<Scenario> scenarios) {
    if (scenarios.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder(
            "<details><summary>情形 Scenarios ("
                + scenarios.size()
                + ")</summary>\n<table>\n"
                + "<tr><th>情形</th><th>日期</th><th>结果</th></tr>\n");
    for (Scenario one : scenarios) {
      html.append("<tr><td lang=\"en\">" + escape(one.sentence()) + "</td><td>" + one.asOf());
      html.append("</td><td>" + one.outcome() + "</td></tr>\n");
    }
    return html.append("</table></details>\n").toString();
  }

  private static String history(Ruleset ruleset, Clause clause) {
    StringBuilder html = new StringBuilder("<h3>沿革 <span lang=\"en\">History</span></h3>\n<ul>\n");
    html.append("<li>" + days(clause.inForce()) + "</li>\n");
    html.append("<li>核对 reviewed " + clause.review().on() + "：");
    html.append(escape(String.join(", ", clause.review().against()))).append("</li>\n");
    for (Relation relation : ruleset.relations(clause.id())) {
      String target = relation.clause();
      int slash = target.indexOf('/');
      html.append("<li>" + relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      html.append(" <a href=\"" + escape(target.substring(0, slash) + ".html#"));
      html.append(escape(target.substring(slash + 1)) + "\">" + escape(target) + "</a></li>\n");
    }
    return html.append("</ul>\n").toString();
  }

  private static String days(InForce inForce) {
    return "有效期 in force "
        + (inForce.firstDay() == null ? "…" : inForce.firstDay())
        + " – "
        + (inForce.lastDay() == null ? "…" : inForce.lastDay());
  }

  private static String note(@Nullable Text note) {
    return note == null ? "" : "<br>" + both(note);
  }

  private static String both(Text text) {
    return escape(text.zh()) + " " + english("span", text.en());
  }

  private static String english(String element, String text) {
    return "<" + element + " lang=\"en\">" + escape(text) + "</" + element + ">\n";
  }

  private static String page(String title, String body) {
    return "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + escape(title)
        + "</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n<h1>"
        + escape(title)
        + "</h1>\n<p class=\"notice\">"
        + both(NOTICE)
        + "</p>\n"
        + body
        + "</body>\n</html>\n";
  }

  private static String escape(String text) {
    return Escaped.xml(text);
  }
}
