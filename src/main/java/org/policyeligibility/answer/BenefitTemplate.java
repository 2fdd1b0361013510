package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.json.JsonBytes;
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

  private final byte[] opening;

  /** By period. */
  private final byte[][] closings;

  /** As above, without citations. */
  private final byte[][] uncitedClosings;

  /** Of a benefit that nobody needs to apply for: where it stands, and nothing else. */
  private final byte[] citations;

  private final Eras eras;

  BenefitTemplate(Provision provision, Ruleset ruleset, Eras eras, Language language) {
    Clause clause = provision.clause();
    this.benefit =
        new JsonBytes(256)
            .ascii("{\"benefit\":")
            .string(clause.benefit())
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
    this.citations =
        new JsonBytes(512)
            .ascii(",\"citations\":[")
            .add(citation(clause, ruleset.proof(), language))
            .ascii("]}")
            .toBytes();
    this.uncitedClosings =
        IntStream.range(0, eras.size())
            .mapToObj(era -> closing(provision, eras.day(era), language))
            .toArray(byte[][]::new);
    this.closings =
        Stream.of(uncitedClosings)
            .map(closing -> new JsonBytes(1024).add(closing).add(citations).toBytes())
            .toArray(byte[][]::new);
  }

  /** All but the citations, and the end. */
  private static byte[] closing(Provision provision, LocalDate day, Language language) {
    Clause clause = provision.clause();
    return new JsonBytes(1024)
        .ascii("\",\"worth\":")
        .string(Worth.of(provision, day).in(language))
        .ascii(",\"whereToApply\":")
        .string(BodyView.address(clause.authority().body(), day, language))
        .ascii(",\"materials\":[")
        .add(materials(provision, language))
        .ascii("]")
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
  void open(JsonBytes out, Outcome best) {
    out.add(benefit).ascii(",\"outcome\":\"").ascii(best.name()).ascii("\"");
  }

  /** Writes one element of the list of clauses. */
  void write(JsonBytes out, Outcome outcome, LocalDate asOf, AnswerForm.View view) {
    out.add(opening).ascii(outcome.name());
    if (outcome == Outcome.NOT_NEEDED) {
      out.ascii("\"");
      if (view == AnswerForm.View.FULL) {
        out.add(citations);
      } else {
        out.ascii("}");
      }
      return;
    }
    switch (view) {
      case SUMMARY -> out.ascii("\"}");
      case STANDARD -> out.add(uncitedClosings[eras.on(asOf)]).ascii("}");
      case FULL -> out.add(closings[eras.on(asOf)]);
    }
  }
}
