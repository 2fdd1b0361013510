package org.policyeligibility.profile;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Details for which a code has a sentence of its own, the first that is there. */
  private static final List<String> VARIANTS =
      List.of(
          "invisible",
          "nearest",
          "above",
          "list",
          "lies",
          "least",
          "min",
          "characters",
          "kept",
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
    return sentence("input." + code).orElseGet(() -> Message.named("input." + code, details));
  }

  /**
   * The message for those who keep files of profiles, who may never have seen a type of JSON: its
   * own sentence where there is one, else that of {@link #message}.
   */
  public Message ofStatement() {
    return sentence("input." + STATED + "." + code).orElseGet(this::message);
  }

  private Optional<Message> sentence(String general) {
    return Stream.of(
            Stream.ofNullable(details.get("expected")),
            VARIANTS.stream().filter(details::containsKey))
        .flatMap(variants -> variants)
        .map(variant -> general + "." + variant)
        .filter(Message::isKnown)
        .findFirst()
        .or(() -> Optional.of(general).filter(Message::isKnown))
        .map(special -> Message.named(special, details));
  }

  /** A name that is not known here, with the nearest that is; one too long is not repeated. */
  public static InputFault unknownName(String pointer, String name, Collection<String> known) {
    String place = named(pointer, name);
    return NearestName.to(name, known)
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
