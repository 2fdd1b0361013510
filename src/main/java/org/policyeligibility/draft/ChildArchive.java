package org.policyeligibility.draft;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.ruleset.RuleFiles;

/**
 * The classes of a draft's process, parsed and verified once when the program is packaged and
 * mapped into memory from then on: to load six thousand of them takes a fifth of a short run. It
 * serves the Java that made it, where the program was put together; elsewhere the JVM does without.
 */
public final class ChildArchive {
  private static final String FILE = "draft.jsa";

  /** Every Java asks a compiled rule for a class of its own; and Java 17 cannot archive lambdas. */
  private static final List<String> LEFT_OUT = List.of("@", "$$", "Lambda");

  private ChildArchive() {}

  /** Where it lies beside a packaged program, whether or not it is there. */
  static Path beside(Path program) {
    return program.resolve("../../" + FILE).normalize();
  }

  /**
   * Makes it from a run on rules of which one is another than the shipped ones, so that all that a
   * drafter's run loads is loaded. A JVM that cannot make one costs time and nothing else.
   *
   * @param arguments the task, and the folder of the shipped rules
   */
  public static void main(String[] arguments) throws Exception {
    Class<? extends DraftTask> task = Class.forName(arguments[0]).asSubclass(DraftTask.class);
    Path archive = beside(ChildClassPath.program());
    Path list = Files.createTempFile("draft", ".classes");
    Path folder = Files.createTempDirectory("draft");
    try {
      DraftRequest request =
          DraftRequest.of(task, edited(RuleFiles.of(Path.of(arguments[1])))).briefly();
      List<String> command = DraftProcess.java(request, DraftLimits.USUAL, folder);
      load(command, list, request);
      List<String> classes =
          Files.readAllLines(list).stream()
              .filter(line -> LEFT_OUT.stream().noneMatch(line::contains))
              .toList();
      Files.write(list, classes);
      int ended = run(dump(command, list, archive)).waitFor();
      System.out.println(
          ended == 0
              ? "drafts: an archive of " + classes.size() + " classes"
              : "drafts: no archive of classes, this Java makes none; a run takes longer");
    } finally {
      Files.deleteIfExists(list);
      Files.deleteIfExists(folder);
    }
  }

  /** The same law in another word: what was compiled with the program does not serve. */
  private static RuleFiles edited(RuleFiles shipped) {
    Map<String, String> texts = new HashMap<>();
    shipped.paths().forEach(path -> texts.put(path, String.valueOf(shipped.text(path))));
    texts.entrySet().stream()
        .filter(one -> one.getKey().endsWith("rule.drl") && one.getValue().contains("== true"))
        .min(Map.Entry.comparingByKey())
        .ifPresent(one -> one.setValue(one.getValue().replace("== true", "!= false")));
    return new RuleFiles(texts);
  }

  private static void load(List<String> command, Path list, DraftRequest request)
      throws IOException, InterruptedException {
    List<String> loading = new ArrayList<>(command);
    loading.add(1, "-XX:DumpLoadedClassList=" + list);
    Process process = run(loading);
    try (OutputStream input = process.getOutputStream()) {
      Draft.send(request, input);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a draft of the shipped rules does not run");
      }
    }
  }

  private static List<String> dump(List<String> command, Path list, Path archive) {
    List<String> dump = new ArrayList<>(command.subList(0, command.indexOf("-cp")));
    dump.removeIf(one -> one.startsWith("-Xshare") || one.startsWith("-XX:SharedArchiveFile"));
    dump.add("-Xshare:dump");
    dump.add("-XX:SharedClassListFile=" + list);
    dump.add("-XX:SharedArchiveFile=" + archive);
    dump.add("-cp");
    dump.add(command.get(command.indexOf("-cp") + 1));
    return dump;
  }

  private static Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
