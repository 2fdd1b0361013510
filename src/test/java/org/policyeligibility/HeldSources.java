package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Source texts of the law, which are held outside the project. A test that needs them is left out
 * where they are missing, and fails on the machine that decides.
 */
public final class HeldSources {
  public static final Path FOLDER =
      Path.of(System.getProperty("policy.sources", "../shared/sources"));

  private HeldSources() {}

  /** Leaves the test out where there are none. */
  public static void assumeThere() {
    assumeTrue(
        Files.isDirectory(FOLDER) || "true".equals(System.getenv("CI")),
        "not run: the sources are missing");
    assertThat(FOLDER).isDirectory();
  }
}
