package org.policyeligibility.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.policyeligibility.api.law.ServiceStart;

/** The entry point: the service, or with a command a drafter's tool that starts no container. */
@QuarkusMain
public final class Start {
  private Start() {}

  /** Runs a command and exits with its code; without one serves until it is stopped. */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      ServiceStart.main(arguments);
    } else {
      // The libraries log to what the service logs to; nobody else sets it where it is not started.
      System.getProperties()
          .putIfAbsent("java.util.logging.manager", "org.jboss.logmanager.LogManager");
      System.exit(PolicyCommand.run(arguments));
    }
  }
}
