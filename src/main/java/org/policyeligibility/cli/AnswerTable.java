package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
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
    Map<String, String> worth = worth(answer);
    answer.path("results").forEach(result -> result(result, worth));
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

  /** The worth of each clause that gives a benefit, by clause. */
  private static Map<String, String> worth(JsonNode answer) {
    Map<String, String> worth = new HashMap<>();
    answer
        .path("benefits")
        .forEach(
            benefit ->
                benefit
                    .path("clauses")
                    .forEach(
                        clause ->
                            worth.put(
                                clause.path("clause").asText(), clause.path("worth").asText())));
    return worth;
  }

  private void result(JsonNode result, Map<String, String> worth) {
    Outcome outcome = Outcome.valueOf(result.path("outcome").asText());
    String name = outcome.in(terminal.language());
    line(
        "\n"
            + AnsiStyle.BOLD.on(terminal.interactive(), String.format("%-14s", name))
            + " "
            + result.path("clause").asText()
            + "  "
            + result.path("title").asText());
    line("  " + result.path("summaryText").asText());
    result.path("citations").forEach(this::citation);
    result.path("criteria").forEach(this::criterion);
    result
        .path("requires")
        .forEach(
            requirement ->
                line(
                    "  · "
                        + kind(requirement.path("kind").asText())
                        + " "
                        + standing(requirement.path("status").asText())
                        + "  "
                        + inCharge(
                            requirement.path("decidedBy").asText(),
                            requirement.path("decidedByNow"))));
    result.path("amounts").forEach(amount -> line("  = " + amount.path("text").asText()));
    result.path("advisories").forEach(advisory -> line("  ! " + advisory.path("text").asText()));
    line(
        faint(
            "  "
                + terminal.say("主管 ", "authority: ")
                + inCharge(result.path("authority").asText(), result.path("authorityNow"))));
    String force = worth.get(result.path("clause").asText());
    if (!outcome.isAgainst() && force != null) {
      line(faint("  " + terminal.say("效力 ", "worth: ") + force));
    }
    line(faint("  " + reading(result)));
  }

  /** The words in the language of the run, and the governing ones where they are others. */
  private void citation(JsonNode citation) {
    JsonNode quotes = citation.path("quote");
    String place = citation.path("number").asText("") + " " + citation.path("article").asText();
    JsonNode governing = quotes.path(citation.path("authoritative").asText());
    JsonNode own = quotes.path(terminal.language().code());
    if (governing.isTextual()) {
      line("  “" + governing.asText() + "” " + place.strip());
    } else {
      quotes.elements().forEachRemaining(words -> line("  “" + words.asText() + "” " + place));
      line(
          faint(
              "  "
                  + terminal.say(
                      "以中文文本为准，本系统没有收录，以上引自英文本。",
                      "The Chinese text governs and is not held here; this is the English one.")));
    }
    if (governing.isTextual() && own.isTextual() && !own.equals(governing)) {
      line("  “" + own.asText() + "”");
    }
  }

  /** The body of the text and, where it is another, the one in charge on the day. */
  private String inCharge(String named, JsonNode now) {
    if (now.isMissingNode() || now.isNull()) {
      return named;
    }
    String name = now.path("name").asText();
    String from = now.path("from").asText();
    return named
        + terminal.say("（自 " + from + " 起：" + name + "）", " (since " + from + ": " + name + ")");
  }

  private String reading(JsonNode result) {
    String day = result.path("lastReading").asText();
    return result.path("review").asText().equals("reviewed")
        ? terminal.say("最近一次对照原文：" + day, "last compared with its sources on " + day)
        : terminal.say(
            "最近一次对照原文：" + day + "，尚无人复核",
            "last compared with its sources on " + day + ", reviewed by nobody yet");
  }

  private String faint(String text) {
    return AnsiStyle.FAINT.on(terminal.interactive(), text);
  }

  private void line(String text) {
    terminal.out().println(text);
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
        actual.isMissingNode() || actual.isNull() ? unstated(criterion) : actual.toString();
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

  private String unstated(JsonNode criterion) {
    return criterion.path("assumed").asBoolean()
        ? terminal.say("未填，按满足处理", "not stated, taken as met")
        : terminal.say("未填", "not stated");
  }
}
