package org.policyeligibility.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry, bound to the one before it by that one's hash. It holds no personal value of a case:
 * what was decided stands in it as a salted commitment, whose salt is destroyed with the case.
 *
 * @param seq from 1, without gaps
 * @param previous the hash of the entry before; {@link #GENESIS} for the first
 */
public record AuditEntry(long seq, Event event, String previous) {
  /** What the first entry is bound to. */
  public static final String GENESIS = "0".repeat(64);

  /**
   * What happened.
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
    return sha256(line());
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
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
    value.chars().forEach(one -> add(out, (char) one));
    out.append('"');
  }

  /** Whatever could end a line, or look like something else, is written by its number. */
  private static void add(StringBuilder out, char one) {
    boolean plain = (one >= ' ' && one < 0x7F) || Character.isLetterOrDigit(one);
    if (one == '"' || one == '\\') {
      out.append('\\').append(one);
    } else if (plain) {
      out.append(one);
    } else {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
    }
  }
}
