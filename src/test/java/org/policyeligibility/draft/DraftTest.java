package org.policyeligibility.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyeligibility.UserError;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * Tests of the isolation of drafts. A draft runs apart, within limits; one that reaches a limit
 * gives no answer and leaves nothing.
 */
class DraftTest {
  private static final DraftLimits USUAL = DraftLimits.USUAL;

  /** Fails where a process that a draft ran in is still there. */
  @AfterEach
  void no_process_is_left_over() {
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(DraftMain.class.getName())))
        .isEmpty();
  }

  private static RuleFiles small() throws IOException {
    return EditedRules.onlyClause().files();
  }

  private static DraftRequest task(Class<? extends DraftTask> task) {
    return DraftRequest.of(task, new RuleFiles(Map.of()));
  }

  private static DraftFailure.Reason failure(Class<? extends DraftTask> task, DraftLimits limits) {
    try {
      Draft.run(task(task), limits);
    } catch (DraftFailure failure) {
      assertThat(failure.text().zh()).isNotBlank();
      assertThat(failure.text().en()).doesNotContain("Exception", "\tat ", "org.");
      return failure.reason();
    }
    throw new AssertionError("it gave an answer");
  }

  @Test
  void a_draft_is_compiled_and_its_scenarios_run() throws Exception {
    List<JsonNode> lines = Draft.run(DraftRequest.of(ScenariosTask.class, small()), USUAL);
    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines).allSatisfy(line -> assertThat(line.get("differences")).isEmpty());
  }

  @Test
  void a_limit_that_was_changed_shows_in_the_scenarios() throws Exception {
    RuleFiles changed =
        EditedRules.onlyClause()
            .replace(EditedRules.CLAUSE + "/rule.drl", "<= 65", "<= 60")
            .files();
    List<JsonNode> lines = Draft.run(DraftRequest.of(ScenariosTask.class, changed), USUAL);
    assertThat(lines).anySatisfy(line -> assertThat(line.get("differences")).isNotEmpty());
  }

  @Test
  void faulty_rules_are_named_and_not_compiled() throws Exception {
    RuleFiles faulty =
        EditedRules.onlyClause()
            .replace(EditedRules.CLAUSE + "/rule.drl", "ageYears", "ageYear")
            .files();
    assertThatThrownBy(() -> Draft.run(DraftRequest.of(CompileTask.class, faulty), USUAL))
        .isInstanceOfSatisfying(
            DraftFailure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(DraftFailure.Reason.FAULTY_RULES);
              assertThat(failure.text().en()).contains("did you mean `ageYears`?");
            });
  }

  /** Says everything that a draft should not know or reach. */
  public static final class LookAround implements DraftTask {
    @Override
    public void run(DraftContext work) {
      Map<String, Object> seen = new TreeMap<>();
      seen.put("environment", new TreeMap<>(System.getenv()));
      seen.put("classPath", System.getProperty("java.class.path"));
      seen.put("heap", Runtime.getRuntime().maxMemory());
      seen.put(
          "network", reaches(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(work))));
      seen.put("folder", String.valueOf(Path.of("").toAbsolutePath()));
      seen.put("writes", writes());
      seen.put("driver", loads("java.sql.DriverManager") && drivers());
      seen.put("netty", loads("io.netty.channel.Channel"));
      seen.put("quarkus", loads("io.quarkus.runtime.Quarkus"));
      work.write(seen);
    }

    private static int port(DraftContext work) {
      return work.arguments().path("port").asInt();
    }

    private static boolean reaches(InetSocketAddress address) {
      try (Socket socket = new Socket()) {
        socket.connect(address, 2_000);
        return true;
      } catch (IOException unreachable) {
        return false;
      }
    }

    private static boolean writes() {
      try {
        java.nio.file.Files.write(Path.of("canary"), new byte[] {1});
        return true;
      } catch (IOException prevented) {
        return false;
      } finally {
        new java.io.File("canary").delete();
      }
    }

    private static boolean loads(String name) {
      try {
        Class.forName(name);
        return true;
      } catch (ClassNotFoundException absent) {
        return false;
      }
    }

    private static boolean drivers() {
      return java.sql.DriverManager.getDrivers().hasMoreElements();
    }
  }

  @Test
  void a_draft_sees_no_environment_no_driver_and_no_server() throws Exception {
    try (var listening = new java.net.ServerSocket(0)) {
      DraftRequest request = task(LookAround.class).with(Map.of("port", listening.getLocalPort()));
      JsonNode seen = Draft.run(request, USUAL).get(0);
      Isolation here = Isolation.here();
      assertThat(seen.get("environment").size()).isZero();
      assertThat(seen.get("driver").asBoolean()).isFalse();
      assertThat(seen.get("netty").asBoolean()).isFalse();
      assertThat(seen.get("quarkus").asBoolean()).isFalse();
      assertThat(seen.get("heap").asLong()).isLessThanOrEqualTo(512L << 20);
      assertThat(seen.get("network").asBoolean()).isEqualTo(!here.network());
      assertThat(seen.get("writes").asBoolean()).isEqualTo(!here.files());
      assertThat(Path.of(seen.get("folder").asText())).doesNotExist();
      System.out.println("drafts: " + here.text().en());
    }
  }

  /** Fills the heap. */
  public static final class Hoard implements DraftTask {
    @Override
    public void run(DraftContext work) {
      List<byte[]> hoard = new ArrayList<>();
      while (work.written() >= 0) {
        hoard.add(new byte[1 << 20]);
        work.write(hoard.size());
      }
    }
  }

  @Test
  void memory_used_up_is_no_answer() {
    assertThat(failure(Hoard.class, USUAL.heap(64))).isEqualTo(DraftFailure.Reason.MEMORY);
  }

  /** Calls itself. */
  public static final class Recursion implements DraftTask {
    @Override
    public void run(DraftContext work) {
      work.write(depth(0));
    }

    private static int depth(int from) {
      return from < 0 ? from : depth(from + 1) + 1;
    }
  }

  @Test
  void a_stack_used_up_is_no_answer() {
    assertThat(failure(Recursion.class, USUAL)).isEqualTo(DraftFailure.Reason.STACK);
  }

  /** Writes and does not end. */
  public static final class Loop implements DraftTask {
    @Override
    public void run(DraftContext work) {
      work.write("begun");
      while (work.written() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @Timeout(60)
  void a_deadline_reached_is_no_answer() {
    assertThat(failure(Loop.class, USUAL.within(Duration.ofSeconds(3))))
        .isEqualTo(DraftFailure.Reason.DEADLINE);
  }

  /** Starts what should outlive it. */
  public static final class Spawn implements DraftTask {
    @Override
    public void run(DraftContext work) {
      try {
        for (int i = 0; i < 5; i++) {
          new ProcessBuilder("/bin/sleep", "4242").start();
        }
      } catch (IOException refused) {
        work.write("refused");
      }
      while (work.written() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void what_a_run_started_is_killed_with_it() {
    assertThat(failure(Spawn.class, USUAL.within(Duration.ofSeconds(4))))
        .isEqualTo(DraftFailure.Reason.DEADLINE);
    assertThat(
            ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 4242")))
        .isEmpty();
  }

  /** Writes more than it may. */
  public static final class Flood implements DraftTask {
    @Override
    public void run(DraftContext work) {
      while (work.written() >= 0) {
        work.write("flood");
      }
    }
  }

  @Test
  void too_much_output_is_no_answer() {
    assertThat(failure(Flood.class, USUAL.output(100_000))).isEqualTo(DraftFailure.Reason.OUTPUT);
  }

  /** Ends in the middle, as if nothing were wrong. */
  public static final class Vanish implements DraftTask {
    @Override
    public void run(DraftContext work) {
      work.write("half");
      Runtime.getRuntime().halt(0);
    }
  }

  /** Fails with a message that nobody should see. */
  public static final class Break implements DraftTask {
    @Override
    public void run(DraftContext work) {
      work.write("half");
      throw new IllegalStateException("secret");
    }
  }

  @Test
  void an_answer_without_its_end_is_no_answer() {
    assertThat(failure(Vanish.class, USUAL)).isEqualTo(DraftFailure.Reason.BROKEN);
    assertThat(failure(Break.class, USUAL)).isEqualTo(DraftFailure.Reason.BROKEN);
  }

  /** Counts the records it is given. */
  public static final class Count implements DraftTask {
    @Override
    public void run(DraftContext work) {
      long count = 0;
      while (work.nextLine() != null) {
        count++;
      }
      work.write(count);
    }
  }

  @Test
  void records_are_read_one_by_one() throws Exception {
    Iterable<String> records =
        () ->
            Stream.iterate(0, i -> i < 200_000, i -> i + 1)
                .map(i -> "{\"n\":" + i + "}")
                .iterator();
    assertThat(Draft.run(task(Count.class).reading(records), USUAL).get(0).asInt())
        .isEqualTo(200_000);
  }

  @Test
  @Timeout(60)
  void records_that_break_off_end_the_run_with_what_broke_them() {
    for (Throwable broken :
        List.of(new UserError("第 3 行", "row 3"), new StackOverflowError("deep"))) {
      Iterator<String> records =
          Stream.iterate(0, i -> i + 1)
              .map(
                  i -> {
                    if (i == 1_000 && broken instanceof Error error) {
                      throw error;
                    }
                    if (i == 1_000) {
                      throw (RuntimeException) broken;
                    }
                    return "{}";
                  })
              .iterator();
      assertThatThrownBy(
              () ->
                  Draft.run(
                      task(Count.class).reading(() -> records),
                      USUAL.within(Duration.ofMinutes(10))))
          .isSameAs(broken);
    }
  }

  @Test
  void only_what_is_named_is_on_the_class_path() {
    assertThat(ChildClassPath.isNeeded(Path.of("lib/org.drools.drools-core-10.1.0.jar"))).isTrue();
    assertThat(ChildClassPath.isNeeded(Path.of("drools-ecj-10.1.0.jar"))).isTrue();
    assertThat(ChildClassPath.isNeeded(Path.of("org.postgresql.postgresql-42.7.14.jar"))).isFalse();
    assertThat(ChildClassPath.isNeeded(Path.of("com.h2database.h2-2.3.230.jar"))).isFalse();
    assertThat(ChildClassPath.isNeeded(Path.of("netty-buffer-4.1.130.Final.jar"))).isFalse();
  }
}
