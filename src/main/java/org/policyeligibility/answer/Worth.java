package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private static final Text OF_A_DUTY =
      new Text(
          "这是对受其约束一方的要求，应当做到；没有做到有何后果，须看其他规定。",
          "A demand on those whom it binds. What follows where it is not met, other rules say.");

  private static final Text OF_A_LIMIT =
      new Text("这是一项限制或者禁止，受其约束的一方应当遵守。", "A limit or a ban, to be kept by those whom it binds.");

  private Worth() {}

  /**
   * The worth of one clause: how strong its words are, and where a right comes from on that day. A
   * law that is not yet there gives none.
   */
  public static Text of(Provision provision, LocalDate day) {
    Text worth =
        switch (provision.clause().effect()) {
          case BENEFIT -> provision.clause().modality().worth();
          case OBLIGATION -> OF_A_DUTY;
          case RESTRICTION -> OF_A_LIMIT;
        };
    for (Advisory advisory : provision.advisories()) {
      Text source = advisory.source();
      if (advisory.code().equals(RIGHT) && source != null && advisory.days().contains(day)) {
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

  /** The days on which the worth of a clause changes, as a law that gives a right comes or goes. */
  static List<LocalDate> turns(Provision provision) {
    List<LocalDate> turns = new ArrayList<>();
    for (Advisory advisory : provision.advisories()) {
      if (advisory.code().equals(RIGHT)) {
        LocalDate first = advisory.days().firstDay();
        LocalDate last = advisory.days().lastDay();
        if (first != null) {
          turns.add(first);
        }
        if (last != null) {
          turns.add(last.plusDays(1));
        }
      }
    }
    return turns;
  }
}
