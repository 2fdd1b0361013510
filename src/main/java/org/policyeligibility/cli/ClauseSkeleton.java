package org.policyeligibility.cli;

import java.util.Map;
import org.policyeligibility.law.Effect;

/**
 * The parts of a clause's skeleton that depend on its effect: what has to be decided, whom an
 * obligation binds, and the outcomes of its scenarios.
 */
final class ClauseSkeleton {
  private static final String REMARK =
      "TODO: 规则中每项事实一项，写明 basis 为 explicit 或 implied，推知的加 note"
          + " · an entry for each fact of the rule with its basis, explicit or implied; what is"
          + " implied has a note";

  private static final String REMARK_OF_AN_OBLIGATION =
      "TODO: 规则中每项事实一项，写明 basis 为 explicit 或 implied；说明约束谁的写 binds，其余即所要求的事"
          + " · an entry for each fact of the rule with its basis, explicit or implied; binds says"
          + " whom it binds, the others what it demands";

  private static final String DECIDED =
      """
      requires:
        - kind: TODO 判断 assessment 或批准 approval；无此要求则删去 requires，evaluable 写 full \
      · assessment or approval; if neither is asked for, remove requires and write full under evaluable
          decidedBy: { body: TODO authorities.yaml 中的编号，由谁判断或批准 · an id of authorities.yaml, who decides }
          basis: TODO 原文写明由谁决定 text，他法规定 law（并写 law），推知 inferred \
      · text if the sentence names the body, law if another law does (and cite it), else inferred
          statedInText: true
          # law: { zh: 由谁决定的法律依据（basis 为 law 时）, en: the law that says who decides }
          # indication: labels contains UNICORN # 可以提出的佐证，不决定结论 · what may be pointed to; it decides nothing
          # note: { zh: 判断什么、为何, en: what is judged and why }
      """;

  private static final String UNDECIDED =
      """
      # requires: # 还须主管部门判断或批准的；evaluable 改写 conditional · what an authority decides; evaluable is conditional then
      #   - kind: assessment
      #     decidedBy: { body: unnamed }
      #     basis: inferred
      #     statedInText: true
      #     law: { zh: 由谁决定的法律依据（basis 为 law 时）, en: the law that says who decides }
      #     indication: labels contains UNICORN
      #     note: { zh: 判断什么、为何, en: what is judged and why }
      """;

  private static final String TESTED =
      "evaluable: full # 还须主管部门决定的写 conditional；没有可检验的内容写 no 和 reason，并删去 rule.drl、scenarios.yaml"
          + " · conditional with requires; no with a reason, without rule.drl and scenarios.yaml";

  private static final String NOT_DONE =
      """
        - scenario: TODO 一句话：受其约束而没有做到，每项要求各写一例；全部条件都写 binds 的删去本例\
       · bound, and what is demanded is not done, one scenario for each demand; remove it where every criterion binds
          with: {}
          outcome: NON_COMPLIANT
      """;

  private ClauseSkeleton() {}

  /** The values of the placeholders for an effect. */
  static Map<String, String> places(Effect effect) {
    return switch (effect) {
      case BENEFIT ->
          places(REMARK, "", "evaluable: conditional", DECIDED, "CONDITIONAL", "INELIGIBLE", "");
      case RESTRICTION -> places(REMARK, "", TESTED, UNDECIDED, "APPLIES", "DOES_NOT_APPLY", "");
      case OBLIGATION ->
          places(
              REMARK_OF_AN_OBLIGATION,
              "  #   binds: true # 说明约束谁的一项 · of the one that says whom it binds\n",
              TESTED,
              UNDECIDED,
              "COMPLIANT # 全部条件都写 binds 的，写 APPLIES · APPLIES where every criterion binds",
              "DOES_NOT_APPLY",
              NOT_DONE);
    };
  }

  private static Map<String, String> places(
      String remark,
      String binds,
      String evaluable,
      String requires,
      String met,
      String unmet,
      String more) {
    boolean bound = !binds.isEmpty();
    return Map.of(
        "criteria",
        "  " + remark,
        "binds",
        binds,
        "evaluable",
        evaluable,
        "requires",
        requires.stripTrailing(),
        "met",
        met,
        "unmet",
        unmet,
        "unmet-zh",
        bound ? "不受其约束" : "某项条件不满足",
        "unmet-en",
        bound ? "not bound by it" : "one criterion unmet",
        "more",
        more);
  }
}
