package org.policyeligibility.answer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.evaluation.advice.Questionnaire;
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

  /** Writes all that is missing, the next question, its page, and what stays open. */
  void write(JsonBytes out, Advice advice, boolean summary) {
    Questionnaire questionnaire = advice.questionnaire();
    out.ascii(",\"missingFacts\":[");
    for (MissingFact missing : advice.questions()) {
      template(missing).writeMissing(out, missing.clauses(), summary);
      out.ascii(",");
    }
    out.dropLast(',').ascii("]");
    List<MissingFact> page = questionnaire.page();
    if (!page.isEmpty()) {
      out.ascii(",\"nextQuestion\":");
      template(page.get(0)).writeNext(out, questionnaire, summary);
      out.ascii(",\"nextQuestions\":[");
      for (MissingFact missing : page) {
        template(missing).writeAsked(out, summary);
        out.ascii(",");
      }
      out.dropLast(',').ascii("]");
    }
    if (!questionnaire.passedOver().isEmpty()) {
      out.ascii(",\"leftOpen\":[");
      for (MissingFact missing : questionnaire.passedOver()) {
        template(missing).writeMissing(out, missing.clauses(), true);
        out.ascii(",");
      }
      out.dropLast(',').ascii("]");
    }
  }

  private QuestionTemplate template(MissingFact missing) {
    return templates.computeIfAbsent(
        missing.fact(), fact -> new QuestionTemplate(fact, vocabulary, language));
  }
}
