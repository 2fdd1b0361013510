package org.policyeligibility.answer;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.advice.Questionnaire;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;

/** One fact as it is asked for, in one language: all of it constant. */
final class QuestionTemplate {
  private final Language language;
  private final byte[] head;
  private final byte[] of;
  private final byte[] question;
  private final byte[] note;
  private final byte[] kind;
  private final byte[] answers;
  private final byte[] brief;

  QuestionTemplate(Fact fact, Vocabulary vocabulary, Language language) {
    this.language = language;
    this.head =
        new JsonBytes(64)
            .ascii("{\"profile\":")
            .string(fact.profile().code())
            .ascii(",\"fact\":")
            .string(fact.name())
            .toBytes();
    this.of = textBytes("of", asked(fact.profile()).text());
    this.question = textBytes("question", fact.question());
    this.brief = new JsonBytes(256).add(head).add(question).ascii("}").toBytes();
    this.note = textBytes("note", fact.note());
    JsonBytes kinds = new JsonBytes(128);
    subject(fact, kinds);
    this.kind = kinds.ascii(",\"type\":").string(fact.type().code()).toBytes();
    JsonBytes out = new JsonBytes(512).add(kind);
    values(fact, out);
    text("unit", fact.unit(), out);
    range(fact, out);
    text("proof", fact.proof(), out);
    nothing(fact, out);
    register(fact, vocabulary, out);
    this.answers = out.toBytes();
  }

  /** Of whom a question is asked, where a case has several of whom it might be. */
  private static Message asked(ProfileType type) {
    return switch (type) {
      case ENTERPRISE -> Message.of("question-about-the-enterprise");
      case PERSON -> Message.of("question-about-the-employee");
      case ZONE -> Message.of("question-about-the-zone");
    };
  }

  private byte[] textBytes(String name, @Nullable Text text) {
    JsonBytes out = new JsonBytes(256);
    text(name, text, out);
    return out.toBytes();
  }

  private void text(String name, @Nullable Text text, JsonBytes out) {
    if (text != null) {
      out.ascii(",\"").ascii(name).ascii("\":").string(text.in(language));
    }
  }

  private void subject(Fact fact, JsonBytes out) {
    Fact.Subject subject = fact.subject();
    if (subject != null) {
      out.ascii(",\"subject\":{\"id\":").string(subject.name());
      text("title", subject.title(), out);
      out.ascii("}");
    }
  }

  private void values(Fact fact, JsonBytes out) {
    if (fact.type().hasValues()) {
      out.ascii(",\"values\":[");
      for (ValueList.Value value : fact.valueList().values()) {
        out.ascii("{\"value\":").string(value.name());
        out.ascii(",\"label\":").string(value.label().in(language)).ascii("},");
      }
      out.dropLast(',').ascii("]");
    }
  }

  /** The bounds of a number, or the days that can be stated. */
  private static void range(Fact fact, JsonBytes out) {
    JsonBytes range = new JsonBytes(64);
    if (fact.type() == FactType.DATE) {
      range.ascii("\"first\":").string(FactReader.FIRST_DAY.toString());
      range.ascii(",\"last\":").string(FactReader.LAST_DAY.toString()).ascii(",");
    }
    if (fact.minimum() != null) {
      range.ascii(fact.minimumExcluded() ? "\"above\":" : "\"minimum\":");
      range.ascii(fact.minimum().toPlainString()).ascii(",");
    }
    if (fact.maximum() != null) {
      range.ascii("\"maximum\":").ascii(fact.maximum().toPlainString()).ascii(",");
    }
    if (range.length() > 0) {
      out.ascii(",\"range\":{").add(range.dropLast(',').toBytes()).ascii("}");
    }
  }

  /** The value that means none, or no, and the one for whom the question does not concern. */
  private static void nothing(Fact fact, JsonBytes out) {
    boolean named = fact.type().hasValues() && fact.valueList().contains(ValueList.NONE);
    String none =
        switch (fact.type()) {
          case SET -> named ? "[\"NONE\"]" : "[]";
          case ENUM -> named ? "\"NONE\"" : "";
          case BOOLEAN -> "false";
          case INTEGER, NUMBER -> fact.admits(BigDecimal.ZERO) ? "0" : "";
          case DATE -> "";
        };
    if (!none.isEmpty()) {
      out.ascii(",\"none\":").ascii(none);
    }
    if (named || fact.type() == FactType.BOOLEAN) {
      out.ascii(",\"notApplicable\":").ascii(none);
    }
  }

  /** The register of zones, where types of zones are asked for. */
  private void register(Fact fact, Vocabulary vocabulary, JsonBytes out) {
    for (Identifier identifier : vocabulary.identifiers(fact.profile())) {
      String types = identifier.supplies().get(Identifier.TYPES);
      if (types == null
          || !fact.type().hasValues()
          || !fact.valueList().names().equals(listed(types, identifier, vocabulary))) {
        continue;
      }
      out.ascii(",\"zoneRegister\":{\"list\":\"/v1/zones\"");
      if (identifier.supplies().containsValue(fact.name())) {
        out.ascii(",\"identifier\":").string(identifier.name());
        text("question", identifier.question(), out);
        text("note", identifier.note(), out);
      }
      out.ascii("}");
    }
  }

  private static List<String> listed(String fact, Identifier identifier, Vocabulary vocabulary) {
    return vocabulary.known(identifier.profile(), fact).valueList().names();
  }

  /** Writes one element of the list of missing facts, without what it settles and its note. */
  void writeBrief(JsonBytes out) {
    out.add(brief);
  }

  /** Writes one element of the list of missing facts. */
  void writeMissing(JsonBytes out, List<String> clauses, AnswerForm.View view) {
    out.add(head);
    if (view != AnswerForm.View.SUMMARY) {
      out.add(question).add(note);
    }
    out.ascii(",\"clauses\":[");
    for (int i = 0; i < clauses.size(); i++) {
      out.element(clauses.get(i));
    }
    out.dropLast(',').ascii("]}");
  }

  /**
   * Writes a question with all that can be answered to it.
   *
   * @param several whether the case has several profiles
   */
  void writeAsked(JsonBytes out, AnswerForm.View view, boolean several) {
    out.add(head);
    if (several) {
      out.add(of);
    }
    if (view != AnswerForm.View.SUMMARY) {
      out.add(question).add(note).add(answers);
    }
    out.ascii("}");
  }

  /** Writes a question whose answers stand elsewhere in the same answer. */
  void writeBriefly(JsonBytes out, boolean several) {
    out.add(head);
    if (several) {
      out.add(of);
    }
    out.add(question).add(kind).ascii("}");
  }

  /** Writes the question that comes next, with how many there are. */
  void writeNext(
      JsonBytes out, Questionnaire questionnaire, AnswerForm.View view, boolean several) {
    writeAsked(out, view, several);
    out.dropLast('}').ascii(",\"remaining\":{\"atLeast\":");
    out.ascii(Integer.toString(questionnaire.atLeast())).ascii(",\"atMost\":");
    out.ascii(Integer.toString(questionnaire.atMost())).ascii(",\"onlyRare\":");
    out.ascii(Boolean.toString(questionnaire.isOnlyRare())).ascii("}}");
  }
}
