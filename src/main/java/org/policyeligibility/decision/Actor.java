package org.policyeligibility.decision;

/**
 * The authenticated actor of an act: a person at a counter, or a system of it. The audit log names
 * it, and its organisation bounds all that it sees.
 *
 * @param name as the issuer of the token knows it; 1 to 200 characters
 * @param organisation whose decisions it may see; 1 to 200 characters
 */
public record Actor(String name, String organisation) {
  /** More is no name. */
  private static final int LONGEST = 200;

  private static final String SERVICE_SIGN = "@";

  /**
   * The service itself. Its name begins with a sign that is doubled in the name of any other actor,
   * so that no principal can be taken for it.
   */
  public static final Actor SERVICE = new Actor(SERVICE_SIGN + "service", "service");

  /** Of a caller, whose name may be any. */
  public static Actor caller(String name, String organisation) {
    return new Actor(name.startsWith(SERVICE_SIGN) ? SERVICE_SIGN + name : name, organisation);
  }

  public Actor {
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException("a name has 1 to 200 characters");
    }
    if (organisation.isEmpty() || organisation.length() > LONGEST) {
      throw new IllegalArgumentException("the name of an organisation has 1 to 200 characters");
    }
  }
}
