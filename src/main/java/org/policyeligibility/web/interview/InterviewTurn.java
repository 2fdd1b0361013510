package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * One turn of an interview: takes what a form adds to its state, and finds the page to show next.
 * What cannot be read is shown again as it was typed, with what the core says of it.
 */
final class InterviewTurn {
  static final String QUESTIONS = "questions";
  static final String PLACE = "place";
  static final String ANSWERS = "answers";
  static final String RESULTS = "results";

  /** How a form names the question of the place. */
  private static final String PLACE_QUESTION = "@place";

  private static final String PROVINCE = "province";

  private final ClauseFragments fragments;
  private final Eligibility eligibility;
  private final Words words;
  private final PostedForm form;
  private final LocalDate today;

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
  }

  /**
   * A page to show.
   *
   * @param faulty whether it shows again what could not be read
   * @param counted the evaluation that it answers; null where it answers none
   */
  record Page(
      String template,
      String step,
      String title,
      InterviewState state,
      Object view,
      boolean faulty,
      @Nullable Evaluation counted) {}

  /** The page of a step, or the page of the step that has to be set right before. */
  Page take(String step, InterviewState before) {
    InterviewState state = before;
    if (form.all("q").contains(PLACE_QUESTION)) {
      Optional<InterviewState> placed = placed(state);
      if (placed.isEmpty()) {
        boolean searching = step.equals(PLACE) || form.has("search");
        return place(state, searching ? null : words.say("errorPlace"));
      }
      List<InputFault> faults = new ArrayList<>();
      if (Interview.of(eligibility, placed.get(), today, faults).isEmpty()) {
        return place(state, faults.get(0).message().in(words.language()));
      }
      state = placed.get();
    }
    FormAnswers answers = new FormAnswers(eligibility, words, form, state, today);
    if (!answers.isSound(!step.equals(QUESTIONS))) {
      return again(state, answers);
    }
    return show(step, answers.state());
  }

  private Page show(String step, InterviewState answered) {
    String change = form.first("change");
    if (change.equals(PLACE_QUESTION) || step.equals(PLACE)) {
      return place(answered, null);
    }
    Fact changed = eligibility.ruleset().vocabulary().fact(answered.type(), change);
    return switch (step) {
      case RESULTS -> results(answered);
      case ANSWERS -> answers(interview(answered));
      default -> changed != null ? change(answered, changed) : questions(answered);
    };
  }

  private Interview interview(InterviewState state) {
    List<InputFault> faults = new ArrayList<>();
    return Interview.of(eligibility, state, today, faults)
        .orElseThrow(() -> new IllegalStateException("a state that was read once"));
  }

  private LocalDate asOf(InterviewState state) {
    return state.asOf() == null ? today : state.asOf();
  }

  private ClauseViews clauses(InterviewState state) {
    return new ClauseViews(eligibility.ruleset(), words, asOf(state));
  }

  // ---- where

  /** Empty where it was not said, or a zone is being sought. */
  private Optional<InterviewState> placed(InterviewState state) {
    Identifier zone = Interview.zone(eligibility, state);
    String said = form.first("place");
    if (zone == null || said.isEmpty() || form.has("search")) {
      return Optional.empty();
    }
    List<String> supplied = new ArrayList<>(zone.supplies().values());
    supplied.add(zone.name());
    Map<String, Object> answered = new LinkedHashMap<>();
    if (form.has(PROVINCE)) {
      answered.put(zone.supplies().getOrDefault(Identifier.PROVINCE, ""), form.first(PROVINCE));
    }
    String kinds = zone.supplies().getOrDefault(Identifier.TYPES, "");
    switch (said) {
      case "kind" -> {}
      case "nowhere" -> answered.put(kinds, List.of(ValueList.NONE));
      case "unsure" -> {
        return Optional.of(state.placed(supplied, answered, Map.of(kinds, Silence.NOT_SURE)));
      }
      default -> {
        // The register says where its zones lie.
        answered.clear();
        answered.put(zone.name(), said);
      }
    }
    return Optional.of(state.placed(supplied, answered, Map.of()));
  }

  private Page place(InterviewState state, @Nullable String error) {
    Identifier zone = Interview.zone(eligibility, state);
    if (zone == null) {
      return questions(state);
    }
    String stated = String.valueOf(state.answers().getOrDefault(zone.name(), ""));
    String province = zone.supplies().getOrDefault(Identifier.PROVINCE, "");
    PlaceViews views =
        new PlaceViews(
            eligibility.ruleset().register(),
            eligibility.ruleset().vocabulary(),
            words,
            asOf(state));
    PlaceViews.PlacePage page =
        views.page(
            state,
            zone.question().in(words.language()),
            form.first("zone"),
            form.has("place") ? form.first("place") : stated,
            form.has(PROVINCE)
                ? form.first(PROVINCE)
                : String.valueOf(state.answers().getOrDefault(province, "")),
            error);
    return new Page(PLACE, PLACE, words.say("placeTitle"), state, page, error != null, null);
  }

  // ---- questions

  private Page questions(InterviewState state) {
    Interview interview = interview(state);
    if (interview.asksForPlace()) {
      return place(state, null);
    }
    List<MissingFact> next = interview.next();
    if (next.isEmpty()) {
      return answers(interview);
    }
    QuestionViews views = new QuestionViews(clauses(state), words);
    String heading = views.heading(next.get(0).fact().subject());
    List<QuestionViews.FieldView> fields =
        next.stream().map(question -> views.field(question, QuestionViews.Entry.EMPTY)).toList();
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            fields,
            List.of(),
            state.asked(),
            interview.open().size() - fields.size(),
            interview.openOutcomes(),
            false);
    return new Page(QUESTIONS, QUESTIONS, heading, state, page, false, null);
  }

  private Page change(InterviewState state, Fact fact) {
    Interview interview = interview(state);
    QuestionViews views = new QuestionViews(clauses(state), words);
    QuestionViews.FieldView field =
        views.field(interview.question(fact), QuestionViews.entry(state, fact));
    String heading = words.say("changeTitle");
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            List.of(field),
            List.of(),
            state.asked(),
            interview.open().size(),
            interview.openOutcomes(),
            true);
    return new Page(QUESTIONS, QUESTIONS, heading, state, page, false, null);
  }

  /** The questions once more, with what is wrong beside each. */
  private Page again(InterviewState state, FormAnswers answers) {
    Interview interview = interview(state);
    QuestionViews views = new QuestionViews(clauses(state), words);
    List<QuestionViews.FieldView> fields = new ArrayList<>();
    for (Fact fact : answers.shown()) {
      fields.add(views.field(interview.question(fact), answers.entry(fact)));
    }
    String heading = words.say("errorHeading");
    QuestionViews.QuestionsPage page =
        new QuestionViews.QuestionsPage(
            heading,
            fields,
            fields.stream().filter(field -> field.error() != null).toList(),
            state.asked(),
            Math.max(0, interview.open().size() - fields.size()),
            interview.openOutcomes(),
            form.has("changing"));
    return new Page(QUESTIONS, QUESTIONS, heading, state, page, true, null);
  }

  // ---- answers and results

  private Page answers(Interview interview) {
    InterviewState state = interview.state();
    Identifier zone = Interview.zone(eligibility, state);
    String named = zone == null ? null : (String) state.answers().get(zone.name());
    QuestionViews views = new QuestionViews(clauses(state), words);
    QuestionViews.AnswersPage page =
        new QuestionViews.AnswersPage(
            zone == null || !state.placed() ? null : place(named),
            views.answers(interview, named == null ? Set.of() : supplied(state, zone)),
            interview.open().size(),
            interview.openOutcomes());
    return new Page(ANSWERS, ANSWERS, words.say("answersTitle"), state, page, false, null);
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

  private Set<Fact> supplied(InterviewState state, @Nullable Identifier zone) {
    Set<Fact> facts = new LinkedHashSet<>();
    if (zone != null) {
      zone.supplies()
          .values()
          .forEach(name -> facts.add(eligibility.ruleset().vocabulary().known(state.type(), name)));
    }
    return facts;
  }

  private Page results(InterviewState asked) {
    InterviewState state = asked;
    String error = null;
    String typed = form.first("asOf").strip();
    if (!typed.isEmpty()) {
      List<InputFault> faults = new ArrayList<>();
      LocalDate day = FactReader.date(TypedValue.day(typed), "/asOf", faults);
      InterviewState moved = day == null ? state : state.on(day.equals(today) ? null : day);
      if (day != null && Interview.of(eligibility, moved, today, faults).isPresent()) {
        state = moved;
        typed = "";
      } else {
        error = faults.get(0).message().in(words.language());
      }
    }
    Interview interview = interview(state);
    Advice advice = eligibility.advise(interview.evaluation());
    ResultViews views =
        new ResultViews(fragments, clauses(state), words, interview.evaluation(), advice.changes());
    List<ResultViews.GroupView> groups = views.benefits();
    String day = new ValueText(words).day(asOf(state));
    ResultViews.ResultsPage page =
        new ResultViews.ResultsPage(
            words.say("resultsHeading", day, heading(groups)),
            day,
            typed.isEmpty() ? asOf(state).toString() : typed,
            error,
            groups,
            views.duties(),
            warnings(interview),
            state.asked(),
            interview.openOutcomes(),
            !state.benefits().isEmpty());
    return new Page(
        RESULTS,
        RESULTS,
        words.say("resultsTitle"),
        state,
        page,
        error != null,
        interview.evaluation());
  }

  /** How many benefits come to what is good, or still open; groups of none are passed over. */
  private String heading(List<ResultViews.GroupView> groups) {
    List<String> parts = new ArrayList<>();
    for (ResultViews.GroupView group : groups) {
      String code = "heading." + group.id();
      if (words.has(code)) {
        parts.add(words.say(code, group.size()));
      }
    }
    return parts.isEmpty()
        ? words.say("headingNothing")
        : String.join(words.say("headingComma"), parts);
  }

  private List<String> warnings(Interview interview) {
    Map<InputWarning.Doubt, String> warnings = new LinkedHashMap<>();
    for (Profile profile : interview.evaluation().stated().profiles()) {
      profile
          .warnings()
          .forEach(
              warning ->
                  warnings.put(warning.doubt(), warning.doubt().message().in(words.language())));
    }
    return List.copyOf(warnings.values());
  }
}
