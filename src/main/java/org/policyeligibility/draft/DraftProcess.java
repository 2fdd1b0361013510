package org.policyeligibility.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/** One process of its own, from start to end. */
final class DraftProcess implements AutoCloseable {
  /** With which a JVM ends that was told to end when memory is used up. */
  private static final int OUT_OF_MEMORY = 3;

  /** Levels to which a JVM compiles what it runs often. */
  private static final int SIMPLY_COMPILED = 1;

  private static final int OPTIMISED = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final DraftLimits limits;
  private volatile DraftFailure.@Nullable Reason stopped;

  /** Why the records could not be sent. */
  private volatile @Nullable Throwable unsent;

  private DraftProcess(Process process, DraftLimits limits) {
    this.process = process;
    this.limits = limits;
  }

  /** Writes what is asked. */
  interface Sender {
    void send(OutputStream out) throws IOException;
  }

  static DraftProcess start(DraftRequest request, DraftLimits limits, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>(Isolation.before());
    command.addAll(java(request, limits, folder));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    DraftProcess started = new DraftProcess(builder.start(), limits);
    daemon("deadline of a draft", started::stopAtDeadline);
    return started;
  }

  private static List<String> java(DraftRequest request, DraftLimits limits, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + limits.heapMegabytes() + "m",
        // From the start what a run comes to need: no collection on the way there.
        "-Xms" + limits.heapMegabytes() * 3 / 4 + "m",
        "-Xmn" + limits.heapMegabytes() / 2 + "m",
        "-XX:MetaspaceSize=" + limits.metaspaceMegabytes() / 2 + "m",
        "-Xss" + limits.stackKilobytes() + "k",
        "-XX:MaxMetaspaceSize=" + limits.metaspaceMegabytes() + "m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-Xshare:auto",
        // Standard output is the answer; what a JVM has to say of itself is not in it.
        "-Xlog:disable",
        "-XX:TieredStopAtLevel=" + (request.brief() ? SIMPLY_COMPILED : OPTIMISED),
        "-Dfile.encoding=UTF-8",
        "-Djava.io.tmpdir=" + folder,
        "-Djava.awt.headless=true",
        "-Ddrools.dialect.java.compiler=ECLIPSE",
        "-cp",
        ChildClassPath.of(request.task()),
        DraftMain.class.getName(),
        Long.toString(limits.deadline().toMillis()));
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void stopAtDeadline() {
    try {
      if (!process.waitFor(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
        stop(DraftFailure.Reason.DEADLINE);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(DraftFailure.Reason reason) {
    stopped = reason;
    kill();
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Writes what is asked, while the answer is read. Standard input stays open until this is closed:
   * its end tells the process that nobody waits any more.
   */
  void send(Sender sender) {
    daemon(
        "input of a draft",
        () -> {
          try {
            sender.send(process.getOutputStream());
          } catch (IOException ended) {
            // It ended before it had read all; its answer says why.
            Thread.currentThread().interrupt();
          } catch (RuntimeException | Error broken) {
            // Of records that cannot be read to their end there is no answer.
            unsent = broken;
            stop(DraftFailure.Reason.BROKEN);
          }
        });
  }

  /** Reads the answer to its end. */
  void read(Consumer<JsonNode> lines) throws DraftFailure {
    JsonNode last = null;
    long count = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new BoundedInput(process.getInputStream(), limits.outputBytes()),
                StandardCharsets.UTF_8),
            65536)) {
      for (String line; (line = reader.readLine()) != null; count++) {
        if (last != null) {
          lines.accept(last);
        }
        last = tree(line);
      }
    } catch (BoundedInput.Exceeded tooMuch) {
      stop(DraftFailure.Reason.OUTPUT);
    } catch (IOException broken) {
      stop(stopped == null ? DraftFailure.Reason.BROKEN : stopped);
    }
    end(last, count - 1);
  }

  /** A line that was cut off is none; what follows it is not there. */
  private static JsonNode tree(String line) throws IOException {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException cutOff) {
      return JSON.nullNode();
    }
  }

  private void end(@Nullable JsonNode last, long count) throws DraftFailure {
    int exit = waitFor();
    if (unsent instanceof RuntimeException failure) {
      throw failure;
    }
    if (unsent instanceof Error failure) {
      throw failure;
    }
    DraftFailure.Reason reason = stopped;
    if (reason != null) {
      throw DraftFailure.of(reason, limits);
    }
    if (exit != 0 || last == null) {
      throw DraftFailure.of(
          exit == OUT_OF_MEMORY ? DraftFailure.Reason.MEMORY : DraftFailure.Reason.BROKEN, limits);
    }
    if (last.has(DraftMain.FAILURE)) {
      throw failure(last);
    }
    if (last.path(DraftMain.END).asLong(-1) != count) {
      throw DraftFailure.of(DraftFailure.Reason.BROKEN, limits);
    }
  }

  private DraftFailure failure(JsonNode last) {
    DraftFailure.Reason reason = DraftFailure.Reason.valueOf(last.path(DraftMain.FAILURE).asText());
    return reason == DraftFailure.Reason.FAULTY_RULES
        ? new DraftFailure(
            reason,
            new Text(
                last.path(Language.ZH.code()).asText(), last.path(Language.EN.code()).asText()))
        : DraftFailure.of(reason, limits);
  }

  private int waitFor() {
    try {
      return process.waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      kill();
      return -1;
    }
  }

  /** Nothing of it is left. */
  @Override
  public void close() {
    kill();
    waitFor();
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      // It ended before; nobody reads what was still to be written.
      stopped = stopped == null ? DraftFailure.Reason.BROKEN : stopped;
    }
  }
}
