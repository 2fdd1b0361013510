package org.policyeligibility.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;

/**
 * The journal of a batch: how far its output is whole. It replaces the one before it in a single
 * step, so that a process which is killed at any moment leaves one of the two.
 *
 * @param terms on which the output rests, by name: the rules, the inputs, the options
 * @param rows of the input that are done
 * @param answers bytes of the output that are theirs
 * @param rejects bytes of the rejects that are theirs
 * @param complete whether there is no further row
 */
record Journal(
    Map<String, String> terms,
    long rows,
    long answers,
    long rejects,
    boolean complete,
    Summary summary) {
  private static final String ENDING = ".journal";
  private static final String NEXT = ".next";

  Journal {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  static Journal begun(Map<String, String> terms) {
    return new Journal(terms, 0, 0, 0, false, new Summary());
  }

  /** Beside the output. */
  static Path path(Path output) {
    return output.resolveSibling(output.getFileName() + ENDING);
  }

  /** Where the next one is written, before it takes the place of the one before. */
  static Path next(Path output) {
    return next(path(output), NEXT);
  }

  private static Path next(Path journal, String ending) {
    return journal.resolveSibling(journal.getFileName() + ending);
  }

  void write(Path journal) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("terms", terms);
    tree.put("rows", rows);
    tree.put("answers", answers);
    tree.put("rejects", rejects);
    tree.put("complete", complete);
    tree.put("summary", summary.tree());
    Path next = next(journal, NEXT);
    try (Lines lines = Lines.open(next, 0)) {
      lines.add((Json.text(tree) + "\n").getBytes(StandardCharsets.UTF_8));
      lines.keep();
      lines.force();
    } catch (IOException full) {
      Files.deleteIfExists(next);
      throw full;
    }
    Files.move(next, journal, StandardCopyOption.ATOMIC_MOVE);
  }

  static Journal read(Path journal) throws IOException {
    try {
      if (StrictJson.read(Files.readString(journal)) instanceof Map<?, ?> tree
          && tree.get("terms") instanceof Map<?, ?> stated
          && tree.get("summary") instanceof Map<?, ?> summary
          && tree.get("complete") instanceof Boolean complete) {
        Map<String, String> terms = new LinkedHashMap<>();
        stated.forEach((name, value) -> terms.put(name.toString(), String.valueOf(value)));
        return new Journal(
            terms,
            number(tree.get("rows")),
            number(tree.get("answers")),
            number(tree.get("rejects")),
            complete,
            Summary.of(summary));
      }
    } catch (MalformedJson damaged) {
      throw new UserError(
          journal + " 已损坏：" + damaged.reason().zh(),
          journal + " is damaged: " + damaged.reason().en());
    }
    throw new UserError(journal + " 不是进度文件。", journal + " is no journal of a batch.");
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
