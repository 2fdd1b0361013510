package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.audit.Head;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies an exported audit log, without the service, its database and its keys. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "EXPORT")
  private Path export = Path.of("");

  @Option(names = "--head", paramLabel = "FILE")
  private List<Path> heads = new ArrayList<>();

  VerifyCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() throws IOException {
    List<Head> kept = new ArrayList<>();
    for (Path head : heads) {
      kept.add(head(head));
    }
    AuditChain.Verdict verdict;
    try (BufferedReader lines = Files.newBufferedReader(existing(export))) {
      verdict = AuditChain.verify(lines, kept);
    }
    for (AuditChain.Fault fault : verdict.faults()) {
      String place =
          fault.line() == 0 ? "" : prompt.say("第 " + fault.line() + " 行：", fault.line() + ": ");
      prompt.out().println(Ink.RED.on(prompt, place + prompt.in(fault.what())));
    }
    prompt.out().println(conclusion(verdict, kept.isEmpty()));
    prompt.out().flush();
    return verdict.holds() ? ExitCode.WELL : ExitCode.FOUND;
  }

  private String conclusion(AuditChain.Verdict verdict, boolean alone) {
    String head = verdict.head().seq() + " " + verdict.head().hash();
    if (!verdict.holds()) {
      return prompt.say(
          verdict.entries() + " 条，日志不可信；末条 " + head,
          verdict.entries() + " entries, not to be trusted; the last is " + head);
    }
    String unseen =
        alone
            ? prompt.say(
                "；没有留存的链头（--head），无从发现末尾截断或整体重写",
                "; without a head kept earlier (--head) a log cut off or rewritten is not seen")
            : "";
    return prompt.say(
        verdict.entries() + " 条，首尾相接，未被改动；末条 " + head + unseen,
        verdict.entries() + " entries, each bound to the one before; the last is " + head + unseen);
  }

  private static Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CannotWork("没有这个文件：" + file, "there is no such file: " + file);
    }
    return file;
  }

  private static Head head(Path file) throws IOException {
    JsonNode head = new ObjectMapper().readTree(Files.readString(existing(file)));
    String hash = head.path("hash").asText();
    if (!head.path("seq").canConvertToLong() || !hash.matches("[0-9a-f]{64}")) {
      throw new CannotWork(
          file + " 不是链头：应为 {\"seq\": …, \"hash\": \"…\"}",
          file + " is no head: it is {\"seq\": …, \"hash\": \"…\"}");
    }
    return new Head(head.path("seq").asLong(), hash);
  }
}
