package org.policyeligibility.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One profile as it was read, before anything is taken from the others of its case. */
final class StatedProfile {
  final ProfileType type;

  /** Where it stands in the body. */
  final String pointer;

  final Map<Fact, Object> facts = new LinkedHashMap<>();

  /** The identifiers as they were written; facts that follow from them are added to the facts. */
  final Map<Identifier, Object> identifiers = new LinkedHashMap<>();

  final List<InputWarning> warnings = new ArrayList<>();
  final Map<String, Standing> assessments = new HashMap<>();
  final Map<String, Standing> approvals = new HashMap<>();

  StatedProfile(ProfileType type, String pointer) {
    this.type = type;
    this.pointer = pointer;
  }

  /** Where a member of it stands. */
  String at(String name) {
    return InputFault.below(pointer, name);
  }
}
