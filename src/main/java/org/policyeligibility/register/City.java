package org.policyeligibility.register;

/** A city or prefecture of GB/T 2260 by which zones are found. */
public record City(String code, Spelling name) {
  /** Whether an administrative code lies in it. */
  boolean contains(String adminCode) {
    return adminCode.regionMatches(0, code, 0, 4);
  }
}
