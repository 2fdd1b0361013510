package org.policyeligibility.ruleset.reading;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyeligibility.profile.ProfileType;

/** Naming rules for facts and identifiers. Both are declared in one name space. */
final class FactNames {
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");

  /** Words with another meaning in a rule or a profile. */
  private static final Set<String> RESERVED =
      Set.of("type", "assessments", "approvals", "not", "in", "contains", "null", "true", "false");

  private FactNames() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !RESERVED.contains(text);
  }

  /** The codes of all types of profile, in their order. */
  static String[] profileCodes() {
    return Arrays.stream(ProfileType.values()).map(ProfileType::code).toArray(String[]::new);
  }
}
