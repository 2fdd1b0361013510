package org.policyeligibility.evaluation;

import java.util.List;
import org.policyeligibility.law.Effect;

/** The statuses of one clause's criteria, with what follows from them alone. */
final class Reading {
  private final List<Status> statuses;
  private final Status binding;
  private final Status content;

  Reading(Provision provision, Status... statuses) {
    this.statuses = List.of(statuses);
    this.binding = conjunction(provision, statuses, true);
    this.content = conjunction(provision, statuses, false);
  }

  /** The statuses of the criteria, in the order of the rule. */
  List<Status> statuses() {
    return statuses;
  }

  /** Of an obligation the criteria that say whom it binds; met where there are none. */
  Status binding() {
    return binding;
  }

  /** The other criteria; for a benefit or a restriction all of them. */
  Status content() {
    return content;
  }

  /**
   * The criteria that say whom an obligation binds, or the others; met where there are none. For a
   * benefit or a restriction all criteria are content.
   */
  private static Status conjunction(Provision provision, Status[] statuses, boolean binding) {
    boolean obligation = provision.clause().effect() == Effect.OBLIGATION;
    if (binding && !obligation) {
      return Status.MET;
    }
    Status all = Status.MET;
    for (int i = 0; i < statuses.length; i++) {
      if ((obligation && provision.remarks().get(i).binds()) == binding) {
        all = both(all, statuses[i]);
      }
    }
    return all;
  }

  /** A known "not met" outweighs an unknown (Kleene's strong conjunction). */
  private static Status both(Status a, Status b) {
    if (a == Status.NOT_MET || b == Status.NOT_MET) {
      return Status.NOT_MET;
    }
    return a == Status.UNKNOWN || b == Status.UNKNOWN ? Status.UNKNOWN : Status.MET;
  }
}
