package org.policyeligibility.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The names of places in a case: at the prompt a JSON Pointer is told by the label of the fact at
 * which it points, and by its name, under which it stands in the file.
 */
public final class StatedPlaces {
  private final Terminal terminal;
  private final Vocabulary vocabulary;
  private final Map<String, Object> profiles;

  /**
   * The places of these profiles.
   *
   * @param profiles each by the pointer to where it stands
   */
  public StatedPlaces(Terminal terminal, Vocabulary vocabulary, Map<String, Object> profiles) {
    this.terminal = terminal;
    this.vocabulary = vocabulary;
    this.profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
  }

  /** Whether all that was stated is of persons, whose enterprise is a profile of its own. */
  boolean isOfPersonsAlone() {
    return !profiles.isEmpty()
        && profiles.values().stream()
            .allMatch(
                profile ->
                    profile instanceof Map<?, ?> members
                        && ProfileType.PERSON.code().equals(members.get("type")));
  }

  /** The place in words; the pointer itself where it points at no member of a profile. */
  public String name(String pointer) {
    String place = null;
    for (Map.Entry<String, Object> profile : profiles.entrySet()) {
      if (place == null
          && pointer.startsWith(profile.getKey() + "/")
          && profile.getValue() instanceof Map<?, ?> members) {
        place = name(members, pointer.substring(profile.getKey().length() + 1));
      }
    }
    return place == null ? beside(pointer) : place;
  }

  /** A member of a request beside its profiles, {@code /benefits/0}. */
  private String beside(String pointer) {
    String[] steps = pointer.split("/", -1);
    if (steps.length < 2 || !steps[0].isEmpty()) {
      return pointer;
    }
    return steps.length > 2 && steps[2].matches("[0-9]{1,3}")
        ? plain(steps[1]) + value(steps[2])
        : plain(pointer.substring(1)).replace('/', '.');
  }

  private String name(Map<?, ?> members, String below) {
    String[] steps = below.split("/", 2);
    String member = plain(steps[0]);
    String type = String.valueOf(members.get("type"));
    Text label = ProfileType.ofCode(type).map(of -> label(of, member)).orElse(null);
    String named =
        label == null
            ? member
            : terminal.say(
                (label.zh().endsWith("）") ? "“" + label.zh() + "”" : label.zh())
                    + "（"
                    + member
                    + "）",
                label.en() + " (" + member + ")");
    if (steps.length > 1) {
      named += steps[1].matches("[0-9]{1,3}") ? value(steps[1]) : "." + plain(steps[1]);
    }
    return profiles.size() > 1 ? party(type) + named : named;
  }

  private String party(String type) {
    return ProfileType.ofCode(type)
        .map(
            of ->
                switch (of) {
                  case ENTERPRISE -> terminal.say("企业的", "enterprise: ");
                  case PERSON -> terminal.say("个人的", "person: ");
                  case ZONE -> terminal.say("园区的", "zone: ");
                })
        .orElse(type + ": ");
  }

  private String value(String index) {
    int value = Integer.parseInt(index) + 1;
    return terminal.say("，第 " + value + " 个值", ", value " + value);
  }

  private @Nullable Text label(ProfileType type, String member) {
    return Optional.ofNullable(vocabulary.fact(type, member))
        .map(Fact::label)
        .or(() -> Optional.ofNullable(vocabulary.identifier(type, member)).map(Identifier::label))
        .orElse(null);
  }

  private static String plain(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
