package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer as a person reads it at a prompt: each clause with why and why not. */
final class AnswerTable {
  private final Prompt prompt;

  AnswerTable(Prompt prompt) {
    this.prompt = prompt;
  }

  /** Writes an answer of {@code POST /v1/evaluations}. */
  void write(JsonNode answer) {
    prompt.out().println(prompt.say("判断日期 ", "as of ") + answer.path("asOf").asText());
    answer.path("results").forEach(this::result);
    StringBuilder counts = new StringBuilder();
    answer
        .path("summary")
        .properties()
        .forEach(
            one -> counts.append("  ").append(one.getKey()).append(' ').append(one.getValue()));
    prompt.out().println(counts.toString().strip());
    prompt.out().println(Ink.FAINT.on(prompt, answer.path("notice").asText()));
  }

  private void result(JsonNode result) {
    String outcome = result.path("outcome").asText();
    prompt
        .out()
        .println(
            "\n"
                + Ink.BOLD.on(prompt, String.format("%-14s", outcome))
                + " "
                + result.path("clause").asText()
                + "  "
                + result.path("title").asText());
    result
        .path("citations")
        .forEach(
            citation ->
                prompt
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
            one ->
                prompt
                    .out()
                    .println(
                        "  · "
                            + one.path("kind").asText()
                            + " "
                            + one.path("status").asText()
                            + "  "
                            + one.path("decidedBy").asText()));
    result
        .path("advisories")
        .forEach(one -> prompt.out().println("  ! " + one.path("text").asText()));
  }

  private void criterion(JsonNode criterion) {
    String status = criterion.path("status").asText();
    String sign =
        switch (status) {
          case "MET" -> Ink.GREEN.on(prompt, "✓");
          case "NOT_MET" -> Ink.RED.on(prompt, "✗");
          default -> Ink.YELLOW.on(prompt, "?");
        };
    JsonNode actual = criterion.path("actual");
    String value = actual.isMissingNode() ? prompt.say("未填", "not stated") : actual.toString();
    prompt
        .out()
        .println(
            "  "
                + sign
                + " "
                + criterion.path("label").asText()
                + "  "
                + Ink.FAINT.on(
                    prompt, criterion.path("fact").asText() + " = " + value.replace("\"", "")));
  }
}
