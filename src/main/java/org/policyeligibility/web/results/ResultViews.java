package org.policyeligibility.web.results;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Markup;
import org.policyeligibility.web.page.OutcomeStyle;
import org.policyeligibility.web.page.Splices;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * Views of an evaluation: benefits by what they come to, the strongest basis first, with
 * restrictions and obligations apart. The words are those of the law and of the bundle; what
 * follows was decided before.
 */
public final class ResultViews {
  /** In a longer list nobody finds anything without a title. */
  private static final int MOST_UNTITLED = 8;

  private static final String DUTY = "duty-";

  private final ClauseFragments fragments;
  private final ClauseViews clauses;
  private final Words words;
  private final ValueText text;
  private final Evaluation evaluation;
  private final Map<String, Change> changes;
  private final Alternatives alternatives;
  private final BasisView.ReferenceView reference;
  private final CardMarkup markup;
  private final Splices splices = new Splices();

  /**
   * Views of what an interview is about.
   *
   * @param whole the evaluation of all of the law, of which the interview may be about a part
   * @param reference by which the answer is found again
   */
  public ResultViews(
      ClauseFragments fragments,
      ClauseViews clauses,
      Words words,
      Evaluation evaluation,
      Evaluation whole,
      Map<String, Change> changes,
      BasisView.ReferenceView reference) {
    this.fragments = fragments;
    this.clauses = clauses;
    this.words = words;
    this.text = new ValueText(words);
    this.evaluation = evaluation;
    this.changes = changes;
    this.alternatives = new Alternatives(clauses, words, whole);
    this.reference = reference;
    this.markup = new CardMarkup(fragments, words);
  }

  /**
   * Cards of one subject; it bears no title where a group is short.
   *
   * @param body the cards as markup, in the place where the page has them
   */
  public record SubjectView(@Nullable String title, List<CardView> cards, RawString body) {}

  /** The outcomes that people take for one. */
  public record GroupView(
      String id, String title, String about, String state, int size, List<SubjectView> subjects) {
    boolean isUnmetDuty() {
      return id.equals(DUTY + Outcome.NON_COMPLIANT.name());
    }
  }

  /**
   * A page of results.
   *
   * @param example whether the answers are those of an example
   */
  public record ResultsPage(
      String heading,
      String day,
      String typedDay,
      @Nullable String error,
      List<GroupView> groups,
      List<GroupView> duties,
      List<String> warnings,
      boolean example,
      int asked,
      int openOutcomes,
      @Nullable String limited,
      @Nullable DayComparison comparison,
      List<Checklist.MaterialView> checklist,
      List<Deadline.DeadlineView> deadlines,
      String request,
      String digest,
      Splices splices)
      implements Splices.View {
    /** The groups that are counted at the head: benefits, and duties that are not met. */
    public List<GroupView> counted() {
      return Stream.concat(groups.stream(), duties.stream().filter(GroupView::isUnmetDuty))
          .toList();
    }
  }

  /** Where the parts of the page that go through no template are kept. */
  public Splices splices() {
    return splices;
  }

  /** The groups of benefits, in the order in which outcomes are listed. */
  public List<GroupView> benefits() {
    Map<String, List<Result>> byBenefit = new LinkedHashMap<>();
    for (Result result : evaluation.results()) {
      if (result.provision().clause().effect() == Effect.BENEFIT) {
        byBenefit
            .computeIfAbsent(result.provision().clause().benefit(), id -> new ArrayList<>())
            .add(result);
      }
    }
    Map<Outcome, List<CardView>> cards = new EnumMap<>(Outcome.class);
    byBenefit.forEach(
        (benefit, results) ->
            cards
                .computeIfAbsent(results.get(0).outcome(), outcome -> new ArrayList<>())
                .add(card(clauses.text(clauses.ruleset().titleOfBenefit(benefit)), results)));
    return groups(cards, "");
  }

  /** The groups of restrictions and obligations, what is not met first. */
  public List<GroupView> duties() {
    Map<Outcome, List<CardView>> cards = new EnumMap<>(Outcome.class);
    for (Result result : evaluation.results()) {
      if (result.provision().clause().effect() != Effect.BENEFIT) {
        cards
            .computeIfAbsent(result.outcome(), outcome -> new ArrayList<>())
            .add(card(clauses.text(result.provision().clause().title()), List.of(result)));
      }
    }
    List<GroupView> groups = groups(cards, DUTY);
    groups.sort(Comparator.comparing(group -> !group.isUnmetDuty()));
    return groups;
  }

  private List<GroupView> groups(Map<Outcome, List<CardView>> cards, String prefix) {
    List<GroupView> groups = new ArrayList<>();
    cards.forEach(
        (outcome, all) ->
            groups.add(
                new GroupView(
                    prefix + outcome.name(),
                    words.say("group." + outcome.name()),
                    words.say("about." + outcome.name()),
                    OutcomeStyle.of(outcome),
                    all.size(),
                    subjects(all))));
    return groups;
  }

