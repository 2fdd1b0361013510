package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a draft does to whom, as a table, JSON or CSV. */
final class ImpactPage {
  private static final List<String> KINDS = List.of("gained", "lost", "undetermined", "changed");
  private static final double MEGABYTE = 1 << 20;

  private final Prompt prompt;
  private final List<String> distributions;
  private final List<JsonNode> counts = new ArrayList<>();
  private final List<JsonNode> cases = new ArrayList<>();
  private final List<JsonNode> unreadable = new ArrayList<>();
  private final JsonNode end;

  ImpactPage(Prompt prompt, List<String> distributions, List<JsonNode> lines) {
    this.prompt = prompt;
    this.distributions = distributions;
    for (JsonNode line : lines) {
      if (line.has("by")) {
        counts.add(line);
      } else if (line.has("case")) {
        cases.add(line.path("case"));
      } else if (line.has("unreadable")) {
        unreadable.add(line);
      }
    }
    this.end =
        lines.stream()
            .map(line -> line.get("end"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("an answer without an end"));
  }

  /** Writes it and gives the exit code. */
  int write(Format format) {
    if (!unreadable.isEmpty()) {
      refuse();
      return ExitCode.FAILED;
    }
    switch (format) {
      case JSON -> prompt.out().println(FindingsPage.json(view()));
      case CSV -> csv();
      default -> pretty();
    }
    return ExitCode.WELL;
  }

  /** Part of a population is no population: nothing that was counted is shown. */
  private void refuse() {
    for (JsonNode one : unreadable) {
      one.path("faults")
          .forEach(
              fault ->
                  prompt
                      .err()
                      .println(
                          prompt.say("第 ", "record ")
                              + one.path("unreadable").asLong()
                              + prompt.say(" 个主体 ", " ")
                              + fault.asText()));
    }
    prompt.err().println(prompt.say("样本有误，没有结果。", "The population is at fault; no result."));
  }

  private Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("profiles", end.path("profiles"));
    view.put("flipped", end.path("flipped"));
    view.put("reason", end.path("reason"));
    view.put("distributions", distributions);
    view.put("counts", counts);
    view.put("cases", cases);
    view.put("seconds", end.path("seconds"));
    view.put("peakHeapBytes", end.path("peakHeapBytes"));
    return view;
  }

  private void csv() {
    prompt.out().println("by,key," + String.join(",", KINDS));
    for (JsonNode count : counts) {
      StringBuilder row = new StringBuilder(count.path("by").asText());
      row.append(',').append(Escaped.csv(count.path("key").asText()));
      KINDS.forEach(kind -> row.append(',').append(count.path(kind).asLong()));
      prompt.out().println(row);
    }
  }

  private void pretty() {
    distributions.forEach(line -> prompt.out().println(Ink.FAINT.on(prompt, line)));
    long profiles = end.path("profiles").asLong();
    long flipped = end.path("flipped").asLong();
    if (flipped == 0) {
      prompt
          .out()
          .println(
              prompt.say("没有任何变化：", "Nothing changes for anybody: ") + end.path("reason").asText());
    } else {
      table();
      cases.forEach(this::flippedCase);
    }
    double seconds = Math.max(0.001, end.path("seconds").asDouble());
    prompt
        .out()
        .println(
            prompt.say(
                    profiles + " 个主体，" + flipped + " 个结果有变",
                    profiles + " profiles, " + flipped + " with another result")
                + Ink.FAINT.on(
                    prompt,
                    String.format(
                        Locale.ROOT,
                        "  (%.1f s, %.0f/s, %.0f MiB)",
                        seconds,
                        profiles / seconds,
                        end.path("peakHeapBytes").asLong() / MEGABYTE)));
  }

  private void table() {
    prompt
        .out()
        .println(
            Ink.BOLD.on(
                prompt,
                String.format(
                    "%-44s %10s %10s %12s %10s",
                    "",
                    prompt.say("获得", "gained"),
                    prompt.say("失去", "lost"),
                    prompt.say("待定", "undetermined"),
                    prompt.say("其他", "changed"))));
    String before = "";
    for (JsonNode count : counts) {
      String by = count.path("by").asText();
      if (!by.equals(before)) {
        prompt.out().println(heading(by));
        before = by;
      }
      prompt
          .out()
          .println(
              String.format(
                  "  %-42s %10d %10d %12d %10d",
                  count.path("key").asText(),
                  count.path("gained").asLong(),
                  count.path("lost").asLong(),
                  count.path("undetermined").asLong(),
                  count.path("changed").asLong()));
    }
  }

  private String heading(String by) {
    return switch (by) {
      case "benefit" -> prompt.say("按事项（各依据中最有利者）", "by benefit (the best of its clauses)");
      case "clause" -> prompt.say("按条款", "by clause");
      case "province" -> prompt.say("按省份（条款计）", "by province (counting clauses)");
      default -> prompt.say("按园区类型（条款计）", "by type of zone (counting clauses)");
    };
  }

  private void flippedCase(JsonNode one) {
    prompt
        .out()
        .println(
            "\n" + Ink.BOLD.on(prompt, prompt.say("第 ", "record ") + one.path("record").asLong()));
    for (JsonNode flip : one.path("flips")) {
      prompt
          .out()
          .println(
              "  "
                  + flip.path("clause").asText()
                  + "  "
                  + outcome(flip.path("before"))
                  + " → "
                  + outcome(flip.path("after")));
      trace("-", flip.path("before"));
      trace("+", flip.path("after"));
    }
  }

  private static String outcome(JsonNode trace) {
    String outcome = trace.path("outcome").asText();
    return outcome.isEmpty() ? "∅" : outcome;
  }

  private void trace(String sign, JsonNode trace) {
    for (JsonNode criterion : trace.path("criteria")) {
      prompt
          .out()
          .println(
              "    "
                  + sign
                  + " "
                  + criterion.path("status").asText()
                  + "  "
                  + criterion.path("label").asText()
                  + Ink.FAINT.on(
                      prompt,
                      "  "
                          + criterion.path("fact").asText()
                          + " = "
                          + criterion.path("value").asText()));
    }
  }
}
