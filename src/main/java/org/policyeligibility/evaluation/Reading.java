package org.policyeligibility.evaluation;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.policyeligibility.law.Effect;

/**
 * The statuses of one clause's criteria, with what follows from them alone. There are few ways in
 * which they can stand, so that each is worked out once for all cases.
 */
final class Reading {
  private static final int NONE = -1;

  private final List<Status> statuses;
  private final Status binding;
  private final Status content;
  private final boolean met;

  private final int way;

  /** A reading of which no others are known. */
  Reading(Provision provision, Status... statuses) {
    this(provision, NONE, statuses);
  }

  private Reading(Provision provision, int way, Status... statuses) {
    this.way = way;
    this.statuses = List.of(statuses);
    this.binding = conjunction(provision, statuses, true);
    this.content = conjunction(provision, statuses, false);
    this.met = conjunction(statuses) == Status.MET;
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

  /** Whether the criteria read as a rule that fires would. */
  boolean isMet() {
    return met;
  }

  /** Its number among the {@link Known#ways} of its clause; less than 0 where they are too many. */
  int way() {
    return way;
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

  private static Status conjunction(Status... statuses) {
    Status all = Status.MET;
    for (Status status : statuses) {
      all = both(all, status);
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

  /** The readings of one clause, each worked out when it is first met. */
  static final class Known {
    /** Criteria of a clause whose readings are kept: of five there are 243. */
    private static final int MOST = 5;

    private final Provision provision;
    private final int[] places;
    private final AtomicReferenceArray<Reading> byWay;

    /**
     * None yet.
     *
     * @param places of its criteria among the statuses of all
     */
    Known(Provision provision, int... places) {
      this.provision = provision;
      this.places = places;
      int ways = 1;
      for (int i = 0; i < places.length; i++) {
        ways = i < MOST ? ways * Status.COUNT : 0;
      }
      this.byWay = new AtomicReferenceArray<>(ways);
    }

    /** How many readings are kept; none where the clause has many criteria. */
    int ways() {
      return byWay.length();
    }

    /** The reading of the clause where the statuses of all criteria are known. */
    Reading of(Status... all) {
      if (byWay.length() == 0) {
        return make(NONE, all);
      }
      int way = 0;
      for (int place : places) {
        way = way * Status.COUNT + all[place].number();
      }
      Reading known = byWay.get(way);
      if (known == null) {
        // A second thread that comes here works out an equal value.
        known = make(way, all);
        byWay.set(way, known);
      }
      return known;
    }

    private Reading make(int way, Status... all) {
      Status[] statuses = new Status[places.length];
      for (int i = 0; i < statuses.length; i++) {
        statuses[i] = all[places[i]];
      }
      return new Reading(provision, way, statuses);
    }
  }
}
