package org.policyeligibility.web.interview;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.state.InterviewState;

/**
 * View of a page of the interview, with the state that it takes along.
 *
 * @param step by which a form asks for it
 * @param faulty whether it shows again what could not be read
 * @param counted the evaluation that it answers; null where it answers none
 * @param back the step to which a way back leads; empty for the first page
 * @param kept what beside the state asks for the same page in the other language
 */
record InterviewPage(
    String template,
    String step,
    String title,
    InterviewState state,
    Object view,
    boolean faulty,
    @Nullable Evaluation counted,
    String back,
    List<Frame.Field> kept) {
  static final String START = "start";
  static final String QUESTIONS = "questions";
  static final String PLACE = "place";
  static final String ANSWERS = "answers";
  static final String RESULTS = "results";
  static final String CALENDAR = "calendar";
  static final String KEEP = "keep";
  static final String SAVE = "save";
  static final String ZONES = "zones";
  static final String EXAMPLE = "example";

  /** The field of a form that says with which day the results are compared. */
  static final String COMPARED = "compared";

  private static final Set<String> OF_PAGE =
      Set.of("change", EXAMPLE, ResumedAnswers.RESUMED, ResumedAnswers.LEFT, ResumedAnswers.OLDER);
  private static final Set<String> OF_PLACE = Set.of("change", "zone");

  /** The field of a form that asks for the page before. */
  static final String BACK = "back";

  /** All that a form can ask for. */
  static final Set<String> STEPS =
      Set.of(START, QUESTIONS, PLACE, ANSWERS, RESULTS, CALENDAR, KEEP, SAVE, ZONES, EXAMPLE);

  /**
   * The fields of the form by which this page was asked for, beside the state; none for all of
   * them, where what was typed is shown again.
   */
  Set<String> askedBy() {
    return faulty ? Set.of() : step.equals(PLACE) ? OF_PLACE : OF_PAGE;
  }

  InterviewPage(
      String template,
      String step,
      String title,
      InterviewState state,
      Object view,
      boolean faulty,
      @Nullable Evaluation counted,
      String back) {
    this(template, step, title, state, view, faulty, counted, back, List.of());
  }

  /** A page of questions, which answers no evaluation. */
  static InterviewPage questions(
      String heading,
      InterviewState state,
      QuestionViews.QuestionsPage page,
      boolean faulty,
      String back) {
    return new InterviewPage(QUESTIONS, QUESTIONS, heading, state, page, faulty, null, back);
  }

  /** The step that shows the page before one that asks; empty where there is none but the first. */
  static String before(InterviewState state) {
    return state.lastPage().isEmpty() ? "" : QUESTIONS;
  }
}
