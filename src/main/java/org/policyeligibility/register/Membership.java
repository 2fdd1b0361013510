package org.policyeligibility.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A time during which a zone was of a type or lay in one, or the finding that it never did.
 *
 * @param within whether the zone lies in a zone of the type, and is none itself
 * @param held {@code NO} for the finding that it does so on no day, {@code UNKNOWN} where that is
 *     not known of any day
 * @param from when it began; null where nobody says
 * @param knownBy a day by which it had begun, where that is more than {@code from} says
 * @param until the last day; null where it lasts
 * @param confidence that the zone is of the type at all
 * @param dateConfidence in the dates
 * @param evidence the sources, as they were noted
 * @param dateEvidence what the dates rest on
 */
public record Membership(
    String type,
    boolean within,
    MembershipStatus held,
    @Nullable PartialDate from,
    @Nullable PartialDate knownBy,
    @Nullable PartialDate until,
    Confidence confidence,
    Confidence dateConfidence,
    @Nullable String documentNumber,
    String evidence,
    @Nullable Text dateEvidence) {

  public Membership {
    if (held == MembershipStatus.YES && from == null && knownBy == null) {
      throw new IllegalArgumentException("a membership of which no day is known");
    }
  }

  /**
   * Whether the zone was of the type on a day. Within the part of a date that is not known the
   * answer is not known either: a zone approved in March 1991 was none in February and is one on 31
   * March.
   */
  public MembershipStatus on(LocalDate day) {
    boolean early = from != null && day.isBefore(from.first());
    boolean late = until != null && day.isAfter(until.last());
    if (held == MembershipStatus.NO || early || late) {
      return MembershipStatus.NO;
    }
    if (held == MembershipStatus.UNKNOWN) {
      return held;
    }
    boolean perhapsEarly = day.isBefore(certainFrom());
    boolean perhapsLate = until != null && day.isAfter(until.first());
    return perhapsEarly || perhapsLate ? MembershipStatus.UNKNOWN : MembershipStatus.YES;
  }

  /** The first day on which it is certain to have begun. */
  private LocalDate certainFrom() {
    LocalDate begun = from == null ? LocalDate.MAX : from.last();
    return knownBy != null && knownBy.last().isBefore(begun) ? knownBy.last() : begun;
  }
}
