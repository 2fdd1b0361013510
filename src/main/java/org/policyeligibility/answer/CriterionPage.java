package org.policyeligibility.answer;

import java.util.Locale;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Language;

/**
 * What stands after the actual value of one criterion, for each way in which it can read, up to the
 * actual value of the next: an answer of the whole law has hundreds of them.
 */
final class CriterionPage {
  private final byte[] met;
  private final byte[] assumed;
  private final byte[] notMet;
  private final byte[] unknown;

  /**
   * Of one criterion.
   *
   * @param next all up to the actual value of the next one, or what follows the last
   */
  CriterionPage(Criterion criterion, Provision.Remark remark, Language language, byte[] next) {
    byte[] rest =
        new JsonBytes(256)
            .ascii(",\"basis\":")
            .string(remark.basis().name().toLowerCase(Locale.ROOT))
            .ascii(",\"label\":")
            .string(CriterionSentence.of(criterion).in(language))
            .ascii("}")
            .add(next)
            .toBytes();
    this.met = after(Status.MET, "", rest);
    this.assumed = after(Status.MET, ",\"assumed\":true", rest);
    this.notMet = after(Status.NOT_MET, "", rest);
    this.unknown = after(Status.UNKNOWN, "", rest);
  }

  private static byte[] after(Status status, String remark, byte[] rest) {
    return new JsonBytes(256).ascii(",\"status\":\"" + status + "\"" + remark).add(rest).toBytes();
  }

  /** What stands before the actual value. */
  static byte[] head(Criterion criterion) {
    return new JsonBytes(256)
        .ascii("{\"fact\":")
        .string(criterion.fact().name())
        .ascii(",\"operator\":")
        .string(criterion.operator().code())
        .ascii(",\"expected\":")
        .add(Wire.bytes(Wire.expected(criterion)))
        .toBytes();
  }

  /**
   * Writes the actual value and what follows it.
   *
   * @param actual empty where the fact is unknown
   */
  void write(JsonBytes out, byte[] actual, Status status) {
    switch (status) {
      // A register that leaves a kind of zone open says which others it knows; not here.
      case UNKNOWN -> out.add(unknown);
      case NOT_MET -> out.add(actual).add(notMet);
      case MET -> out.add(actual).add(actual.length == 0 ? assumed : met);
    }
  }
}
