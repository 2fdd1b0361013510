package org.policyeligibility.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.draft.task.EvalTask;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.TextFile;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The file of {@code --profile}: a profile alone, or the whole body of a request, in JSON or YAML.
 * Every member of a body is heeded, for one that was passed over would give another answer than the
 * service does.
 *
 * @param profiles by the JSON Pointer at which each stands
 * @param asOf null where the file does not say
 * @param filters which results are asked for
 */
record ProfileFile(
    Map<String, Object> profiles, @Nullable LocalDate asOf, EvalTask.Filters filters) {
  private static final Pattern TABLE = Pattern.compile("\\.(?:csv|tsv|xlsx?|xlsm|ndjson|jsonl)$");

  private static final Set<String> BODY =
      Set.of("profile", "profiles", "asOf", "clauses", "benefits", "outcomes");

  static ProfileFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw UserError.missing(file);
    }
    if (!(value(file) instanceof Map<?, ?> members)) {
      throw new UserError(
          file + " 须为 JSON 或 YAML 写成的一个主体。", file + " has to be a profile in JSON or YAML.");
    }
    if (!members.containsKey("profile") && !members.containsKey("profiles")) {
      return new ProfileFile(
          Map.of("", members), null, new EvalTask.Filters(List.of(), List.of(), List.of()));
    }
    members.keySet().stream()
        .filter(member -> !BODY.contains(String.valueOf(member)))
        .findFirst()
        .ifPresent(
            member -> {
              throw new UserError(
                  file
                      + "：eval 不读请求中的 `"
                      + member
                      + "`；读的有："
                      + String.join("、", BODY.stream().sorted().toList())
                      + "。",
                  file
                      + ": eval reads no member `"
                      + member
                      + "` of a request; it reads "
                      + String.join(", ", BODY.stream().sorted().toList())
                      + ".");
            });
    return new ProfileFile(
        profiles(file, members),
        day(file, members.get("asOf")),
        new EvalTask.Filters(
            texts(file, "clauses", members.get("clauses")),
            texts(file, "benefits", members.get("benefits")),
            texts(file, "outcomes", members.get("outcomes"))));
  }

  private static @Nullable Object value(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (TABLE.matcher(name).find()) {
      throw new UserError(
          file + " 是表格或多行的数据；eval 只读一个主体的 JSON 或 YAML，表格请用 evaluate --population。",
          file
              + " is a table or has many lines; eval reads one profile in JSON or YAML, and tables"
              + " are for evaluate --population.");
    }
    String text = TextFile.read(file);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      List<RulesetFault> faults = new ArrayList<>();
      YamlNode root = YamlNode.read(file.toString(), text, faults);
      Object read = root.plain();
      if (read != null) {
        // A line with a full-width colon is a text to YAML; entries are refused as such.
        root.entries();
      }
      if (!faults.isEmpty()) {
        RulesetFault first = faults.get(0);
        Message remedy = Optional.ofNullable(first.remedy()).orElse(first.what());
        String place = file + ":" + first.line() + " ";
        throw new UserError(
            place + first.what().in(Language.ZH) + "；" + remedy.in(Language.ZH),
            place + first.what().in(Language.EN) + "; " + remedy.in(Language.EN));
      }
      return read;
    }
    try {
      return StrictJson.read(text);
    } catch (MalformedJson malformed) {
      Text said = malformed.text();
      throw new UserError(file + "：" + said.zh(), file + ": " + said.en());
    }
  }

  private static Map<String, Object> profiles(Path file, Map<?, ?> members) {
    Map<String, Object> profiles = new LinkedHashMap<>();
    Object single = members.get("profile");
    if (single != null) {
      profiles.put("/profile", single);
    }
    Object beside = members.get("profiles");
    if (beside instanceof List<?> several) {
      for (int i = 0; i < several.size(); i++) {
        profiles.put("/profiles/" + i, several.get(i));
      }
    }
    if (profiles.isEmpty() || (beside != null && !(beside instanceof List))) {
      throw new UserError(
          file + "：profile 须为一个主体，profiles 须为主体的列表。",
          file + ": profile is a profile, profiles a list of them.");
    }
    return profiles;
  }

  private static @Nullable LocalDate day(Path file, @Nullable Object stated) {
    try {
      return stated == null ? null : LocalDate.parse(String.valueOf(stated));
    } catch (DateTimeException wrong) {
      throw new UserError(
          file + "：asOf 须为真实的日期，如 2024-06-01。", file + ": asOf is a day, such as 2024-06-01.");
    }
  }

  private static List<String> texts(Path file, String member, @Nullable Object stated) {
    if (stated == null) {
      return List.of();
    }
    if (stated instanceof List<?> values && values.stream().allMatch(String.class::isInstance)) {
      return values.stream().map(String::valueOf).toList();
    }
    throw new UserError(
        file + "：" + member + " 须为文字的列表。", file + ": " + member + " is a list of texts.");
  }
}
