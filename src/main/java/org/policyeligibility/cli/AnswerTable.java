package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.profile.Standing;

/** The text rendering of an answer for a terminal: each clause with why and why not. */
final class AnswerTable {
  private final Terminal terminal;

  AnswerTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Writes an answer of {@code POST /v1/evaluations}. */
  void write(JsonNode answer) {
    terminal.out().println(terminal.say("判断日期 ", "as of ") + answer.path("asOf").asText());
    answer
        .path("warnings")
        .forEach(
            warning ->
                terminal
                    .out()
                    .println(
                        AnsiStyle.YELLOW.on(
                            terminal.interactive(),
                            terminal.say("警告 ", "warning ")
                                + warning.path("pointer").asText()
                                + ": "
                                + warning.path("message").asText())));
    answer.path("results").forEach(this::result);
    StringBuilder counts = new StringBuilder();
    answer
        .path("summary")
        .properties()
        .forEach(
            count ->
                counts
                    .append("  ")
                    .append(Outcome.valueOf(count.getKey()).in(terminal.language()))
                    .append(' ')
                    .append(count.getValue()));
    terminal.out().println(counts.toString().strip());
    terminal
        .out()
        .println(AnsiStyle.FAINT.on(terminal.interactive(), answer.path("notice").asText()));
  }

  private void result(JsonNode result) {
    String outcome = Outcome.valueOf(result.path("outcome").asText()).in(terminal.language());
    terminal
        .out()
        .println(
            "\n"
                + AnsiStyle.BOLD.on(terminal.interactive(), String.format("%-14s", outcome))
                + " "
                + result.path("clause").asText()
                + "  "
                + result.path("title").asText());
    result
        .path("citations")
        .forEach(
            citation ->
                terminal
                    .out()
                    .println(
                        "  “"
                            + citation.path("quote").elements().next().asText()
                            + "” "
                            + citation.path("number").asText()));
    result.path("criteria").forEach(this::criterion);
    result
        .path("requires")
        .forEach(
            requirement ->
                terminal
                    .out()
                    .println(
                        "  · "
                            + kind(requirement.path("kind").asText())
                            + " "
                            + standing(requirement.path("status").asText())
                            + "  "
                            + requirement.path("decidedBy").asText()));
    result
        .path("advisories")
        .forEach(advisory -> terminal.out().println("  ! " + advisory.path("text").asText()));
  }

  private String kind(String code) {
    return terminal.say(code.equals("assessment") ? "判断" : "批准", code);
  }

  private String standing(String code) {
    String zh =
        switch (Standing.valueOf(code)) {
          case PASSED -> "已通过";
          case FAILED -> "未通过";
          case GRANTED -> "已批准";
          case REFUSED -> "未批准";
          case PENDING -> "办理中";
          case UNKNOWN -> "未知";
        };
    return terminal.say(zh, code);
  }

  private void criterion(JsonNode criterion) {
    String status = criterion.path("status").asText();
    String sign =
        switch (status) {
          case "MET" -> AnsiStyle.GREEN.on(terminal.interactive(), "✓");
          case "NOT_MET" -> AnsiStyle.RED.on(terminal.interactive(), "✗");
          default -> AnsiStyle.YELLOW.on(terminal.interactive(), "?");
        };
    JsonNode actual = criterion.path("actual");
    String value =
        actual.isMissingNode() || actual.isNull()
            ? terminal.say("未填", "not stated")
            : actual.toString();
    terminal
        .out()
        .println(
            "  "
                + sign
                + " "
                + criterion.path("label").asText()
                + "  "
                + AnsiStyle.FAINT.on(
                    terminal.interactive(),
                    criterion.path("fact").asText() + " = " + value.replace("\"", "")));
  }
}
