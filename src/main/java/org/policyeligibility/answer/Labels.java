package org.policyeligibility.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * The legend of an answer: the names of the codes that occur in it, once and in both languages.
 * Which do is a set of bits, so that each result has its own ready and an answer joins them.
 */
final class Labels {
  /** Every code that has a name, by its bit; those of one kind follow each other. */
  private static final List<Enum<?>> CODES =
      Stream.<Enum<?>[]>of(
              Outcome.values(),
              Status.values(),
              Standing.values(),
              Requirement.Kind.values(),
              Effect.values(),
              Modality.values(),
              InputWarning.Doubt.values())
          .flatMap(Stream::of)
          .toList();

  private static final Map<Enum<?>, Long> BITS = bits();
  private static final List<Term> TERMS = CODES.stream().map(Labels::term).toList();
  private static final List<byte[]> NAMED = TERMS.stream().map(Labels::named).toList();

  private Labels() {}

  private static Map<Enum<?>, Long> bits() {
    if (CODES.size() > Long.SIZE) {
      throw new IllegalStateException("more codes than bits");
    }
    Map<Enum<?>, Long> bits = new HashMap<>();
    CODES.forEach(code -> bits.put(code, 1L << CODES.indexOf(code)));
    // Criteria and requirements share the status UNKNOWN, which has its name once.
    bits.put(Standing.UNKNOWN, 1L << CODES.indexOf(Status.UNKNOWN));
    return bits;
  }

  private static Term term(Enum<?> code) {
    if (code instanceof Outcome outcome) {
      return Term.of(outcome);
    } else if (code instanceof Status status) {
      return Term.of(status);
    } else if (code instanceof Standing standing) {
      return Term.of(standing);
    } else if (code instanceof Requirement.Kind kind) {
      return Term.of(kind);
    } else if (code instanceof Effect effect) {
      return Term.of(effect);
    } else if (code instanceof Modality modality) {
      return Term.of(modality);
    }
    return Term.of((InputWarning.Doubt) code);
  }

  private static byte[] named(Term term) {
    return new JsonBytes(128)
        .string(term.code())
        .ascii(":{\"zh\":")
        .string(term.name().zh())
        .ascii(",\"en\":")
        .string(term.name().en())
        .ascii("},")
        .toBytes();
  }

  /** The bit of a code. */
  static long of(Enum<?> code) {
    return BITS.getOrDefault(code, 0L);
  }

  private static long of(Collection<? extends Enum<?>> codes) {
    long labels = 0;
    for (Enum<?> code : codes) {
      labels |= of(code);
    }
    return labels;
  }

  /** The codes of a result, as far as it is shown. */
  static long of(Result result, AnswerForm.OfResult form, Case stated) {
    Clause clause = result.provision().clause();
    long labels = of(result.outcome());
    if (form.hasHead() || clause.effect() != Effect.BENEFIT) {
      labels |= of(clause.effect());
    }
    if (form.hasHead()) {
      labels |= of(clause.modality());
    }
    if (form.isCited()) {
      labels |= of(result.statuses());
    }
    if (form.listsAll()) {
      labels |= of(result.standings());
      labels |= of(clause.requires().stream().map(Requirement::kind).toList());
    } else if (form == AnswerForm.OfResult.REASONED) {
      labels |= adverse(result);
    }
    if (form.isDetailed()) {
      for (Criterion indication : result.provision().indications().values()) {
        labels |= of(indication.read(stated));
      }
    }
    return labels;
  }

  private static long adverse(Result result) {
    long labels = 0;
    List<Requirement> requires = result.provision().clause().requires();
    for (int i = 0; i < requires.size(); i++) {
      if (result.standings().get(i).isAdverse()) {
        labels |= of(result.standings().get(i)) | of(requires.get(i).kind());
      }
    }
    return labels;
  }

  static long of(Change change) {
    long labels = of(change.outcome());
    for (Requirement.Kind kind : change.decisions()) {
      labels |= of(kind) | of(Standing.favourable(kind));
    }
    return labels;
  }

  /** Writes the member of an answer; a kind of which no code occurs is absent. */
  static void write(JsonBytes out, long labels) {
    out.ascii(",\"labels\":{");
    Term.Kind last = null;
    for (long left = labels; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      Term.Kind kind = TERMS.get(bit).kind();
      if (kind != last) {
        if (last != null) {
          out.dropLast(',').ascii("},");
        }
        out.ascii("\"").ascii(kind.code()).ascii("\":{");
        last = kind;
      }
      out.add(NAMED.get(bit));
    }
    out.dropLast(',').ascii(last == null ? "}" : "}}");
  }
}
