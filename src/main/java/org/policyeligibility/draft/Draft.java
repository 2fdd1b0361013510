package org.policyeligibility.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.policyeligibility.ruleset.text.RuleFiles;

/** Runs a task on a draft in a process of its own, within limits. */
public final class Draft {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Draft() {}

  /**
   * The answer of a task, whole.
   *
   * @throws DraftFailure where it reached a limit, or gave no answer
   */
  public static List<JsonNode> run(DraftRequest request, DraftLimits limits) throws DraftFailure {
    List<JsonNode> lines = new ArrayList<>();
    run(request, limits, lines::add);
    return lines;
  }

  /**
   * The answer of a task, line by line. Only when this returns were they all: what a run that fails
   * had written before is to be thrown away.
   *
   * @param lines takes each line as it comes
   * @throws DraftFailure where it reached a limit, or gave no answer
   */
  public static void run(DraftRequest request, DraftLimits limits, Consumer<JsonNode> lines)
      throws DraftFailure {
    Path empty = emptyFolder();
    try (DraftProcess process = DraftProcess.start(request, limits, empty)) {
      process.send(out -> send(request, out));
      process.read(lines);
    } catch (IOException broken) {
      throw DraftFailure.of(DraftFailure.Reason.BROKEN, limits);
    } finally {
      delete(empty);
    }
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("draft");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException notEmpty) {
      throw new IllegalStateException("a draft wrote into its folder", notEmpty);
    }
  }

  static void send(DraftRequest request, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 65536);
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("task", request.task().getName());
    sent.put("arguments", request.arguments());
    sent.put("lines", request.lines().iterator().hasNext());
    Map<String, Object> rules = new TreeMap<>();
    request.rules().forEach((name, files) -> rules.put(name, texts(files)));
    sent.put("rules", rules);
    writer.write(JSON.writeValueAsString(sent));
    writer.write('\n');
    for (String line : request.lines()) {
      if (line.isEmpty() || line.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("a record is one line");
      }
      writer.write(line);
      writer.write('\n');
    }
    writer.write('\n');
    writer.flush();
  }

  private static Map<String, String> texts(RuleFiles files) {
    Map<String, String> texts = new TreeMap<>();
    files.paths().forEach(path -> texts.put(path, String.valueOf(files.text(path))));
    return texts;
  }
}
