package org.policyeligibility.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who asks. */
public enum ProfileType {
  /** Any legal entity: a company, a bank, a state-owned VC, a university. */
  ENTERPRISE("Enterprise"),
  /** A natural person, with facts about the employer. */
  PERSON("Person"),
  /** A park, or the government of the area in which it lies. */
  ZONE("Zone");

  private static final ProfileType[] ALL = values();

  private final String pattern;
  private final String code;

  ProfileType(String pattern) {
    this.pattern = pattern;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  /** The name on the wire and in {@code facts.yaml}: {@code person}. */
  public String code() {
    return code;
  }

  /** The name in a rule: {@code Person}. */
  public String pattern() {
    return pattern;
  }

  public static Optional<ProfileType> ofCode(String code) {
    for (ProfileType type : ALL) {
      if (type.code.equals(code)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  public static Optional<ProfileType> ofPattern(String pattern) {
    return Stream.of(values()).filter(type -> type.pattern.equals(pattern)).findFirst();
  }
}
