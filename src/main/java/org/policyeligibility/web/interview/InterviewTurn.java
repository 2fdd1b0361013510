package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;

/**
 * One turn of an interview: takes what a form adds to its state, and finds the page to show next.
 * What cannot be read is shown again as it was typed, with what the core says of it.
 */
final class InterviewTurn {
  private static final String CHANGING = "changing";

  private final ClauseFragments fragments;
  private final Eligibility eligibility;
  private final Words words;
  private final PostedForm form;
  private final LocalDate today;
  private final PlaceStep place;

  InterviewTurn(
      ClauseFragments fragments,
      Eligibility eligibility,
      Words words,
      PostedForm form,
      LocalDate today) {
    this.fragments = fragments;
    this.eligibility = eligibility;
    this.words = words;
    this.form = form;
    this.today = today;
    this.place = new PlaceStep(eligibility, words, form, today);
  }

  /** The page of a step, or the page of the step that has to be set right before. */
  InterviewPage take(String step, InterviewState before) {
    if (form.has(InterviewPage.BACK)) {
      return back(before);
    }
    InterviewState state = before;
    if (form.all("q").contains(PlaceStep.QUESTION)) {
      Optional<InterviewState> placed = place.placed(state);
      if (placed.isEmpty()) {
        // Who types a name and goes on is looking for it as well.
        boolean searching =
            step.equals(InterviewPage.PLACE) || form.has("search") || !form.shown("zone").isBlank();
        return place(state, searching ? null : words.say("errorPlace"));
      }
      List<InputFault> faults = new ArrayList<>();
      if (!Interview.isReadable(eligibility, placed.get(), today, faults)) {
        return place(
            state, new FaultText(eligibility.ruleset().vocabulary(), words).of(faults.get(0)));
      }
      state = placed.get();
    }
    FormAnswers answers = new FormAnswers(eligibility, words, form, state, today);
    if (!answers.isSound(!step.equals(InterviewPage.QUESTIONS))) {
      return again(state, answers);
    }
    return show(step, form.has(CHANGING) ? answers.state() : answers.state().after(asked(answers)));
  }

  /** The questions of the page that was answered, by which it is shown again. */
  private List<String> asked(FormAnswers answers) {
    return form.all("q").contains(PlaceStep.QUESTION)
        ? List.of(PlaceStep.QUESTION)
        : answers.shown().stream().map(Fact::name).toList();
  }

