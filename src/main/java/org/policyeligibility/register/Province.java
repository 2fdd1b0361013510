package org.policyeligibility.register;

import java.util.List;

/**
 * A province of GB/T 2260 by which zones are found.
 *
 * @param code six digits, of which the first two are those of all codes in it
 * @param names the Chinese name, then the shorter ones
 * @param english the English names in use
 */
public record Province(String code, List<Spelling> names, List<String> english) {
  public Province {
    names = List.copyOf(names);
    english = List.copyOf(english);
  }

  /** Whether a zone lies in it, as far as the zone's codes say. */
  public boolean contains(Zone zone) {
    return zone.adminCodes().stream().anyMatch(code -> code.regionMatches(0, this.code, 0, 2));
  }
}
