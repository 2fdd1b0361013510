package org.policyeligibility.answer;

import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Text;

/**
 * The legal force of a benefit for an applicant who meets its conditions, in plain words. No clause
 * says that one can claim it; where a right follows from other law, this says from which.
 */
public final class Worth {
  /** The advisory whose source is the law that gives the right. */
  private static final String RIGHT = "RIGHT_FOLLOWS_FROM_LAW";

  private Worth() {}

  /** The worth of one clause: how strong its words are. */
  public static Text of(Provision provision) {
    Text worth = provision.clause().modality().worth();
    for (Advisory advisory : provision.advisories()) {
      Text source = advisory.source();
      if (advisory.code().equals(RIGHT) && source != null) {
        return new Text(
            worth.zh() + "如有权利，其依据是其他法律：" + source.zh() + "。",
            worth.en()
                + " Where there is a right to it, that follows from other law: "
                + source.en()
                + ".");
      }
    }
    return worth;
  }
}
