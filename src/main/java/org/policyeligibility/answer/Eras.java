package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;

/**
 * The periods of one clause: between two reorganisations, and while the same other law gives a
 * right, answers say the same of it, so that they are written once for each period.
 *
 * @param days on which one of its bodies was succeeded or such a law came or went, in order
 */
public record Eras(List<LocalDate> days) {
  public Eras {
    days = List.copyOf(days);
  }

  /** Those of a clause. */
  public static Eras of(Provision provision) {
    Clause clause = provision.clause();
    TreeSet<LocalDate> days = new TreeSet<>(Worth.turns(provision));
    Stream.concat(
            Stream.of(clause.authority().body()),
            clause.requires().stream().map(Requirement::decidedBy))
        .flatMap(body -> body.successors().stream())
        .map(CompetentBody.Successor::from)
        .forEach(days::add);
    return new Eras(List.copyOf(days));
  }

  int size() {
    return days.size() + 1;
  }

  /** The period in which a day lies, from 0. */
  public int on(LocalDate day) {
    int era = 0;
    while (era < days.size() && !days.get(era).isAfter(day)) {
      era++;
    }
    return era;
  }

  /** A day in a period. */
  LocalDate day(int era) {
    return era == 0 ? LocalDate.MIN : days.get(era - 1);
  }
}
