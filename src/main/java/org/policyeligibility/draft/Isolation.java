package org.policyeligibility.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.policyeligibility.message.Text;

/**
 * How far apart a draft runs on this machine. Tried once: what the kernel does not allow is not
 * used, and is told.
 *
 * @param network whether the process has no network
 * @param priority whether it yields to other processes; not so far that a busy machine starves it
 * @param files whether it can write no file of more than nothing
 */
public record Isolation(boolean network, boolean priority, boolean files) {
  private static final List<String> NO_NETWORK = List.of("/usr/bin/unshare", "--net", "--");
  private static final List<String> NO_NETWORK_AS_USER =
      List.of("/usr/bin/unshare", "--user", "--map-root-user", "--net", "--");
  private static final List<String> LAST = List.of("/usr/bin/nice", "-n", "10");
  private static final List<String> NO_FILES =
      List.of("/usr/bin/prlimit", "--fsize=0", "--core=0", "--nofile=512", "--");

  private static final List<List<String>> ALLOWED = allowed();

  private static List<List<String>> allowed() {
    List<List<String>> allowed = new ArrayList<>();
    if (runs(NO_NETWORK)) {
      allowed.add(NO_NETWORK);
    } else if (runs(NO_NETWORK_AS_USER)) {
      allowed.add(NO_NETWORK_AS_USER);
    }
    for (List<String> command : List.of(LAST, NO_FILES)) {
      if (runs(command)) {
        allowed.add(command);
      }
    }
    return List.copyOf(allowed);
  }

  private static boolean runs(List<String> command) {
    if (!Files.isExecutable(Path.of(command.get(0)))) {
      return false;
    }
    List<String> tried = new ArrayList<>(command);
    tried.add("/bin/true");
    try {
      Process process =
          new ProcessBuilder(tried)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(5, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException impossible) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The isolation that this machine allows. */
  public static Isolation here() {
    return new Isolation(
        ALLOWED.contains(NO_NETWORK) || ALLOWED.contains(NO_NETWORK_AS_USER),
        ALLOWED.contains(LAST),
        ALLOWED.contains(NO_FILES));
  }

  /** The commands that go before a command which is to run so. */
  static List<String> before() {
    return ALLOWED.stream().flatMap(List::stream).toList();
  }

  /** The message for the drafter. */
  public Text text() {
    return new Text(
        "草案在单独的进程中运行："
            + (network ? "无网络" : "未能断开网络")
            + (priority ? "，低优先级" : "，未能降低优先级")
            + (files ? "，不能写文件" : "，未能禁止写文件"),
        "the draft runs in a process of its own: "
            + (network ? "no network" : "NOT cut off from the network")
            + (priority ? ", low priority" : ", NOT at low priority")
            + (files ? ", no writing of files" : ", writing of files NOT prevented"));
  }
}
