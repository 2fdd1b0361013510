package org.policyeligibility.draft;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.text.FaultyRuleset;

/** The program of the process of its own: one request, one answer. */
final class DraftMain {
  /** The member of the last line that says how the run ended. */
  static final String END = "end";

  static final String FAILURE = "failure";

  /** The exit code when the caller is gone, or the deadline is past and nobody killed us. */
  private static final int ORPHANED = 4;

  private DraftMain() {}

  /**
   * Runs a task.
   *
   * @param arguments how many milliseconds it may take
   */
  public static void main(String[] arguments) throws IOException {
    OutputStream output = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 65536);
    // Standard output is the answer alone: a library that prints goes to standard error.
    System.setOut(System.err);
    endAfter(Long.parseLong(arguments[0]));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 65536);
    JsonNode request = json().readTree(input.readLine());
    DraftContext work = new DraftContext(request, input, output);
    if (!request.path("lines").asBoolean()) {
      work.nextLine();
      endWith(input);
    }
    Map<String, Object> last = run(request.path("task").asText(), work);
    output.write((json().writeValueAsString(last) + "\n").getBytes(StandardCharsets.UTF_8));
    output.flush();
    System.exit(0);
  }

  private static ObjectMapper json() {
    // A decimal number stays the one that was written.
    ObjectMapper json =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(8 << 20).build());
    return json;
  }

  private static Map<String, Object> run(String task, DraftContext work) {
    Map<String, Object> last = new LinkedHashMap<>();
    try {
      Class.forName(task)
          .asSubclass(DraftTask.class)
          .getDeclaredConstructor()
          .newInstance()
          .run(work);
      last.put(END, work.written());
    } catch (FaultyRuleset faulty) {
      last.put(FAILURE, DraftFailure.Reason.FAULTY_RULES.name());
      last.put(Language.ZH.code(), faulty.text().zh());
      last.put(Language.EN.code(), faulty.text().en());
    } catch (StackOverflowError deep) {
      last.put(FAILURE, DraftFailure.Reason.STACK.name());
    } catch (ReflectiveOperationException | RuntimeException broken) {
      // The trace goes where nobody but us reads it: a message to a drafter never shows one.
      System.err.println(broken);
      last.put(FAILURE, DraftFailure.Reason.BROKEN.name());
    }
    return last;
  }

  /** The parent kills at the deadline; where it is gone, this does. */
  private static void endAfter(long milliseconds) {
    daemon(
        () -> {
          Thread.sleep(milliseconds + 2_000);
          return null;
        });
  }

  /** Standard input ends when the caller does. */
  private static void endWith(BufferedReader input) {
    daemon(() -> input.transferTo(Writer.nullWriter()));
  }

  private static void daemon(Callable<?> wait) {
    Thread thread =
        new Thread(
            () -> {
              try {
                wait.call();
              } catch (Exception ended) {
                System.err.println(ended);
              }
              Runtime.getRuntime().halt(ORPHANED);
            },
            "end");
    thread.setDaemon(true);
    thread.start();
  }
}
