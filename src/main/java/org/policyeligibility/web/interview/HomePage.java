package org.policyeligibility.web.interview;

import java.util.List;

/**
 * The first page: who asks, and for what.
 *
 * @param heart the benefits most asked for
 * @param categories of benefits
 * @param clauses how many provisions can be decided
 */
public record HomePage(
    List<ChoiceView> heart,
    List<ChoiceView> categories,
    List<DocumentView> documents,
    int clauses,
    FilledView filled) {

  /** A benefit or a category that can be chosen. */
  public record ChoiceView(String id, String title) {}

  /** A document that is answered from. */
  public record DocumentView(String name, String title, String days, String path) {}

  /**
   * The choices made before the page is shown again, and what is missing in them.
   *
   * @param typeError empty where it was said who asks
   * @param purposeError empty where it was said for what
   * @param fileError empty where no file was sent that will not do
   */
  public record FilledView(
      String type,
      String scope,
      String purpose,
      String typeError,
      String purposeError,
      String fileError) {
    static final FilledView EMPTY = new FilledView("", InterviewScope.HEART, "", "", "", "");

    FilledView withFileError(String error) {
      return new FilledView(type, scope, purpose, typeError, purposeError, error);
    }

    public boolean isFaulty() {
      return !typeError.isEmpty() || !purposeError.isEmpty() || !fileError.isEmpty();
    }
  }
}
