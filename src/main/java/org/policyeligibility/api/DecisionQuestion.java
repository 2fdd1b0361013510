package org.policyeligibility.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.decision.LegalBasis;
import org.policyeligibility.decision.Purpose;
import org.policyeligibility.profile.InputFault;

/**
 * The body of {@code POST /v1/decisions}: a question, and why the answer is kept. Faults of both
 * stand among those of the question.
 */
final class DecisionQuestion {
  private static final String REFERENCE = "reference";
  private static final String PURPOSE = "purpose";
  private static final String LEGAL_BASIS = "legalBasis";
  private static final String SUBJECT = "subject";
  private static final String CORRECTS = "corrects";
  private static final List<String> MEMBERS =
      List.of(REFERENCE, PURPOSE, LEGAL_BASIS, SUBJECT, CORRECTS);

  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_SUBJECT = 200;

  private final EvaluationQuestion question;
  private final String reference;
  private final @Nullable Purpose purpose;
  private final @Nullable LegalBasis basis;
  private final @Nullable String subject;
  private final @Nullable UUID corrects;

  DecisionQuestion(@Nullable Object body, Eligibility eligibility, LocalDate today) {
    question = EvaluationQuestion.ofDecision(body, eligibility, today, MEMBERS);
    Map<?, ?> members = body instanceof Map<?, ?> map ? map : Map.of();
    boolean isObject = body instanceof Map<?, ?>;
    String stated = text(members, REFERENCE, LONGEST_REFERENCE, isObject);
    reference = stated == null ? "" : stated;
    purpose = code(members, PURPOSE, Purpose.values(), isObject);
    basis = code(members, LEGAL_BASIS, LegalBasis.values(), isObject);
    subject = text(members, SUBJECT, LONGEST_SUBJECT, false);
    corrects = id(members);
  }

  private @Nullable String text(Map<?, ?> members, String name, int longest, boolean required) {
    Object stated = members.get(name);
    if (stated == null) {
      if (required) {
        question.faults().add(InputFault.of("/" + name, "required"));
      }
      return null;
    }
    if (!(stated instanceof String text)) {
      question.faults().add(InputFault.of("/" + name, "wrong-type", "expected", "string"));
      return null;
    }
    if (text.isBlank()
        || text.codePointCount(0, text.length()) > longest
        || text.codePoints().anyMatch(DecisionQuestion::isUnprintable)) {
      question
          .faults()
          .add(InputFault.of("/" + name, "unreadable-text", "most", String.valueOf(longest)));
      return null;
    }
    return text;
  }

  private static boolean isUnprintable(int one) {
    int type = Character.getType(one);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE;
  }

  private <E extends Enum<E>> @Nullable E code(
      Map<?, ?> members, String name, E[] codes, boolean required) {
    Object stated = members.get(name);
    if (stated == null) {
      if (required) {
        question.faults().add(InputFault.of("/" + name, "required"));
      }
      return null;
    }
    for (E code : codes) {
      if (code.name().equals(stated)) {
        return code;
      }
    }
    String values = String.join(", ", Stream.of(codes).map(Enum::name).toList());
    question.faults().add(InputFault.of("/" + name, "unknown-value", "values", values));
    return null;
  }

  private @Nullable UUID id(Map<?, ?> members) {
    Object stated = members.get(CORRECTS);
    if (stated == null) {
      return null;
    }
    UUID id = stated instanceof String text ? Ids.read(text) : null;
    if (id == null) {
      question.faults().add(InputFault.of("/" + CORRECTS, "unknown-decision"));
    }
    return id;
  }

  /** With all that is wrong, of the decision, too. */
  EvaluationQuestion question() {
    return question;
  }

  String reference() {
    return reference;
  }

  Purpose purpose() {
    return known(purpose);
  }

  LegalBasis basis() {
    return known(basis);
  }

  @Nullable String subject() {
    return subject;
  }

  @Nullable UUID corrects() {
    return corrects;
  }

  private static <T> T known(@Nullable T read) {
    if (read == null) {
      throw new IllegalStateException("a question with faults has no answer");
    }
    return read;
  }
}
