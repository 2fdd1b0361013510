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

  private final String pattern;

  ProfileType(String pattern) {
    this.pattern = pattern;
  }

  /** The name on the wire and in {@code facts.yaml}: {@code person}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in a rule: {@code Person}. */
  public String pattern() {
    return pattern;
  }

  public static Optional<ProfileType> ofCode(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }

  public static Optional<ProfileType> ofPattern(String pattern) {
    return Stream.of(values()).filter(type -> type.pattern.equals(pattern)).findFirst();
  }
}
