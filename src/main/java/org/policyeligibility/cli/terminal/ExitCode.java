package org.policyeligibility.cli.terminal;

/** The exit codes of the commands, documented in {@code rules/README.md} for scripts. */
public final class ExitCode {
  /** Nothing to mend; for {@code diff}: no difference. */
  public static final int OK = 0;

  /**
   * An error was found, a scenario fails, coverage is too low; for {@code diff}: they differ; for
   * {@code evaluate}: rows were rejected.
   */
  public static final int FINDINGS = 1;

  /** The command line cannot be understood. */
  public static final int USAGE = 2;

  /** {@code check} found warnings and no error. */
  public static final int WARNINGS = 3;

  /** The work could not be done: a file is missing, a limit was reached. */
  public static final int FAILED = 4;

  private ExitCode() {}
}
