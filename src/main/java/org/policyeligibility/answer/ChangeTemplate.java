package org.policyeligibility.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Standing;

/**
 * The template of a counterfactual for one clause, in one language. Facts and labels are written
 * ahead, so that an answer adds only the values that would do.
 */
final class ChangeTemplate {
  /** By the fact to state: all up to the value it would have to have. */
  private final Map<String, byte[]> facts = new HashMap<>();

  ChangeTemplate(Provision provision, Language language) {
    Map<String, List<String>> labels = new HashMap<>();
    for (Criterion criterion : provision.criteria()) {
      labels
          .computeIfAbsent(criterion.fact().toState(), fact -> new ArrayList<>())
          .add(CriterionSentence.of(criterion).in(language));
    }
    for (Criterion criterion : provision.criteria()) {
      Fact fact = criterion.fact();
      String label =
          String.join(
              language == Language.ZH ? "，且" : ", and ",
              labels.getOrDefault(fact.toState(), List.of()));
      facts.put(
          fact.toState(),
          new JsonBytes(256)
              .ascii("{\"profile\":")
              .string(fact.profile().code())
              .ascii(",\"fact\":")
              .string(fact.toState())
              .ascii(",\"changeable\":" + fact.changeable())
              .ascii(",\"label\":")
              .string(label)
              .ascii(",\"known\":")
              .toBytes());
    }
  }

  /** Writes the member of a result; an empty list where nothing would do. */
  void write(JsonBytes out, @Nullable Change change) {
    out.ascii(",\"wouldChange\":[");
    if (change != null) {
      out.ascii("{\"outcome\":\"").ascii(change.outcome().name()).ascii("\",\"facts\":[");
      for (Change.OfFact fact : change.facts()) {
        out.add(facts.getOrDefault(fact.fact().name(), new byte[0]));
        out.ascii(fact.known() ? "true,\"to\":" : "false,\"to\":");
        EncodedValues.write(out, fact.to());
        out.ascii("},");
      }
      out.dropLast(',').ascii("],\"requires\":[");
      for (Requirement.Kind kind : change.decisions()) {
        out.ascii("{\"kind\":\"").ascii(kind.name().toLowerCase(Locale.ROOT));
        out.ascii("\",\"to\":\"").ascii(Standing.favourable(kind).name());
        out.ascii("\",\"changeable\":false},");
      }
      out.dropLast(',').ascii("]}");
    }
    out.ascii("]");
  }
}
