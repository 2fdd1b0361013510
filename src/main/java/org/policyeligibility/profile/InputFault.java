package org.policyeligibility.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;

/**
 * A fault in the input. It never holds a stated value, only its place.
 *
 * @param pointer RFC 6901 JSON Pointer into the body
 * @param code stable, never translated: {@code unknown-value}
 * @param details what the message names: {@code values}, {@code nearest}, {@code minimum}
 */
public record InputFault(String pointer, String code, Map<String, String> details) {
  /**
   * More faults of one body than this are not listed, and when there are more, no more are sought.
   */
  public static final int MOST = 100;

  /**
   * Behind so many faults no nearest name is looked for any more, which takes longer than all else
   * of a refusal.
   */
  private static final int MOST_WITH_NEAREST = 30;

  /** Details for which a code has a sentence of its own, the first that is there. */
  private static final List<String> VARIANTS =
      List.of(
          "invisible",
          "candidates",
          "nearest",
          "own",
          "members",
          "above",
          "list",
          "lies",
          "least",
          "min",
          "characters",
          "kept",
          "serial",
          "calendar",
          "century",
          "order",
          "incomplete",
          "values");

  /** Before the code of a sentence for those who keep files of profiles. */
  private static final String STATED = "stated";

  /** A longer name is not repeated in a pointer. */
  private static final int LONGEST_NAME = 100;

  public InputFault {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  public static InputFault of(String pointer, String code) {
    return new InputFault(pointer, code, Map.of());
  }

  public static InputFault of(String pointer, String code, String detail, String value) {
    return new InputFault(pointer, code, Map.of(detail, value));
  }

  /** The message: the sentence of its code, or of its code and a detail or the type expected. */
  public Message message() {
    String general = "input." + code;
    String special = special(general);
    return Message.named(special == null ? general : special, details);
  }

  /**
   * The message for those who keep files of profiles, who may never have seen a type of JSON: its
   * own sentence where there is one, else that of {@link #message}.
   */
  public Message ofStatement() {
    String special = special("input." + STATED + "." + code);
    return special == null ? message() : Message.named(special, details);
  }

  /** The most special sentence that there is; null where there is none. */
  private @Nullable String special(String general) {
    if (details.isEmpty()) {
      return Message.isKnown(general) ? general : null;
    }
    String expected = details.get("expected");
    if (expected != null && Message.isKnown(general + "." + expected)) {
      return general + "." + expected;
    }
    for (String variant : VARIANTS) {
      if (details.containsKey(variant) && Message.isKnown(general + "." + variant)) {
        return general + "." + variant;
      }
    }
    return Message.isKnown(general) ? general : null;
  }

  /** Adds a fault for each member that is not known here, as long as any are listed. */
  public static void addUnknownNames(
      String pointer, Map<?, ?> members, Collection<String> known, List<InputFault> faults) {
    NearestName nearest = null;
    String all = "";
    for (Object member : members.keySet()) {
      if (faults.size() > MOST) {
        return;
      }
      if (!known.contains(member)) {
        if (nearest == null) {
          nearest = NearestName.among(known);
          all = known.stream().sorted().collect(Collectors.joining(", "));
        }
        InputFault fault =
            unknownName(
                pointer,
                String.valueOf(member),
                isNearestSought(faults) ? nearest : NearestName.NONE);
        faults.add(fault.details.isEmpty() ? of(fault.pointer, fault.code, "members", all) : fault);
      }
    }
  }

  /** Whether the nearest name is looked for, for another fault behind these. */
  public static boolean isNearestSought(List<InputFault> faults) {
    return faults.size() < MOST_WITH_NEAREST;
  }

  /** A name that is not known here, with the nearest that is; one too long is not repeated. */
  static InputFault unknownName(String pointer, String name, NearestName known) {
    String place = named(pointer, name);
    return known
        .to(name)
        .map(nearest -> of(place, "unknown-property", "nearest", nearest))
        .orElseGet(() -> of(place, "unknown-property"));
  }

  /** A pointer to a member that somebody named; to what holds it, where the name is too long. */
  static String named(String pointer, String name) {
    return name.length() > LONGEST_NAME ? pointer : below(pointer, name);
  }

  /** A pointer one step deeper, escaped as RFC 6901 says. */
  public static String below(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
