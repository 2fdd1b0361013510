package org.policyeligibility.answer;

import java.util.List;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ValueList;

/** One fact as it is asked for, in one language: all of it constant. */
final class QuestionTemplate {
  private final byte[] head;
  private final byte[] question;
  private final byte[] note;
  private final byte[] answers;

  QuestionTemplate(Fact fact, Language language) {
    this.head =
        new JsonBytes(64)
            .ascii("{\"profile\":")
            .string(fact.profile().code())
            .ascii(",\"fact\":")
            .string(fact.name())
            .toBytes();
    this.question =
        new JsonBytes(128).ascii(",\"question\":").string(fact.question().in(language)).toBytes();
    this.note =
        fact.note() == null
            ? new byte[0]
            : new JsonBytes(256).ascii(",\"note\":").string(fact.note().in(language)).toBytes();
    JsonBytes out = new JsonBytes(512).ascii(",\"type\":").string(fact.type().code());
    if (fact.type().hasValues()) {
      out.ascii(",\"values\":[");
      for (ValueList.Value value : fact.valueList().values()) {
        out.ascii("{\"value\":").string(value.name());
        out.ascii(",\"label\":").string(value.label().in(language)).ascii("},");
      }
      out.dropLast(',').ascii("]");
    }
    this.answers = out.toBytes();
  }

  /**
   * Writes one element of the list of missing facts.
   *
   * @param noted whether with its note, which the next question has in any case
   */
  void writeMissing(JsonBytes out, List<String> clauses, boolean summary, boolean noted) {
    out.add(head);
    if (!summary) {
      out.add(question);
    }
    if (noted) {
      out.add(note);
    }
    out.ascii(",\"clauses\":[");
    for (int i = 0; i < clauses.size(); i++) {
      out.element(clauses.get(i));
    }
    out.dropLast(',').ascii("]}");
  }

  /** Writes the question that comes next. */
  void writeNext(JsonBytes out, boolean summary) {
    out.add(head);
    if (!summary) {
      out.add(question).add(note).add(answers);
    }
    out.ascii("}");
  }
}
