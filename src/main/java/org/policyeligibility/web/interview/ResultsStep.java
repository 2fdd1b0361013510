package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.problem.RequestId;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.written.WrittenDay;
import org.policyeligibility.web.page.CalendarFile;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.results.BasisView;
import org.policyeligibility.web.results.Checklist;
import org.policyeligibility.web.results.DayComparison;
import org.policyeligibility.web.results.Deadline;
import org.policyeligibility.web.results.Deadlines;
import org.policyeligibility.web.results.ResultViews;
import org.policyeligibility.web.state.InterviewState;

/**
 * Step of an interview that shows its results, as of today or of a day that is asked for; and what
 * is taken along from them.
 */
final class ResultsStep {
  /** Of more titles only the number is said. */
  private static final int MOST_NAMED = 5;

  private final ClauseFragments fragments;
  private final Eligibility eligibility;
  private final Words words;
  private final LocalDate today;

  ResultsStep(ClauseFragments fragments, Eligibility eligibility, Words words, LocalDate today) {
    this.fragments = fragments;
    this.eligibility = eligibility;
    this.words = words;
    this.today = today;
  }

  /** A day that was typed: the state on it, or the reason why it is none. */
  private record Moved(InterviewState state, String typed, @Nullable String error) {}

  /**
   * The page.
   *
   * @param asOf another day, as it was typed; empty where none was
   * @param compared the day with which the results were compared on the page before; empty where
   *     with none
   * @param example whether the answers are those of an example
   */
  InterviewPage page(InterviewState state, String asOf, String compared, boolean example) {
    Moved moved = moved(state, asOf.strip());
    InterviewState asked = asOf.isBlank() ? earlier(state, compared) : state;
    Interview interview = interview(moved.state());
    return new InterviewPage(
        InterviewPage.RESULTS,
        InterviewPage.RESULTS,
        words.say("resultsTitle"),
        moved.state(),
        view(asked, moved, interview, example),
        moved.error() != null,
        interview.evaluation(),
        example ? "" : InterviewPage.ANSWERS,
        day(moved.state()).equals(day(asked))
            ? List.of()
            : List.of(new Frame.Field(InterviewPage.COMPARED, day(asked).toString())));
  }

  /**
   * The views of the page, to be written on paper.
   *
   * @param compared the day with which the results are compared there; empty where with none
   */
  ResultViews.ResultsPage results(InterviewState state, String compared, boolean example) {
    return view(earlier(state, compared), new Moved(state, "", null), interview(state), example);
  }

  private ResultViews.ResultsPage view(
      InterviewState asked, Moved moved, Interview interview, boolean example) {
    InterviewState state = moved.state();
    Evaluation evaluation = interview.evaluation();
    ClauseViews clauses = clauses(state);
    BasisView.ReferenceView reference =
        new BasisView.ReferenceView(
            new ValueText(words).day(day(state)),
            eligibility.ruleset().digest(),
            RequestId.current());
    ResultViews views =
        new ResultViews(
            fragments,
            clauses,
            words,
            evaluation,
            interview.whole(),
            eligibility.changes(evaluation),
            reference);
    List<ResultViews.GroupView> groups = views.benefits();
    List<ResultViews.GroupView> duties = views.duties();
    return new ResultViews.ResultsPage(
        heading(groups, duties, evaluation),
        reference.day(),
        moved.typed().isEmpty() ? day(state).toString() : moved.typed(),
        moved.error(),
        groups,
        duties,
        warnings(interview, example),
        example,
        state.asked(),
        interview.openOutcomes(),
        limited(state, new InterviewScope(eligibility.ruleset(), clauses)),
        day(state).equals(day(asked)) ? null : comparison(asked, evaluation, clauses),
        Checklist.of(evaluation, clauses, words),
        Deadline.sentences(deadlines(state, evaluation), words),
        reference.request(),
        reference.digest(),
        views.splices());
  }

  /** The days that matter and those on which to begin, as a file for a calendar. */
  byte[] calendar(InterviewState state) {
    List<CalendarFile.Event> events = new ArrayList<>();
    for (Deadline deadline : deadlines(state, interview(state).evaluation())) {
      deadline
          .begin(day(state))
          .ifPresent(
              day -> events.add(new CalendarFile.Event(day, deadline.reminder(words), false)));
      events.add(new CalendarFile.Event(deadline.day(), deadline.sentence(words), true));
    }
    return CalendarFile.of(events);
  }

