package org.policyeligibility.cli.report;

import java.util.Map;
import org.policyeligibility.answer.Json;
import org.policyeligibility.batch.Summary;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;

/** The report of a batch: its summary as a table or as JSON. */
public final class SummaryPage {
  private final Terminal terminal;
  private final Summary summary;

  public SummaryPage(Terminal terminal, Summary summary) {
    this.terminal = terminal;
    this.summary = summary;
  }

  public void write(Format format) {
    if (format == Format.JSON) {
      terminal.out().println(Json.text(summary.tree()));
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
                terminal.out().println(terminal.say("警告 ", "warning ") + code + ": " + count));
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

  private String line(Summary.By by, String key) {
    StringBuilder line = new StringBuilder(String.format("  %-44s", key));
    for (Map.Entry<Outcome, Long> count : summary.outcomes(by, key).entrySet()) {
      line.append("  ")
          .append(count.getKey().in(terminal.language()))
          .append(' ')
          .append(count.getValue());
    }
    return line.toString();
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
