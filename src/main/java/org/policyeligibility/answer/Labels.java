package org.policyeligibility.answer;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Standing;

/**
 * The legend of an answer: the names of the codes that occur in it, once and in both languages. The
 * names are written to bytes ahead, so that an answer adds nothing but which it needs.
 */
final class Labels {
  private static final Map<Outcome, byte[]> OUTCOMES = named(Outcome.class, Term::of);
  private static final Map<Status, byte[]> STATUSES = named(Status.class, Term::of);
  private static final Map<Standing, byte[]> STANDINGS = named(Standing.class, Term::of);
  private static final Map<Requirement.Kind, byte[]> KINDS =
      named(Requirement.Kind.class, Term::of);
  private static final Map<Effect, byte[]> EFFECTS = named(Effect.class, Term::of);
  private static final Map<Modality, byte[]> MODALITIES = named(Modality.class, Term::of);
  private static final Map<InputWarning.Doubt, byte[]> DOUBTS =
      named(InputWarning.Doubt.class, Term::of);

  private final Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
  private final Set<Status> statuses = EnumSet.noneOf(Status.class);
  private final Set<Standing> standings = EnumSet.noneOf(Standing.class);
  private final Set<Requirement.Kind> kinds = EnumSet.noneOf(Requirement.Kind.class);
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private final Set<Modality> modalities = EnumSet.noneOf(Modality.class);
  private final Set<InputWarning.Doubt> doubts = EnumSet.noneOf(InputWarning.Doubt.class);

  private static <E extends Enum<E>> Map<E, byte[]> named(Class<E> type, Function<E, Term> termOf) {
    Map<E, byte[]> named = new EnumMap<>(type);
    for (E code : type.getEnumConstants()) {
      Term term = termOf.apply(code);
      named.put(
          code,
          new JsonBytes(128)
              .string(term.code())
              .ascii(":{\"zh\":")
              .string(term.name().zh())
              .ascii(",\"en\":")
              .string(term.name().en())
              .ascii("},")
              .toBytes());
    }
    return named;
  }

  /**
   * The codes of a result, as far as it is shown.
   *
   * @param ofBenefits whether the answer lists benefits as well, each with how strong it is
   */
  void add(Result result, AnswerForm.OfResult form, Case stated, boolean ofBenefits) {
    Clause clause = result.provision().clause();
    outcomes.add(result.outcome());
    if (form.hasHead() || clause.effect() != Effect.BENEFIT) {
      effects.add(clause.effect());
    }
    if (form.hasHead() || (ofBenefits && clause.effect() == Effect.BENEFIT)) {
      modalities.add(clause.modality());
    }
    if (form.isCited()) {
      statuses.addAll(result.statuses());
    }
    if (form.listsAll()) {
      standings.addAll(result.standings());
      clause.requires().forEach(requirement -> kinds.add(requirement.kind()));
    } else if (form == AnswerForm.OfResult.REASONED) {
      addAdverse(result);
    }
    if (form.isDetailed()) {
      for (Criterion indication : result.provision().indications().values()) {
        statuses.add(indication.read(stated));
      }
    }
  }

  private void addAdverse(Result result) {
    List<Requirement> requires = result.provision().clause().requires();
    for (int i = 0; i < requires.size(); i++) {
      if (result.standings().get(i).isAdverse()) {
        standings.add(result.standings().get(i));
        kinds.add(requires.get(i).kind());
      }
    }
  }

  void add(Change change) {
    outcomes.add(change.outcome());
    for (Requirement.Kind kind : change.decisions()) {
      kinds.add(kind);
      standings.add(Standing.favourable(kind));
    }
  }

  void add(InputWarning.Doubt doubt) {
    doubts.add(doubt);
  }

  /** Writes the member of an answer; a kind of which no code occurs is absent. */
  void write(JsonBytes out) {
    out.ascii(",\"labels\":{");
    write(out, Term.Kind.OUTCOME, outcomes, OUTCOMES);
    // Criteria and requirements share the status UNKNOWN, which has its name once.
    if (standings.remove(Standing.UNKNOWN)) {
      statuses.add(Status.UNKNOWN);
    }
    if (!statuses.isEmpty() || !standings.isEmpty()) {
      begin(out, Term.Kind.STATUS);
      statuses.forEach(status -> out.add(of(STATUSES, status)));
      standings.forEach(standing -> out.add(of(STANDINGS, standing)));
      out.dropLast(',').ascii("},");
    }
    write(out, Term.Kind.REQUIREMENT, kinds, KINDS);
    write(out, Term.Kind.EFFECT, effects, EFFECTS);
    write(out, Term.Kind.MODALITY, modalities, MODALITIES);
    write(out, Term.Kind.WARNING, doubts, DOUBTS);
    out.dropLast(',').ascii("}");
  }

  private static <E extends Enum<E>> void write(
      JsonBytes out, Term.Kind kind, Set<E> occurring, Map<E, byte[]> names) {
    if (!occurring.isEmpty()) {
      begin(out, kind);
      occurring.forEach(code -> out.add(of(names, code)));
      out.dropLast(',').ascii("},");
    }
  }

  private static void begin(JsonBytes out, Term.Kind kind) {
    out.ascii("\"").ascii(kind.code()).ascii("\":{");
  }

  private static <E> byte[] of(Map<E, byte[]> names, E code) {
    return names.getOrDefault(code, new byte[0]);
  }
}
