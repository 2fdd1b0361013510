package org.policyeligibility.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyeligibility.answer.Json;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.InputWarning;

/** The report of a batch: its summary as a table or as JSON. */
public final class SummaryPage {
  private final Terminal terminal;
  private final Summary summary;
  private final CountedNames names;

  public SummaryPage(Terminal terminal, Summary summary, CountedNames names) {
    this.terminal = terminal;
    this.summary = summary;
    this.names = names;
  }

  public void write(Format format) {
    if (format == Format.JSON) {
      terminal.out().println(Json.text(tree()));
      return;
    }
    for (Summary.By by : Summary.By.values()) {
      if (!summary.keys(by).isEmpty()) {
        terminal.out().println(AnsiStyle.BOLD.on(terminal.interactive(), heading(by)));
        summary.keys(by).forEach(key -> terminal.out().println(line(by, key)));
      }
    }
    summary
        .warnings()
        .forEach(
            (code, count) ->
                terminal
                    .out()
                    .println(
                        terminal.say("警告：", "warning: ")
                            + named(warning(code), code)
                            + terminal.say("：", ": ")
                            + count));
    long answered = summary.rows() - summary.rejected();
    terminal
        .out()
        .println(
            terminal.say(
                summary.rows() + " 行：" + answered + " 行有结果，" + summary.rejected() + " 行有误",
                summary.rows()
                    + " rows: "
                    + answered
                    + " answered, "
                    + summary.rejected()
                    + " rejected"));
  }

  /** The counts by code, and beside them what each code is called. */
  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>(summary.tree());
    Map<String, Object> called = new LinkedHashMap<>();
    for (Summary.By by : Summary.By.values()) {
      called.put(by.code(), names.all(by.code(), summary.keys(by), terminal));
    }
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome.name(), terminal.in(Term.of(outcome).name()));
    }
    called.put("outcome", outcomes);
    tree.put("names", called);
    return tree;
  }

  private String warning(String code) {
    return Stream.of(InputWarning.Doubt.values())
        .filter(doubt -> doubt.code().equals(code))
        .map(doubt -> terminal.in(Term.of(doubt).name()))
        .findFirst()
        .orElse(code);
  }

  private String named(String name, String code) {
    return name.equals(code)
        ? code
        : terminal.say(name + "（" + code + "）", name + " (" + code + ")");
  }

  private String line(Summary.By by, String key) {
    List<String> counts = new ArrayList<>();
    for (Map.Entry<Outcome, Long> count : summary.outcomes(by, key).entrySet()) {
      counts.add(terminal.in(Term.of(count.getKey()).name()) + " " + count.getValue());
    }
    return "  "
        + named(terminal.in(names.of(by.code(), key)), key)
        + terminal.say("：", ": ")
        + String.join(terminal.say("，", ", "), counts);
  }

  private String heading(Summary.By by) {
    return switch (by) {
      case BENEFIT -> terminal.say("按事项（各依据中最有利者）", "by benefit (the best of its clauses)");
      case CLAUSE -> terminal.say("按条款", "by clause");
      case PROVINCE -> terminal.say("按省份（事项计）", "by province (counting benefits)");
      case ZONE_TYPE -> terminal.say("按园区类型（事项计）", "by type of zone (counting benefits)");
    };
  }
}
