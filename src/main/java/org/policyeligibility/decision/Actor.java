package org.policyeligibility.decision;

/**
 * Who acts: somebody of a counter, or a system of it.
 *
 * @param name as the issuer of the token knows it; 1 to 200 characters
 * @param organisation whose decisions it may see; 1 to 200 characters
 */
public record Actor(String name, String organisation) {
  /** More is no name. */
  private static final int LONGEST = 200;

  public Actor {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException("a name has 1 to 200 characters");
    }
    if (organisation.isEmpty() || organisation.length() > LONGEST) {
      throw new IllegalArgumentException("the name of an organisation has 1 to 200 characters");
    }
  }
}
