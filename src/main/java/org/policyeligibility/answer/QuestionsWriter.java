package org.policyeligibility.answer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.evaluation.advice.Questionnaire;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/** Writer of the questions that an answer leaves, in one language. */
final class QuestionsWriter {
  private final Vocabulary vocabulary;
  private final Language language;
  private final Map<Fact, QuestionTemplate> templates = new ConcurrentHashMap<>();

  QuestionsWriter(Vocabulary vocabulary, Language language) {
    this.vocabulary = vocabulary;
    this.language = language;
  }

  /**
   * Writes all that is missing, the next question, its page, and what stays open.
   *
   * @param inLong in a long answer, where each result says by itself what it lacks
   * @param several whether the case has several profiles, so that each question says of whom it is
   */
  void write(JsonBytes out, Advice advice, AnswerForm.View view, boolean inLong, boolean several) {
    Questionnaire questionnaire = advice.questionnaire();
    out.ascii(",\"missingFacts\":[");
    for (MissingFact missing : advice.questions()) {
      QuestionTemplate template = template(missing);
      if (inLong) {
        template.writeBrief(out);
      } else {
        template.writeMissing(out, missing.clauses(), view);
      }
      out.ascii(",");
    }
    out.dropLast(',').ascii("]");
    List<MissingFact> page = questionnaire.page();
    if (!page.isEmpty()) {
      out.ascii(",\"nextQuestion\":");
      template(page.get(0)).writeNext(out, questionnaire, view, several);
      out.ascii(",\"nextQuestions\":[");
      for (int i = 0; i < page.size(); i++) {
        if (i == 0 && inLong) {
          template(page.get(i)).writeBriefly(out, several);
        } else {
          template(page.get(i)).writeAsked(out, view, several);
        }
        out.ascii(",");
      }
      out.dropLast(',').ascii("]");
    }
    if (!questionnaire.passedOver().isEmpty()) {
      out.ascii(",\"leftOpen\":[");
      for (MissingFact missing : questionnaire.passedOver()) {
        template(missing).writeMissing(out, missing.clauses(), AnswerForm.View.SUMMARY);
        out.ascii(",");
      }
      out.dropLast(',').ascii("]");
    }
  }

  private QuestionTemplate template(MissingFact missing) {
    QuestionTemplate known = templates.get(missing.fact());
    return known != null
        ? known
        : templates.computeIfAbsent(
            missing.fact(), fact -> new QuestionTemplate(fact, vocabulary, language));
  }
}
