package org.policyeligibility.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Sha256;

/**
 * An entry of the audit log, a hash chain: it is bound to the one before it by that one's hash. It
 * holds no personal value of a case: what was decided stands in it as a salted commitment, whose
 * salt is destroyed with the case.
 *
 * @param seq from 1, without gaps
 * @param previous the hash of the entry before; {@link #GENESIS} for the first
 */
public record AuditEntry(long seq, Event event, String previous) {
  /** The hash before the first entry. */
  public static final String GENESIS = "0".repeat(64);

  /**
   * The act that an entry records.
   *
   * @param at in UTC, to the millisecond
   * @param actor as the issuer of the token knows it, or {@code service}
   * @param why purpose and legal basis, or the reason of an act, by their codes
   * @param decision which one, where it is about one
   * @param ruleset the digest of the law that was applied, where one was
   * @param commitment 64 hexadecimal digits, where something was kept
   */
  public record Event(
      Instant at,
      Act act,
      String actor,
      String organisation,
      String why,
      @Nullable UUID decision,
      @Nullable String ruleset,
      @Nullable String commitment) {

    /** An act about no decision. */
    public static Event of(Instant at, Act act, String actor, String organisation, String why) {
      return new Event(at, act, actor, organisation, why, null, null, null);
    }

    /** An act about a decision. */
    public static Event about(
        UUID decision, Instant at, Act act, String actor, String organisation, String why) {
      return new Event(at, act, actor, organisation, why, decision, null, null);
    }
  }

  /** The hash over {@link #line}: 64 hexadecimal digits of SHA-256. */
  public String hash() {
    return Sha256.hex(line());
  }

  /** The entry as it is hashed and exported: one line of JSON, its members in this order. */
  public String line() {
    StringBuilder out = new StringBuilder(300).append("{\"seq\":").append(seq);
    member(out, "at", event.at().toString());
    member(out, "act", event.act().name());
    member(out, "actor", event.actor());
    member(out, "organisation", event.organisation());
    member(out, "why", event.why());
    member(out, "decision", event.decision() == null ? null : event.decision().toString());
    member(out, "ruleset", event.ruleset());
    member(out, "commitment", event.commitment());
    member(out, "previous", previous);
    return out.append('}').toString();
  }

  private static void member(StringBuilder out, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    out.append(",\"").append(name).append("\":\"");
    value.chars().forEach(character -> add(out, (char) character));
    out.append('"');
  }

  /** A character that could end a line, or look like another, is written by its number. */
  private static void add(StringBuilder out, char character) {
    boolean plain = (character >= ' ' && character < 0x7F) || Character.isLetterOrDigit(character);
    if (character == '"' || character == '\\') {
      out.append('\\').append(character);
    } else if (plain) {
      out.append(character);
    } else {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
    }
  }
}
