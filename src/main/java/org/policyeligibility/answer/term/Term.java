package org.policyeligibility.answer.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.MessageBundle;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Standing;

/**
 * A term: a code that answers use, with its name. Codes are never translated, and so a client finds
 * here what to show in place of one.
 *
 * @param code as it stands in an answer
 */
public record Term(Kind kind, String code, Text name) {
  private static final String BUNDLE = "answer/terms";

  /** The member of an answer in which a code stands. */
  public enum Kind {
    OUTCOME,
    /** Of a criterion or of a requirement. */
    STATUS,
    REQUIREMENT,
    EFFECT,
    MODALITY,
    WARNING;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Term of(Kind kind, String code) {
    String key = kind.code() + "." + code;
    return new Term(
        kind,
        code,
        new Text(
            MessageBundle.of(BUNDLE, Language.ZH).getString(key),
            MessageBundle.of(BUNDLE, Language.EN).getString(key)));
  }

  public static Term of(Outcome outcome) {
    return of(Kind.OUTCOME, outcome.name());
  }

  public static Term of(Status status) {
    return of(Kind.STATUS, status.name());
  }

  public static Term of(Standing standing) {
    return of(Kind.STATUS, standing.name());
  }

  public static Term of(Requirement.Kind kind) {
    return of(Kind.REQUIREMENT, lower(kind));
  }

  public static Term of(Effect effect) {
    return of(Kind.EFFECT, lower(effect));
  }

  public static Term of(Modality modality) {
    return of(Kind.MODALITY, lower(modality));
  }

  public static Term of(InputWarning.Doubt doubt) {
    return of(Kind.WARNING, doubt.code());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Every term there is, kind by kind; what criteria and requirements share stands there once. */
  public static List<Term> all() {
    List<Term> all = new ArrayList<>();
    Stream.of(Outcome.values()).map(Term::of).forEach(all::add);
    Stream.of(Status.values()).map(Term::of).forEach(all::add);
    Stream.of(Standing.values())
        .map(Term::of)
        .filter(term -> !all.contains(term))
        .forEach(all::add);
    Stream.of(Requirement.Kind.values()).map(Term::of).forEach(all::add);
    Stream.of(Effect.values()).map(Term::of).forEach(all::add);
    Stream.of(Modality.values()).map(Term::of).forEach(all::add);
    Stream.of(InputWarning.Doubt.values()).map(Term::of).forEach(all::add);
    return List.copyOf(all);
  }
}
