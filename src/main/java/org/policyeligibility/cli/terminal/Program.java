package org.policyeligibility.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * The name and version of the program. The version is the build's, written into a resource: {@code
 * --version} and the folder of compiled rules say the same.
 */
public final class Program implements IVersionProvider {
  public static final String NAME = "policy";

  private static final String RESOURCE = "/program.properties";

  /** As the command line asks for it. */
  public Program() {}

  public static String version() {
    Properties properties = new Properties();
    try (InputStream resource = Program.class.getResourceAsStream(RESOURCE)) {
      properties.load(Optional.ofNullable(resource).orElseThrow());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {version()};
  }
}