  private List<SubjectView> subjects(List<CardView> cards) {
    if (cards.size() <= MOST_UNTITLED) {
      return List.of(subject(null, cards));
    }
    Map<String, List<CardView>> bySubject = new LinkedHashMap<>();
    cards.forEach(
        card -> bySubject.computeIfAbsent(card.subject(), subject -> new ArrayList<>()).add(card));
    return bySubject.entrySet().stream()
        .map(subject -> subject(subject.getKey(), subject.getValue()))
        .toList();
  }

  private SubjectView subject(@Nullable String title, List<CardView> cards) {
    return new SubjectView(title, cards, splices.mark(markup.of(cards)));
  }

  /** The best comes first among the results, and decides for the benefit. */
  private CardView card(String title, List<Result> results) {
    List<BasisView> bases =
        results.stream().map(result -> basis(result, results.size() > 1)).toList();
    BasisView best = bases.get(0);
    Clause clause = results.get(0).provision().clause();
    return new CardView(
        title,
        clauses.category(clause.category()),
        best.state(),
        best.tag(),
        best.sentence(),
        bases,
        clause.effect() == Effect.BENEFIT
            ? alternatives.beside(clause.benefit(), clause.category(), results.get(0).outcome())
            : List.of());
  }

  private BasisView basis(Result result, boolean several) {
    Provision provision = result.provision();
    ClauseFragments.Fragment law =
        fragments.of(provision, clauses.ruleset(), words, evaluation.asOf());
    Markup.Builder rows = new Markup.Builder();
    for (int i = 0; i < provision.criteria().size(); i++) {
      endOfCriterion(rows.add(law.criteria().get(i)), result, i);
    }
    for (int i = 0; i < result.standings().size(); i++) {
      endOfRequirement(rows.add(law.requirements().get(i)), result, i);
    }
    return new BasisView(
        law,
        several,
        provision.id(),
        result.outcome().name(),
        result.outcome() != Outcome.NOT_NEEDED,
        OutcomeStyle.of(result.outcome()),
        words.say("tag." + result.outcome().name()),
        new ResultSentence(clauses, words, evaluation).of(result, law),
        rows.build(),
        result.advisories().stream().map(advisory -> clauses.text(advisory.text())).toList(),
        changes(result),
        missing(result),
        reference);
  }

  /** The open facts, each label once, though two facts can bear it. */
  private List<BasisView.MissingView> missing(Result result) {
    Map<String, BasisView.MissingView> missing = new LinkedHashMap<>();
    for (Fact fact : result.missing()) {
      String label = clauses.text(fact.label());
      missing.putIfAbsent(label, new BasisView.MissingView(fact.toState(), label));
    }
    return List.copyOf(missing.values());
  }

  private void endOfCriterion(Markup.Builder rows, Result result, int i) {
    Criterion criterion = result.provision().criteria().get(i);
    Object value = evaluation.stated().value(criterion.fact());
    Status status = result.statuses().get(i);
    boolean assumed = value == null && status == Status.MET;
    fragments.endRow(
        rows,
        words.language(),
        assumed ? words.say("valueNotStated") : text.of(criterion.fact(), value),
        switch (status) {
          case MET -> "met";
          case NOT_MET -> "not";
          case UNKNOWN -> "unk";
        },
        words.say(assumed ? "verdict.ASSUMED" : "verdict." + status.name()));
  }

  private void endOfRequirement(Markup.Builder rows, Result result, int i) {
    Standing standing = result.standings().get(i);
    Criterion indication = result.provision().indications().get(i);
    fragments.endRow(
        rows,
        words.language(),
        indication == null ? "–" : indicated(indication),
        standing.isFavourable() ? "met" : standing.isAdverse() ? "not" : "unk",
        words.say("standing." + standing.name()));
  }

  /** The value stated of a fact, and the one that would speak for a favourable assessment. */
  private String indicated(Criterion indication) {
    return words.say(
        "indicated",
        text.of(indication.fact(), evaluation.stated().value(indication.fact())),
        clauses.text(CriterionSentence.of(indication)));
  }

  private List<BasisView.ChangeView> changes(Result result) {
    Change change = changes.get(result.provision().id());
    if (change == null) {
      return List.of();
    }
    List<BasisView.ChangeView> views = new ArrayList<>();
    for (Change.OfFact fact : change.facts()) {
      views.add(new BasisView.ChangeView(sentence(fact), fact.known(), fact.fact().changeable()));
    }
    change
        .decisions()
        .forEach(
            kind ->
                views.add(
                    new BasisView.ChangeView(
                        words.say("changeDecision." + kind.name()), true, false)));
    return views;
  }

  /** A value to state; of that which nobody can change, such as a birthday, the condition alone. */
  private String sentence(Change.OfFact fact) {
    return fact.fact().changeable()
        ? words.say("changeTo", clauses.text(fact.fact().label()), text.of(fact.fact(), fact.to()))
        : words.list(
            fact.criteria().stream()
                .map(criterion -> clauses.text(CriterionSentence.of(criterion)))
                .toList());
  }
}