  /** The state on the day with which it was compared; as it is, where that is no day for it. */
  private InterviewState earlier(InterviewState state, String compared) {
    List<InputFault> faults = new ArrayList<>();
    LocalDate day = FactReader.date(compared, "/asOf", faults);
    InterviewState earlier = day == null ? state : state.on(day);
    return Interview.isReadable(eligibility, earlier, today, faults) ? earlier : state;
  }

  private Moved moved(InterviewState state, String typed) {
    if (typed.isEmpty()) {
      return new Moved(state, "", null);
    }
    List<InputFault> faults = new ArrayList<>();
    LocalDate day = FactReader.date(WrittenDay.iso(typed), "/asOf", faults);
    InterviewState moved = day == null ? state : state.on(day.equals(today) ? null : day);
    return day != null && Interview.isReadable(eligibility, moved, today, faults)
        ? new Moved(moved, "", null)
        : new Moved(
            state,
            PostedForm.isPlain(typed) ? typed : "",
            new FaultText(eligibility.ruleset().vocabulary(), words).ofDay(faults.get(0), typed));
  }

  private DayComparison comparison(InterviewState before, Evaluation after, ClauseViews clauses) {
    return DayComparison.of(interview(before).evaluation(), after, clauses, words);
  }

  private List<Deadline> deadlines(InterviewState state, Evaluation evaluation) {
    return new Deadlines(
            clauses(state),
            day ->
                Interview.of(eligibility, state.on(day), today, new ArrayList<>())
                    .map(Interview::evaluation))
        .of(evaluation);
  }

  private Interview interview(InterviewState state) {
    List<InputFault> faults = new ArrayList<>();
    return Interview.of(eligibility, state, today, faults)
        .orElseThrow(() -> new IllegalStateException("a state that was read once"));
  }

  private LocalDate day(InterviewState state) {
    return state.asOf(today);
  }

  private ClauseViews clauses(InterviewState state) {
    return new ClauseViews(eligibility.ruleset(), words, day(state));
  }

  /**
   * How many benefits come to what is good, or still open, and how many duties are not met; groups
   * of none are passed over.
   */
  private String heading(
      List<ResultViews.GroupView> groups,
      List<ResultViews.GroupView> duties,
      Evaluation evaluation) {
    List<String> parts = new ArrayList<>(counted(groups));
    if (parts.isEmpty()) {
      parts.add(words.say("headingNothing"));
      long elsewhere =
          evaluation.results().stream()
              .filter(Result::isGivenElsewhere)
              .map(result -> result.provision().clause().benefit())
              .distinct()
              .count();
      if (elsewhere > 0) {
        parts.add(words.say("headingElsewhere", elsewhere));
      }
    }
    parts.addAll(counted(duties));
    return String.join(words.say("headingComma"), parts);
  }

  private List<String> counted(List<ResultViews.GroupView> groups) {
    return groups.stream()
        .filter(group -> words.has("heading." + group.id()))
        .map(group -> words.say("heading." + group.id(), group.size()))
        .toList();
  }

  /** The scope of the interview, with what of it is for other applicants; null for all of it. */
  private @Nullable String limited(InterviewState state, InterviewScope scope) {
    String named = scope.named(state.benefits());
    if (named == null) {
      return null;
    }
    List<String> outside =
        state.benefits().stream()
            .filter(benefit -> scope.isForOthers(benefit, state.types()))
            .map(scope::title)
            .toList();
    String limited = words.say("resultsLimited", named);
    if (outside.isEmpty()) {
      return limited;
    }
    return limited
        + (outside.size() > MOST_NAMED
            ? words.say("resultsOutsideMany", outside.size())
            : words.say("resultsOutside", String.join(words.say("listComma"), outside)));
  }

  /** As the service says it, but for what a page says better. */
  private String doubt(InputWarning.Doubt doubt) {
    String code = "doubt." + doubt.code();
    return words.has(code) ? words.say(code) : doubt.message().in(words.language());
  }

  private List<String> warnings(Interview interview, boolean example) {
    Map<InputWarning.Doubt, String> warnings = new LinkedHashMap<>();
    for (Profile profile : interview.evaluation().stated().profiles()) {
      profile.warnings().forEach(warning -> warnings.put(warning.doubt(), doubt(warning.doubt())));
    }
    List<String> all = new ArrayList<>(warnings.values());
    if (example) {
      all.add(0, words.say("exampleNotice"));
    }
    return all;
  }
}
