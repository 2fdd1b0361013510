package org.policyeligibility.api.limits;

/** Scope of a rate limit: of whom the requests are counted together. */
public enum QuotaScope {
  ADDRESS("address"),
  CALLER("caller"),
  ORGANISATION("organisation");

  private final String word;

  QuotaScope(String word) {
    this.word = word;
  }

  /** Its name in the headers and in the contract. */
  public String word() {
    return word;
  }
}
