package org.policyeligibility.web.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Relation;
import org.policyeligibility.message.Text;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/** Views of clauses: all that is said of one, on a page of its own. */
final class ClausePageViews {
  private final ClauseViews clauses;
  private final LawLists lists;
  private final ArticleViews articles;
  private final ValueText text;

  ClausePageViews(ClauseViews clauses, ArticleViews articles) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
    this.articles = articles;
    this.text = new ValueText(clauses.words());
  }

  /** How a clause stands to another one. */
  public record RelationView(
      String kind, String number, String document, String title, String path, String note) {}

  /** A time at which somebody compared a clause with its sources. */
  public record ReadingView(String day, @Nullable String changed) {}

  /**
   * A hint, or why nobody need apply.
   *
   * @param when in which case; null for every one
   */
  public record AdvisoryView(
      String text, @Nullable String when, @Nullable String days, @Nullable String source) {}

  /**
   * One clause.
   *
   * @param profile whom it addresses, and with {@code benefit} what an interview would be about
   */
  public record ClausePage(
      String profile,
      String benefit,
      ClauseViews.ClauseView clause,
      LawLists.EntryView entry,
      LawLists.DocumentView document,
      LawLists.@Nullable HeadingView article,
      ArticleViews.@Nullable TextView context,
      String days,
      String basis,
      List<ClauseViews.CriterionView> criteria,
      @Nullable String rule,
      List<AdvisoryView> advisories,
      List<AdvisoryView> exemptions,
      List<RelationView> relations,
      ExampleViews.ExamplesView examples,
      List<ReadingView> readings,
      List<LawLists.EntryView> siblings,
      LawLists.@Nullable EntryView previous,
      LawLists.@Nullable EntryView next) {}

  ClausePage page(Provision provision) {
    Clause clause = provision.clause();
    Article article = LawLists.article(provision);
    List<Provision> inOrder = lists.of(clause.document()).toList();
    int place = inOrder.indexOf(provision);
    ArticleViews.TextView context = articles.context(provision);
    ClauseViews.ClauseView view = clauses.of(provision);
    return new ClausePage(
        provision.profile().code(),
        clause.benefit(),
        context == null ? view : view.besides(context.tag()),
        lists.entry(provision),
        lists.document(clause.document()),
        article == null ? null : lists.heading(clause.document(), article),
        context,
        lists.days(clause.inForce()),
        clauses.words().say("authority." + clause.authority().basis().name()),
        clauses.criteria(provision),
        provision.ruleText(),
        provision.advisories().stream().map(this::advisory).toList(),
        provision.notNeeded().stream().map(this::exemption).toList(),
        clauses.ruleset().relations(clause.id()).stream().map(this::relation).toList(),
        new ExampleViews(clauses)
            .of(provision, ScenarioReader.of(provision, clauses.ruleset(), new ArrayList<>())),
        readings(clause),
        inOrder.stream()
            .filter(
                other -> other.clause().citation().article().equals(clause.citation().article()))
            .map(lists::entry)
            .toList(),
        place > 0 ? lists.entry(inOrder.get(place - 1)) : null,
        place + 1 < inOrder.size() ? lists.entry(inOrder.get(place + 1)) : null);
  }

  private List<ReadingView> readings(Clause clause) {
    return clause.review().readings().stream()
        .map(
            reading ->
                new ReadingView(
                    text.day(reading.on()),
                    reading.changed() == null ? null : clauses.text(reading.changed())))
        .toList();
  }

  /** On which days; null where on every one. */
  private @Nullable String shown(InForce days) {
    LocalDate first = days.firstDay();
    LocalDate last = days.lastDay();
    if (first == null) {
      return last == null ? null : clauses.words().say("shownUntil", text.day(last));
    }
    return last == null
        ? clauses.words().say("shownFrom", text.day(first))
        : clauses.words().say("shownFromTo", text.day(first), text.day(last));
  }

  private AdvisoryView advisory(Advisory advisory) {
    Text source = advisory.source();
    return new AdvisoryView(
        clauses.text(advisory.text()),
        when(advisory.when()),
        shown(advisory.days()),
        source == null ? null : clauses.text(source));
  }

  private @Nullable String when(List<Criterion> criteria) {
    Words words = clauses.words();
    return criteria.isEmpty()
        ? null
        : words.say(
            "inCase",
            words.list(
                criteria.stream()
                    .map(criterion -> clauses.text(CriterionSentence.of(criterion)))
                    .toList()));
  }

  private AdvisoryView exemption(NotNeeded exemption) {
    return new AdvisoryView(
        clauses.text(exemption.note()),
        when(exemption.when()),
        clauses.words().say("shownFrom", text.day(exemption.from())),
        clauses.text(exemption.source()));
  }

  private RelationView relation(Relation relation) {
    Provision other = clauses.ruleset().provision(relation.clause()).orElse(null);
    return new RelationView(
        clauses.words().say("relation." + relation.kind().name()),
        other == null ? relation.clause() : other.clause().number().value(),
        other == null ? "" : lists.document(other.clause().document()).name(),
        other == null ? relation.clause() : clauses.text(other.clause().title()),
        clauses.path(relation.clause()),
        clauses.text(relation.note()));
  }
}
