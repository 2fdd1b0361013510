package org.policyeligibility.profile;

import java.util.Optional;
import java.util.stream.Stream;
import org.policyeligibility.message.Text;

/**
 * A warning: something stated is doubtful, though it can be read. It never holds a stated value.
 *
 * @param pointer RFC 6901 JSON Pointer into the body
 */
public record InputWarning(String pointer, Doubt doubt) {
  /** The kind of a doubt. */
  public enum Doubt {
    CHECK_DIGIT(
        "check-digit",
        "校验码与前17位不符。确有有效代码不符合校验规则，请与营业执照核对。",
        "The check digit does not fit the first 17 characters. Valid codes exist that fail this"
            + " test; compare it with the business licence."),
    ZONE_NOT_CONFIRMED(
        "zone-not-confirmed",
        "登记册中该园区的依据较弱，请与批准文件核对；依据见 /v1/zones。",
        "The register's entry for this zone rests on weak evidence; check the approval. /v1/zones"
            + " says what it rests on."),
    IMPLIED_NOT_VERIFIED(
        "implied-not-verified",
        "仅因属于张江高新区园区而视为国家高新区；各园区是否全部在国家批准的范围之内尚未核实，请核对批准文件。",
        "It counts as a national high-tech zone only because it is a Zhangjiang park. That every"
            + " park lies in the nationally approved area is not verified; check the approval."),
    REGISTER_OLDER(
        "register-older",
        "判断日期晚于园区登记册的编制日期，其后的变动不在册内，请核对。",
        "The as-of date is later than the zone register; what changed since is not in it."),
    ZONE_KIND_ELSEWHERE(
        "zone-kind-elsewhere",
        "所填省份没有所填类型的园区，两项中可能有一项填错，请核对。",
        "There is no zone of a kind that was stated in the province that was stated; one of the two"
            + " may be wrong. Check both."),
    FOLLOWS_OTHERWISE(
        "follows-otherwise",
        "与由所填的其他事实得出的不一致；判断以所填的为准，请核对。",
        "It is not what follows from the other facts that were stated; what is stated stands. Check"
            + " it.");

    private final String code;
    private final String zh;
    private final String en;

    Doubt(String code, String zh, String en) {
      this.code = code;
      this.zh = zh;
      this.en = en;
    }

    /** The doubt of a code; empty where there is none. */
    public static Optional<Doubt> of(String code) {
      return Stream.of(values()).filter(doubt -> doubt.code.equals(code)).findFirst();
    }

    /** Stable, never translated. */
    public String code() {
      return code;
    }

    public Text message() {
      return new Text(zh, en);
    }

    /** The message for those who keep files of profiles and have a prompt, not a server. */
    public Text ofStatement() {
      return new Text(
          zh.replace("见 /v1/zones", "用 zones 加编号查看"),
          en.replace("/v1/zones says", "zones ID says"));
    }
  }
}
