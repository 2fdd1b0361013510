package org.policyeligibility.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.InertCell;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.message.Message;

/** The report of an impact study as a table, JSON or CSV. */
public final class ImpactPage {
  private static final List<String> KINDS =
      List.of("gained", "lost", "undetermined", "ruled_out", "breached", "breach_ended", "changed");

  /** Of obligations alone: a table has them where something is counted there. */
  private static final Set<String> OF_OBLIGATIONS = Set.of("breached", "breach_ended");

  private static final double MEGABYTE = 1 << 20;

  /** As wide as the longest heading of one, and a blank. */
  private static final int COLUMN = 13;

  /** Characters from here on are Chinese ones and their punctuation. */
  private static final int FIRST_WIDE = 0x2E80;

  private final Terminal terminal;
  private final CountedNames names;
  private final List<String> distributions;
  private final List<JsonNode> counts = new ArrayList<>();
  private final List<JsonNode> cases = new ArrayList<>();
  private final List<JsonNode> unreadable = new ArrayList<>();
  private final JsonNode end;

  /**
   * The report of these lines.
   *
   * @param distributions from which the population was drawn, a line each; may be empty
   */
  public ImpactPage(
      Terminal terminal, CountedNames names, List<String> distributions, List<JsonNode> lines) {
    this.terminal = terminal;
    this.names = names;
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
  public int write(Format format) {
    if (!unreadable.isEmpty()) {
      refuse();
      return ExitCode.FAILED;
    }
    switch (format) {
      case JSON -> terminal.out().println(Json.text(view()));
      case CSV -> {
        csv();
        unstated().forEach(line -> terminal.err().println(line));
      }
      default -> pretty();
    }
    return ExitCode.OK;
  }

  /** Part of a population is no population: nothing that was counted is shown. */
  private void refuse() {
    for (JsonNode record : unreadable) {
      record
          .path("faults")
          .forEach(
              fault ->
                  terminal
                      .err()
                      .println(
                          row(record.path("unreadable"), record.path("label"))
                              + ": "
                              + fault.asText()));
    }
    terminal.err().println(terminal.say("样本有误，没有结果。", "The population is at fault; no result."));
  }

  private Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("profiles", end.path("profiles"));
    view.put("flipped", end.path("flipped"));
    view.put("reason", end.path("reason"));
    view.put("unstated", end.path("unstated"));
    view.put("distributions", distributions);
    view.put("counts", counts.stream().map(this::counted).toList());
    view.put("cases", cases);
    view.put("seconds", end.path("seconds"));
    view.put("peakHeapBytes", end.path("peakHeapBytes"));
    return view;
  }

  private Map<String, Object> counted(JsonNode count) {
    Map<String, Object> view = new LinkedHashMap<>();
    count.properties().forEach(member -> view.put(member.getKey(), member.getValue()));
    view.put("name", name(count));
    return view;
  }

  private String name(JsonNode count) {
    return terminal.in(names.of(count.path("by").asText(), count.path("key").asText()));
  }