  /** The page before, as it was answered. What stands in the form is not looked at. */
  private InterviewPage back(InterviewState state) {
    List<String> last = state.lastPage();
    InterviewState before = state.back();
    if (last.contains(PlaceStep.QUESTION)) {
      return place(before, null);
    }
    List<Fact> asked =
        last.stream()
            .map(name -> before.fact(eligibility.ruleset().vocabulary(), name))
            .flatMap(Stream::ofNullable)
            .toList();
    if (asked.isEmpty()) {
      return questions(before);
    }
    Interview interview = interview(before);
    QuestionViews views = views(before);
    List<QuestionViews.FieldView> fields =
        asked.stream()
            .map(
                fact ->
                    views.field(
                        interview.question(fact),
                        QuestionViews.entry(before, fact),
                        registered(before, fact)))
            .toList();
    int answered = before.asked() - (int) asked.stream().filter(before::has).count();
    String heading = views.heading(asked.get(0).subject());
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            fields,
            List.of(),
            answered,
            (int)
                interview.open().stream()
                    .filter(question -> !asked.contains(question.fact()))
                    .count(),
            interview.openOutcomes(),
            false,
            false);
    return InterviewPage.questions(heading, before, page, false, InterviewPage.before(before));
  }

  private InterviewPage show(String step, InterviewState answered) {
    String change = form.first("change");
    if (change.equals(PlaceStep.QUESTION) || step.equals(InterviewPage.PLACE)) {
      return place(answered, null);
    }
    Fact changed = answered.fact(eligibility.ruleset().vocabulary(), change);
    return switch (step) {
      case InterviewPage.RESULTS ->
          new ResultsStep(fragments, eligibility, words, today)
              .page(
                  answered,
                  form.first("asOf"),
                  form.first(InterviewPage.COMPARED),
                  form.has(InterviewPage.EXAMPLE));
      case InterviewPage.ANSWERS -> answers(interview(answered));
      default -> changed != null ? change(answered, changed) : questions(answered);
    };
  }

  private Interview interview(InterviewState state) {
    List<InputFault> faults = new ArrayList<>();
    return Interview.of(eligibility, state, today, faults)
        .orElseThrow(() -> new IllegalStateException("a state that was read once"));
  }

  private ClauseViews clauses(InterviewState state) {
    return new ClauseViews(eligibility.ruleset(), words, state.asOf(today));
  }

  private QuestionViews views(InterviewState state) {
    return new QuestionViews(clauses(state), words, state.types().size() > 1);
  }

  private InterviewPage place(InterviewState state, @Nullable String error) {
    Identifier zone = state.zone(eligibility.ruleset().vocabulary());
    return zone == null ? questions(state) : place.page(state, zone, error);
  }

  private InterviewPage questions(InterviewState state) {
    Interview interview = interview(state);
    if (interview.asksForPlace()) {
      return place(state, null);
    }
    List<MissingFact> next = interview.next();
    if (next.isEmpty()) {
      return answers(interview);
    }
    QuestionViews views = views(state);
    String heading = views.heading(next.get(0).fact().subject());
    List<QuestionViews.FieldView> fields =
        next.stream()
            .map(
                question ->
                    views.field(
                        question, QuestionViews.Entry.EMPTY, registered(state, question.fact())))
            .toList();
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            fields,
            List.of(),
            state.asked(),
            interview.open().size() - fields.size(),
            interview.openOutcomes(),
            interview.isOnlyRare(),
            false);
    return InterviewPage.questions(heading, state, page, false, InterviewPage.before(state));
  }

  private InterviewPage change(InterviewState state, Fact fact) {
    Interview interview = interview(state);
    QuestionViews views = views(state);
    QuestionViews.FieldView field =
        views.field(
            interview.question(fact), QuestionViews.entry(state, fact), registered(state, fact));
    String heading = words.say("changeTitle");
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            List.of(field),
            List.of(),
            state.asked(),
            interview.open().size(),
            interview.openOutcomes(),
            false,
            true);
    return InterviewPage.questions(heading, state, page, false, InterviewPage.ANSWERS);
  }

  /** The questions once more, with what is wrong beside each. */
  private InterviewPage again(InterviewState state, FormAnswers answers) {
    Interview interview = interview(state);
    QuestionViews views = views(state);
    List<QuestionViews.FieldView> fields = new ArrayList<>();
    for (Fact fact : answers.shown()) {
      fields.add(
          views.field(interview.question(fact), answers.entry(fact), registered(state, fact)));
    }
    // An error is told on the page that was sent, which has to be known again.
    String heading =
        form.has(CHANGING)
            ? words.say("changeTitle")
            : views.heading(answers.shown().get(0).subject());
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            fields,
            fields.stream().filter(field -> field.error() != null).toList(),
            state.asked(),
            Math.max(0, interview.open().size() - fields.size()),
            interview.openOutcomes(),
            interview.isOnlyRare(),
            form.has(CHANGING));
    return InterviewPage.questions(
        heading,
        state,
        page,
        true,
        form.has(CHANGING) ? InterviewPage.ANSWERS : InterviewPage.before(state));
  }

  private @Nullable RegisteredKinds registered(InterviewState state, Fact fact) {
    return RegisteredKinds.of(eligibility, state, fact, today);
  }

  private InterviewPage answers(Interview interview) {
    InterviewState state = interview.state();
    Identifier zone = state.zone(eligibility.ruleset().vocabulary());
    String named = zone == null ? null : (String) state.answers().get(zone.name());
    QuestionViews views = views(state);
    QuestionViews.AnswersPage page =
        new QuestionViews.AnswersPage(
            zone == null || !state.placed() ? null : place(named),
            views.answers(interview, named == null ? Set.of() : supplied(zone)),
            interview.open().size(),
            interview.openOutcomes(),
            state.silences().size(),
            ResumedAnswers.notices(form, state, eligibility.ruleset().vocabulary(), words));
    return new InterviewPage(
        InterviewPage.ANSWERS,
        InterviewPage.ANSWERS,
        words.say("answersTitle"),
        state,
        page,
        false,
        null,
        InterviewPage.before(state));
  }

  private String place(@Nullable String named) {
    return named == null
        ? words.say("placeUnnamed")
        : eligibility
            .ruleset()
            .register()
            .zone(named)
            .map(zone -> zone.name().in(words.language()))
            .orElse(words.say("placeUnnamed"));
  }

  private Set<Fact> supplied(@Nullable Identifier zone) {
    Set<Fact> facts = new LinkedHashSet<>();
    if (zone != null) {
      zone.supplies()
          .values()
          .forEach(
              name -> facts.add(eligibility.ruleset().vocabulary().known(zone.profile(), name)));
    }
    return facts;
  }
}
