package org.policyeligibility.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;

/** The context of a task in the process of its own: its rules, its records, its output. */
public final class DraftContext {
  /** The name of the rule set where there is only one. */
  public static final String DRAFT = "draft";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode request;
  private final BufferedReader input;
  private final OutputStream output;
  private final Map<String, Ruleset> read = new HashMap<>();
  private boolean inputEnded;
  private long written;

  DraftContext(JsonNode request, BufferedReader input, OutputStream output) {
    this.request = request;
    this.input = input;
    this.output = output;
  }

  /** The files of a rule set, as they were sent. */
  public RuleFiles files(String name) {
    JsonNode sent = request.path("rules").path(name);
    if (sent.isMissingNode()) {
      throw new NoSuchElementException("no rule set of that name was sent");
    }
    Map<String, String> texts = new HashMap<>();
    sent.properties().forEach(file -> texts.put(file.getKey(), file.getValue().asText()));
    return new RuleFiles(texts);
  }

  /** A rule set, read and checked once. */
  public Ruleset ruleset(String name) throws FaultyRuleset {
    Ruleset known = read.get(name);
    if (known == null) {
      known = DraftRulesLoader.read(files(name));
      read.put(name, known);
    }
    return known;
  }

  public JsonNode arguments() {
    return request.path("arguments");
  }

  /** The next record, null after the last. */
  public @Nullable String nextLine() {
    try {
      String line = inputEnded ? "" : input.readLine();
      if (line == null) {
        throw new IllegalStateException("the caller is gone");
      }
      inputEnded = line.isEmpty();
      return inputEnded ? null : line;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The records, one after another as they come. */
  public Iterator<String> lines() {
    return new Iterator<>() {
      private @Nullable String next = nextLine();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public String next() {
        String line = next;
        if (line == null) {
          throw new NoSuchElementException();
        }
        next = nextLine();
        return line;
      }
    };
  }

  /** Writes a line of the answer: a map, a list, a text, a number. */
  public void write(Object line) {
    try {
      output.write(JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
      output.write('\n');
      written++;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  long written() {
    return written;
  }
}
