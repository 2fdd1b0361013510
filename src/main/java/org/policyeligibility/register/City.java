package org.policyeligibility.register;

/** A city or prefecture of GB/T 2260 by which zones are found. */
public record City(String code, Spelling name) {
  /** Whether a zone lies in it, as far as the zone's codes say. */
  public boolean contains(Zone zone) {
    return zone.adminCodes().stream().anyMatch(this::contains);
  }

  /** Whether an administrative code lies in it. */
  public boolean contains(String adminCode) {
    return adminCode.regionMatches(0, code, 0, 4);
  }
}
