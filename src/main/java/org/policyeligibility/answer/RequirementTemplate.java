package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Standing;

/**
 * The template of one requirement, in one language. Only how it stands varies, and what is said of
 * its indication, so the rest is encoded once.
 */
final class RequirementTemplate {
  private final byte[] head;

  /** By period. */
  private final byte[][] deciders;

  private final byte[] ground;

  /** The fact by which an applicant claims to meet it. */
  private final @Nullable Criterion indication;

  private final byte[] indicationHead;
  private final byte[] indicationLabel;

  RequirementTemplate(
      Requirement requirement, @Nullable Criterion indication, Eras eras, Language language) {
    this.head =
        new JsonBytes(64)
            .ascii("{\"kind\":")
            .string(requirement.kind().name().toLowerCase(Locale.ROOT))
            .ascii(",\"status\":\"")
            .toBytes();
    this.deciders =
        IntStream.range(0, eras.size())
            .mapToObj(era -> decider(requirement, eras.day(era), language))
            .toArray(byte[][]::new);
    this.ground = ground(requirement, language);
    this.indication = indication;
    this.indicationHead =
        indication == null
            ? new byte[0]
            : new JsonBytes(256)
                .ascii(",\"indication\":")
                .add(CriterionTemplate.head(indication))
                .toBytes();
    this.indicationLabel =
        indication == null
            ? new byte[0]
            : new JsonBytes(128)
                .ascii("\",\"label\":")
                .string(CriterionSentence.of(indication).in(language))
                .ascii("}")
                .toBytes();
  }

  private static byte[] decider(Requirement requirement, LocalDate day, Language language) {
    JsonBytes out =
        new JsonBytes(256)
            .ascii("\",\"decidedBy\":")
            .string(requirement.decidedBy().name().in(language));
    BodyView now = BodyView.of(requirement.decidedBy(), day, language);
    if (now != null) {
      out.ascii(",\"decidedByNow\":").add(Json.bytes(now));
    }
    return out.toBytes();
  }

  private static byte[] ground(Requirement requirement, Language language) {
    JsonBytes out =
        new JsonBytes(256)
            .ascii(",\"basis\":")
            .string(requirement.ground().name().toLowerCase(Locale.ROOT));
    if (requirement.law() != null) {
      out.ascii(",\"law\":").string(requirement.law().in(language));
    }
    out.ascii(",\"statedInText\":" + requirement.statedInText());
    if (requirement.note() != null) {
      out.ascii(",\"note\":").string(requirement.note().in(language));
    }
    return out.toBytes();
  }

  /** Writes all of it, and a comma. */
  void write(ResultTemplate.Writer page, Standing standing, int era, EncodedValues stated) {
    JsonBytes out = page.out();
    out.add(head).ascii(standing.name()).add(deciders[era]).add(ground);
    if (indication != null) {
      out.add(indicationHead);
      page.value(indication.fact());
      out.ascii(",\"status\":\"").ascii(indication.read(stated.stated()).name());
      out.add(indicationLabel);
    }
    out.ascii("},");
  }

  /** Writes its kind, how it stands and who decides, and a comma. */
  void writeBrief(JsonBytes out, Standing standing, int era) {
    out.add(head).ascii(standing.name()).add(deciders[era]).ascii("},");
  }
}
