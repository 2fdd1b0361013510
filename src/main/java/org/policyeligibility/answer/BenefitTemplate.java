package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The template of a benefit as one clause gives it, in one language. Its bytes are written ahead,
 * so that an answer adds nothing but the outcome.
 */
final class BenefitTemplate {
  /** Of the benefit, up to its outcome, where this clause is its strongest. */
  private final byte[] benefit;

  private final byte[] benefitSummary;
  private final byte[] opening;

  /** By period. */
  private final byte[][] closings;

  private final Eras eras;

  BenefitTemplate(Provision provision, Ruleset ruleset, Eras eras, Language language) {
    Clause clause = provision.clause();
    this.benefitSummary =
        new JsonBytes(64).ascii("{\"benefit\":").string(clause.benefit()).toBytes();
    this.benefit =
        new JsonBytes(256)
            .add(benefitSummary)
            .ascii(",\"title\":")
            .string(ruleset.titleOfBenefit(clause.benefit()).in(language))
            .toBytes();
    this.opening =
        new JsonBytes(128)
            .ascii("{\"clause\":")
            .string(clause.id())
            .ascii(",\"modality\":")
            .string(clause.modality().name().toLowerCase(Locale.ROOT))
            .ascii(",\"outcome\":\"")
            .toBytes();
    this.eras = eras;
    this.closings =
        IntStream.range(0, eras.size())
            .mapToObj(era -> closing(provision, ruleset, eras.day(era), language))
            .toArray(byte[][]::new);
  }

  private static byte[] closing(
      Provision provision, Ruleset ruleset, LocalDate day, Language language) {
    Clause clause = provision.clause();
    return new JsonBytes(1024)
        .ascii("\",\"worth\":")
        .string(Worth.of(provision, day).in(language))
        .ascii(",\"whereToApply\":")
        .string(BodyView.address(clause.authority().body(), day, language))
        .ascii(",\"materials\":[")
        .add(materials(provision, language))
        .ascii("],\"citations\":[")
        .add(citation(clause, ruleset.proof(), language))
        .ascii("]}")
        .toBytes();
  }

  private static byte[] materials(Provision provision, Language language) {
    JsonBytes out = new JsonBytes(512);
    for (RequiredMaterial material : RequiredMaterial.of(provision, language)) {
      out.ascii("{\"text\":").string(material.text().in(language));
      if (material.fact() != null) {
        out.ascii(",\"fact\":").string(material.fact().toState());
      }
      if (material.source() != null) {
        out.ascii(",\"source\":").string(material.source().in(language));
      }
      out.ascii("},");
    }
    return out.dropLast(',').toBytes();
  }

  private static byte[] citation(Clause clause, QuoteProof proof, Language language) {
    Document document = clause.document();
    Citation citation = clause.citation();
    JsonBytes out =
        new JsonBytes(512).ascii("{\"document\":").string(document.id()).ascii(",\"number\":");
    if (document.number() == null) {
      out.ascii("null");
    } else {
      out.string(document.number().in(language));
    }
    return out.ascii(",\"article\":")
        .string(citation.article())
        .ascii(",\"sentence\":" + citation.sentence())
        .ascii(",\"quote\":")
        .add(Json.bytes(CitationView.quotes(citation.quote())))
        .ascii(
            ",\"verified\":"
                + document.sources().stream().allMatch(source -> proof.holds(clause, source)))
        .ascii("}")
        .toBytes();
  }

  /** Begins a benefit, of which this clause is the strongest. */
  void open(JsonBytes out, Outcome best, boolean summary) {
    out.add(summary ? benefitSummary : benefit);
    out.ascii(",\"outcome\":\"").ascii(best.name()).ascii("\",\"clauses\":[");
  }

  /** Writes one element of the list of clauses. */
  void write(JsonBytes out, Outcome outcome, LocalDate asOf, boolean summary) {
    out.add(opening).ascii(outcome.name());
    if (summary) {
      out.ascii("\"}");
    } else {
      out.add(closings[eras.on(asOf)]);
    }
  }
}
