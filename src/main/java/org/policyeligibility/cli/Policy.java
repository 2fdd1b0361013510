package org.policyeligibility.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The drafter's bench at a prompt. */
@Command(name = "policy", mixinStandardHelpOptions = true)
final class Policy {
  private Policy() {}

  static int run(String... arguments) {
    return new CommandLine(new Policy()).execute(arguments);
  }
}
