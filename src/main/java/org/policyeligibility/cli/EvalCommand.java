package org.policyeligibility.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.ruleset.RulesetFault;
import org.policyeligibility.ruleset.YamlEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides one profile and says why and why not. */
@Command(name = "eval")
final class EvalCommand implements Callable<Integer> {
  /** Where the law's days begin and end. */
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Prompt prompt;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--profile", paramLabel = "FILE", required = true)
  private Path profile = Path.of("");

  @Option(names = "--as-of", paramLabel = "DATE")
  private @Nullable String asOf;

  @Option(names = "--clause", paramLabel = "ID")
  private List<String> clauses = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  EvalCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Map<String, Object> arguments =
        Map.of(
            EvalRun.PROFILES,
            profiles(),
            EvalRun.AS_OF,
            day(asOf).toString(),
            EvalRun.CLAUSES,
            clauses,
            EvalRun.LANGUAGE,
            prompt.language().name());
    JsonNode line =
        RulesRun.of(
                new EvalRun(),
                RulesFolder.of(path).files(),
                arguments,
                CompiledCache.of(prompt.environment()))
            .get(0);
    if (line.has(EvalRun.FAULTS)) {
      line.path(EvalRun.FAULTS).forEach(this::refuse);
      return ExitCode.FAILED;
    }
    String answer = line.path(EvalRun.ANSWER).asText();
    if (format == Format.JSON) {
      prompt.out().println(answer);
    } else {
      new AnswerTable(prompt).write(tree(answer));
    }
    return ExitCode.WELL;
  }

  /** A day that was named, or today where the law is in force. */
  static LocalDate day(@Nullable String named) {
    try {
      return named == null ? LocalDate.now(SHANGHAI) : LocalDate.parse(named);
    } catch (DateTimeException wrong) {
      throw new Misused("--as-of 须为真实的日期，如 2024-06-01。", "--as-of is a day, such as 2024-06-01.");
    }
  }

  /** A profile alone, or the whole body of a request. JSON is YAML. */
  private Map<String, Object> profiles() {
    List<RulesetFault> faults = new ArrayList<>();
    Object read;
    try {
      read = YamlEntry.read(profile.toString(), Files.readString(profile), faults).plain();
    } catch (IOException unreadable) {
      throw new CannotWork("无法读取 " + profile + "。", "Cannot read " + profile + ".");
    }
    if (!faults.isEmpty() || !(read instanceof Map<?, ?> members)) {
      throw new CannotWork(
          profile + " 须为 JSON 或 YAML 写成的一个主体。", profile + " has to be a profile in JSON or YAML.");
    }
    Map<String, Object> profiles = new LinkedHashMap<>();
    Object one = members.get("profile");
    Object several = members.get("profiles");
    if (one == null && several == null) {
      profiles.put("", members);
    }
    if (one != null) {
      profiles.put("/profile", one);
    }
    if (several instanceof List<?> all) {
      for (int i = 0; i < all.size(); i++) {
        profiles.put("/profiles/" + i, all.get(i));
      }
    }
    return profiles;
  }

  private void refuse(JsonNode fault) {
    prompt
        .err()
        .println(
            profile + " " + fault.path("pointer").asText() + ": " + fault.path("text").asText());
  }

  private static JsonNode tree(String answer) {
    try {
      return new ObjectMapper().readTree(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer of ours", impossible);
    }
  }
}
