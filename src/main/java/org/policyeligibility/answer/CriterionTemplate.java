package org.policyeligibility.answer;

import java.util.Locale;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.message.Language;

/**
 * The template of one criterion from behind its actual value on. Only the status varies, so the
 * rest is encoded once.
 */
final class CriterionTemplate {
  private final byte[] rest;
  private final byte[] briefHead;
  private final byte[] briefRest;
  private final byte[] label;

  /**
   * Of one criterion.
   *
   * @param next all up to the actual value of the next one, or what follows the last
   */
  CriterionTemplate(Criterion criterion, Provision.Remark remark, Language language, byte[] next) {
    this.label =
        new JsonBytes(128)
            .ascii(",\"label\":")
            .string(CriterionSentence.of(criterion).in(language))
            .toBytes();
    this.briefRest = new JsonBytes(16).ascii(remark.binds() ? ",\"binds\":true" : "").toBytes();
    this.rest =
        new JsonBytes(256)
            .ascii(",\"basis\":")
            .string(remark.basis().name().toLowerCase(Locale.ROOT))
            .add(briefRest)
            .add(label)
            .ascii("}")
            .add(next)
            .toBytes();
    this.briefHead =
        new JsonBytes(64)
            .ascii("{\"fact\":")
            .string(criterion.fact().name())
            .ascii(",\"status\":\"")
            .toBytes();
  }

  /** The bytes before the actual value. */
  static byte[] head(Criterion criterion) {
    return new JsonBytes(256)
        .ascii("{\"fact\":")
        .string(criterion.fact().name())
        .ascii(",\"operator\":")
        .string(criterion.operator().code())
        .ascii(",\"expected\":")
        .add(Json.bytes(Json.expected(criterion)))
        .toBytes();
  }

  /** Writes the fact with its status, where asked for with its label, and a comma. */
  void writeBrief(JsonBytes out, Status status, boolean assumed, boolean labelled) {
    out.add(briefHead).ascii(status.name()).ascii(assumed ? "\",\"assumed\":true" : "\"");
    out.add(briefRest);
    if (labelled) {
      out.add(label);
    }
    out.ascii("},");
  }

  /**
   * Writes what stands after the actual value.
   *
   * @param assumed met because nothing is known of the fact
   */
  void writeRest(JsonBytes out, Status status, boolean assumed) {
    out.ascii(",\"status\":\"").ascii(status.name()).ascii("\"");
    if (assumed) {
      out.ascii(",\"assumed\":true");
    }
    out.add(rest);
  }
}
