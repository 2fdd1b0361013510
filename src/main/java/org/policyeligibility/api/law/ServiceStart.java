package org.policyeligibility.api.law;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;

/**
 * Entry point of the service: the law is loaded beside the container, each needs about a second.
 */
public final class ServiceStart {
  private ServiceStart() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      CurrentRuleset.begin();
    }
    Quarkus.run(arguments);
  }
}