  private void csv() {
    StringWriter table = new StringWriter();
    try (CsvWriter rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(table)) {
      rows.writeRecord(
          Stream.of(Stream.of("by", "key"), KINDS.stream(), Stream.of("name"))
              .flatMap(titles -> titles)
              .toList());
      for (JsonNode count : counts) {
        List<String> row = new ArrayList<>();
        row.add(count.path("by").asText());
        row.add(InertCell.of(count.path("key").asText()));
        KINDS.forEach(kind -> row.add(count.path(kind).asText()));
        row.add(InertCell.of(name(count)));
        rows.writeRecord(row);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    terminal.out().print(table);
  }

  private void pretty() {
    distributions.forEach(
        line -> terminal.out().println(AnsiStyle.FAINT.on(terminal.interactive(), line)));
    long profiles = end.path("profiles").asLong();
    long flipped = end.path("flipped").asLong();
    if (flipped == 0) {
      terminal
          .out()
          .println(
              terminal.say("没有任何变化：", "Nothing changes for anybody: ")
                  + end.path("reason").asText());
    } else {
      table();
      cases.forEach(this::flippedCase);
    }
    unstated()
        .forEach(line -> terminal.out().println(AnsiStyle.YELLOW.on(terminal.interactive(), line)));
    double seconds = Math.max(0.001, end.path("seconds").asDouble());
    terminal
        .out()
        .println(
            terminal.say(
                    profiles + " 个主体，" + flipped + " 个结果有变",
                    profiles + " profiles, " + flipped + " with another result")
                + AnsiStyle.FAINT.on(
                    terminal.interactive(),
                    String.format(
                        Locale.ROOT,
                        "  (%.1f s, %.0f/s, %.0f MiB)",
                        seconds,
                        profiles / seconds,
                        end.path("peakHeapBytes").asLong() / MEGABYTE)));
  }

  /**
   * The facts that nobody states although changed clauses test them, in one sentence: without them
   * a count of nobody says nothing.
   */
  private List<String> unstated() {
    List<String> facts = new ArrayList<>();
    Set<String> clauses = new LinkedHashSet<>();
    for (JsonNode lacking : end.path("unstated")) {
      String name = lacking.path("fact").asText();
      facts.add(
          terminal.say(
              "“" + lacking.path("label").asText() + "”（" + name + "）",
              "“" + lacking.path("label").asText() + "” (" + name + ")"));
      lacking.path("clauses").forEach(clause -> clauses.add(clause.asText()));
    }
    return facts.isEmpty()
        ? List.of()
        : List.of(
            terminal.in(
                Message.of(
                    "nobody-states",
                    String.join(terminal.say("、", ", "), facts),
                    String.join(terminal.say("、", ", "), clauses))));
  }

  private String title(String kind) {
    return switch (kind) {
      case "gained" -> terminal.say("获得", "gained");
      case "lost" -> terminal.say("失去", "lost");
      case "undetermined" -> terminal.say("待定", "undetermined");
      case "ruled_out" -> terminal.say("排除", "ruled out");
      case "breached" -> terminal.say("新增不合规", "breached");
      case "breach_ended" -> terminal.say("消除不合规", "breach ended");
      default -> terminal.say("其他", "changed");
    };
  }

  /** The kinds that a table has a column for. */
  private List<String> shownKinds() {
    return KINDS.stream()
        .filter(
            kind ->
                !OF_OBLIGATIONS.contains(kind)
                    || counts.stream().anyMatch(count -> count.path(kind).asLong() > 0))
        .toList();
  }

  private void table() {
    List<String> kinds = shownKinds();
    StringBuilder heading = new StringBuilder();
    kinds.forEach(kind -> heading.append(aligned(title(kind))));
    terminal.out().println(AnsiStyle.BOLD.on(terminal.interactive(), heading.toString()));
    String before = "";
    for (JsonNode count : counts) {
      String by = count.path("by").asText();
      if (!by.equals(before)) {
        terminal.out().println(heading(by));
        before = by;
      }
      StringBuilder line = new StringBuilder();
      kinds.forEach(kind -> line.append(aligned(count.path(kind).asText())));
      String name = name(count);
      String key = count.path("key").asText();
      line.append("  ").append(name);
      if (!name.equals(key)) {
        line.append(terminal.say("（" + key + "）", " (" + key + ")"));
      }
      terminal.out().println(line);
    }
  }

  /** At the right of a column; a Chinese character is as wide as two others. */
  private static String aligned(String text) {
    int width = text.codePoints().map(point -> point < FIRST_WIDE ? 1 : 2).sum();
    return " ".repeat(Math.max(1, COLUMN - width)) + text;
  }

  private String heading(String by) {
    return switch (by) {
      case "benefit" -> terminal.say("按事项（各依据中最有利者）", "by benefit (the best of its clauses)");
      case "clause" -> terminal.say("按条款", "by clause");
      case "province" -> terminal.say("按省份（条款计）", "by province (counting clauses)");
      default -> terminal.say("按园区类型（条款计）", "by type of zone (counting clauses)");
    };
  }

  /** As the user finds a person in the file. */
  private String row(JsonNode number, JsonNode label) {
    String row = terminal.say("第 " + number.asLong() + " 行", "row " + number.asLong());
    return label.asText().isEmpty() ? row : row + " (" + label.asText() + ")";
  }

  private void flippedCase(JsonNode flipped) {
    terminal
        .out()
        .println(
            "\n"
                + AnsiStyle.BOLD.on(
                    terminal.interactive(), row(flipped.path("row"), flipped.path("label"))));
    for (JsonNode flip : flipped.path("flips")) {
      terminal
          .out()
          .println(
              "  "
                  + flip.path("clause").asText()
                  + "  "
                  + outcome(flip.path("before"), Message.of("clause-not-in-the-base"))
                  + " → "
                  + outcome(flip.path("after"), Message.of("clause-not-in-the-draft"))
                  + "  "
                  + terminal.in(names.of("clause", flip.path("clause").asText())));
      trace("-", flip.path("before"), flip.path("after"));
      trace("+", flip.path("after"), flip.path("before"));
    }
  }

  private String outcome(JsonNode trace, Message none) {
    String outcome = trace.path("outcome").asText();
    return outcome.isEmpty() ? terminal.in(none) : Outcome.valueOf(outcome).in(terminal.language());
  }

  /** The criteria that read otherwise in the other of the two. */
  private void trace(String sign, JsonNode trace, JsonNode other) {
    List<JsonNode> same = new ArrayList<>();
    other.path("criteria").forEach(same::add);
    for (JsonNode criterion : trace.path("criteria")) {
      if (same.contains(criterion)) {
        continue;
      }
      terminal
          .out()
          .println(
              "    "
                  + sign
                  + " "
                  + Status.valueOf(criterion.path("status").asText()).in(terminal.language())
                  + "  "
                  + criterion.path("label").asText()
                  + AnsiStyle.FAINT.on(
                      terminal.interactive(),
                      "  "
                          + criterion.path("factLabel").asText()
                          + " = "
                          + criterion.path("valueLabel").asText()));
    }
  }
}
