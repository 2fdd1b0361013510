package org.policyeligibility.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.Vocabulary;

/**
 * The text rendering of an answer for a terminal: in short what is due and what is open, or each
 * clause with why and why not.
 */
public final class AnswerTable {
  private final Terminal terminal;
  private final Vocabulary vocabulary;
  private final StatedPlaces places;

  /**
   * A rendering.
   *
   * @param vocabulary the facts of the rules that decided, whose values have words
   * @param places of what was stated
   */
  public AnswerTable(Terminal terminal, Vocabulary vocabulary, StatedPlaces places) {
    this.terminal = terminal;
    this.vocabulary = vocabulary;
    this.places = places;
  }

  /**
   * Writes an answer of {@code POST /v1/evaluations}.
   *
   * @param all whether each clause is told in full
   */
  public void write(JsonNode answer, boolean all) {
    line(terminal.say("判断日期 ", "as of ") + answer.path("asOf").asText());
    answer
        .path("warnings")
        .forEach(
            warning ->
                line(
                    AnsiStyle.YELLOW.on(
                        terminal.interactive(),
                        terminal.say("警告 ", "warning ")
                            + places.name(warning.path("pointer").asText())
                            + terminal.say("：", ": ")
                            + doubt(warning))));
    if (all) {
      Map<String, String> worth = worth(answer);
      List<JsonNode> results = new ArrayList<>();
      answer.path("results").forEach(results::add);
      results.sort(
          Comparator.comparing(
              result -> Outcome.valueOf(result.path("outcome").asText()),
              AnswerOverview.MOST_PRESSING));
      results.forEach(result -> result(result, worth));
      line("");
    }
    AnswerOverview overview = new AnswerOverview(terminal);
    line(overview.totals(answer));
    if (!all) {
      overview.lines(answer).forEach(this::line);
      if (places.isOfPersonsAlone()) {
        line(
            terminal.say(
                "这里只有写给个人的条款；创业者的企业、用人单位能享受的，另写一个 enterprise 主体，可与个人一起放在 profiles 中。",
                "These are the clauses for persons alone. What a founder's enterprise or an employer"
                    + " can have is asked by a profile of type enterprise, which may stand beside"
                    + " the person's under profiles."));
      }
    }
    line(faint(answer.path("notice").asText()));
  }

  /** In the words for those at a prompt, where the answer has those for a client of the service. */
  private String doubt(JsonNode warning) {
    return InputWarning.Doubt.of(warning.path("code").asText())
        .map(doubt -> terminal.in(doubt.ofStatement()))
        .orElseGet(() -> warning.path("message").asText());
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
    String name = terminal.in(Term.of(outcome).name());
    line(
        "\n"
            + AnsiStyle.BOLD.on(terminal.interactive(), name)
            + "  "
            + result.path("clause").asText()
            + "  "
            + result.path("title").asText());
    line("  " + result.path("summaryText").asText());
    result.path("citations").forEach(this::citation);
    result.path("criteria").forEach(criterion -> criterion(result, criterion));
    result.path("requires").forEach(this::requirement);
    result.path("amounts").forEach(amount -> line("  = " + amount.path("text").asText()));
    result.path("advisories").forEach(advisory -> line("  ! " + advisory.path("text").asText()));
    line(
        faint(
            "  "
                + terminal.say("主管机关：", "authority: ")
                + inCharge(result.path("authority").asText(), result.path("authorityNow"))));
    String force = worth.get(result.path("clause").asText());
    if (!outcome.isAgainst() && force != null) {
      line(faint("  " + terminal.say("效力：", "worth: ") + force));
    }
    line(faint("  " + reading(result)));
  }

  /** The words in the language of the run, and the governing ones where they are others. */
  private void citation(JsonNode citation) {
    JsonNode quotes = citation.path("quote");
    String place = place(citation);
    JsonNode governing = quotes.path(citation.path("authoritative").asText());
    JsonNode own = quotes.path(terminal.language().code());
    if (governing.isTextual()) {
      line("  “" + governing.asText() + "” " + place);
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

  /** The document by its number, or else its title, with article and sentence. */
  private String place(JsonNode citation) {
    String number = citation.path("number").asText("");
    String document = number.isEmpty() ? citation.path("title").asText() : number;
    String article = citation.path("article").asText();
    String sentence = citation.path("sentence").asText();
    return terminal.say(
        document + "第" + article + "条第" + sentence + "句",
        document + ", article " + article + ", sentence " + sentence);
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

  private void requirement(JsonNode requirement) {
    Requirement.Kind kind =
        Requirement.Kind.valueOf(requirement.path("kind").asText().toUpperCase(Locale.ROOT));
    Standing standing = Standing.valueOf(requirement.path("status").asText());
    String stands =
        standing == Standing.UNKNOWN
            ? terminal.say("尚无结果", "no result yet")
            : terminal.in(Term.of(standing).name());
    String body =
        inCharge(requirement.path("decidedBy").asText(), requirement.path("decidedByNow"));
    line(
        "  · "
            + terminal.in(Term.of(kind).name())
            + terminal.say("，" + stands + "；决定机关：", ", " + stands + "; decided by: ")
            + body);
  }

  private void criterion(JsonNode result, JsonNode criterion) {
    String status = criterion.path("status").asText();
    String sign =
        switch (status) {
          case "MET" -> AnsiStyle.GREEN.on(terminal.interactive(), "✓");
          case "NOT_MET" -> AnsiStyle.RED.on(terminal.interactive(), "✗");
          default -> AnsiStyle.YELLOW.on(terminal.interactive(), "?");
        };
    JsonNode actual = criterion.path("actual");
    String name = criterion.path("fact").asText();
    String value =
        actual.isMissingNode() || actual.isNull()
            ? unstated(criterion)
            : said(fact(result, name), actual);
    Fact fact = fact(result, name);
    String called = fact == null ? name : terminal.in(fact.label());
    line(
        "  "
            + sign
            + " "
            + criterion.path("label").asText()
            + "  "
            + faint(called + " = " + value));
  }

  /** The fact of a criterion: of the profile that the clause addresses, or of another. */
  private @Nullable Fact fact(JsonNode result, String name) {
    return Stream.concat(
            ProfileType.ofCode(result.path("profile").asText()).stream(),
            Stream.of(ProfileType.values()))
        .map(type -> vocabulary.fact(type, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** A stated value in words, where it has some. */
  private String said(@Nullable Fact fact, JsonNode actual) {
    if (actual.isArray()) {
      List<String> values = new ArrayList<>();
      actual.forEach(value -> values.add(said(fact, value)));
      return values.isEmpty()
          ? terminal.say("没有", "none")
          : String.join(terminal.say("、", ", "), values);
    }
    if (actual.isBoolean()) {
      return actual.asBoolean() ? terminal.say("是", "yes") : terminal.say("否", "no");
    }
    String value = actual.asText();
    return fact != null && fact.type().hasValues() && fact.valueList().contains(value)
        ? terminal.in(fact.valueList().get(value).label())
        : value;
  }

  private String unstated(JsonNode criterion) {
    return criterion.path("assumed").asBoolean()
        ? terminal.say("未填，按满足处理", "not stated, taken as met")
        : terminal.say("未填", "not stated");
  }
}
