package org.policyeligibility.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.policyeligibility.UserError;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.Head;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.population.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies an exported audit log, without the service, its database and its keys. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  private static final int GZIP = 0x1F8B;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "EXPORT")
  private Path export = Path.of("");

  @Option(names = "--head", paramLabel = "FILE")
  private List<Path> heads = new ArrayList<>();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Head> kept = new ArrayList<>();
    for (Path head : heads) {
      kept.add(head(head));
    }
    AuditChain.Verdict verdict;
    try (BufferedReader lines = open(export)) {
      verdict = AuditChain.verify(lines, kept);
    }
    if (verdict.head().seq() == 0) {
      throw new UserError(
          export + " 不是导出的日志：没有一行可以读出。", export + " is no exported log: no line can be read.");
    }
    for (AuditChain.Fault fault : verdict.faults()) {
      String place =
          fault.line() == 0 ? "" : terminal.say("第 " + fault.line() + " 行：", fault.line() + ": ");
      terminal
          .out()
          .println(AnsiStyle.RED.on(terminal.interactive(), place + terminal.in(fault.what())));
    }
    boolean older = isOlder(verdict, kept);
    terminal.out().println(older ? newerHead() : conclusion(verdict, kept.isEmpty()));
    terminal.out().flush();
    return verdict.holds() ? ExitCode.OK : older ? ExitCode.FAILED : ExitCode.FINDINGS;
  }

  /** Whether all that is wrong is that heads are of later entries than the export has. */
  private static boolean isOlder(AuditChain.Verdict verdict, List<Head> kept) {
    long newer = kept.stream().filter(head -> head.seq() > verdict.head().seq()).count();
    return newer > 0 && newer == verdict.faults().size();
  }

  private String newerHead() {
    return terminal.say(
        "导出早于留存的链头，无从核对；请重新导出。若仍止于此，则末尾已被截断。",
        "The export is older than the head and cannot be verified against it; export again. If it"
            + " still ends here, it was cut off.");
  }

  private String conclusion(AuditChain.Verdict verdict, boolean alone) {
    String head = verdict.head().seq() + " " + verdict.head().hash();
    if (!verdict.holds()) {
      return terminal.say(
          verdict.entries() + " 条，日志不可信；末条 " + head,
          verdict.entries() + " entries, not to be trusted; the last is " + head);
    }
    String unseen =
        alone
            ? terminal.say(
                "；没有留存的链头（--head），无从发现末尾截断或整体重写",
                "; without a head kept earlier (--head) a log cut off or rewritten is not seen")
            : "";
    return terminal.say(
        verdict.entries() + " 条，首尾相接，未被改动；末条 " + head + unseen,
        verdict.entries() + " entries, each bound to the one before; the last is " + head + unseen);
  }

  /** The lines of an export, in whichever encoding a shell has written them. */
  private static BufferedReader open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(existing(file))) {
      if ((in.read() << 8 | in.read()) == GZIP) {
        throw new UserError(
            file + " 是压缩文件；请先解压（gunzip）。", file + " is compressed; unpack it first (gunzip).");
      }
    }
    return TextFile.open(file);
  }

  private static Head head(Path file) {
    try {
      if (StrictJson.read(TextFile.read(existing(file))) instanceof Map<?, ?> head
          && head.get("seq") instanceof Number seq
          && head.get("hash") instanceof String hash
          && hash.matches("[0-9a-f]{64}")) {
        return new Head(seq.longValue(), hash);
      }
    } catch (MalformedJson malformed) {
      throw notAHead(file);
    }
    throw notAHead(file);
  }

  private static UserError notAHead(Path file) {
    return new UserError(
        file + " 不是链头：应为 {\"seq\": …, \"hash\": \"…\"}",
        file + " is no head: it is {\"seq\": …, \"hash\": \"…\"}");
  }

  private static Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserError.missing(file);
    }
    return file;
  }
}
