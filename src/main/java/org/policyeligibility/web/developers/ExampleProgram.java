package org.policyeligibility.web.developers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A program of twenty lines that has an interview over the contract, as the page shows it.
 *
 * @param language in which it is written
 * @param file its name
 * @param text all of it
 */
public record ExampleProgram(String language, String file, String text) {
  private static final String FOLDER = "/web/interview/";

  /** One for each of three languages. */
  public static final List<ExampleProgram> ALL =
      List.of(
          read("JavaScript", "interview.mjs"),
          read("Python", "interview.py"),
          read("Java", "Interview.java"));

  private static ExampleProgram read(String language, String file) {
    try (InputStream content = ExampleProgram.class.getResourceAsStream(FOLDER + file)) {
      byte[] text = Objects.requireNonNull(content).readAllBytes();
      return new ExampleProgram(language, file, new String(text, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
