package org.policyeligibility.cli;

/** How a command ends; {@code rules/README.md} says so to those who script it. */
final class ExitCode {
  /** Nothing to mend; for {@code diff}: no difference. */
  static final int WELL = 0;

  /** An error was found, a scenario fails, coverage is too low; for {@code diff}: they differ. */
  static final int FOUND = 1;

  /** The command line cannot be understood. */
  static final int USAGE = 2;

  /** {@code check} found warnings and no error. */
  static final int WARNED = 3;

  /** The work could not be done: a file is missing, a limit was reached. */
  static final int FAILED = 4;

  private ExitCode() {}
}
