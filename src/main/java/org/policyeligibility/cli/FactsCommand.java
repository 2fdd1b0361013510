package org.policyeligibility.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.WordSearch;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the vocabulary: what rules may ask for and profiles may state, by name or by label. */
@Command(name = "facts")
final class FactsCommand implements Callable<Integer> {
  /** How many facts are named that have a part of a word. */
  private static final int PARTS = 5;

  /** The length up to which a word is searched for in parts. */
  private static final int LONGEST_WORD = 20;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "WORD", arity = "0..1", defaultValue = "")
  private String word = "";

  @Option(names = "--rules", paramLabel = "FOLDER")
  private Path rules = Path.of("rules");

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  FactsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * A fact with the values that are listed of it.
   *
   * @param values all where the fact itself is asked for, else those that the word names
   */
  private record Found(Fact fact, List<ValueList.Value> values) {}

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Vocabulary vocabulary = RulesFolder.of(rules).vocabulary();
    List<Found> found = find(vocabulary, WordSearch.atBeginnings(word));
    if (found.isEmpty()) {
      found = find(vocabulary, WordSearch.anywhere(word));
    }
    found = withAskedFor(vocabulary, found);
    if (found.isEmpty()) {
      throw nothing(vocabulary);
    }
    if (format == Format.JSON) {
      terminal.out().println(Json.text(found.stream().map(this::view).toList()));
    } else {
      found.forEach(this::pretty);
    }
    return ExitCode.OK;
  }

  private static List<Found> find(Vocabulary vocabulary, WordSearch search) {
    List<Found> found = new ArrayList<>();
    for (Fact fact : vocabulary.all()) {
      List<ValueList.Value> values =
          fact.type().hasValues() ? fact.valueList().values() : List.of();
      boolean named = search.finds(fact.name(), fact.label());
      List<ValueList.Value> listed =
          named
              ? values
              : values.stream().filter(value -> search.finds(value.name(), value.label())).toList();
      if (named || !listed.isEmpty()) {
        found.add(new Found(fact, listed));
      }
    }
    return found;
  }

  /** Besides those found by name, the facts whose question or note has the word, behind them. */
  private List<Found> withAskedFor(Vocabulary vocabulary, List<Found> named) {
    WordSearch search = WordSearch.atBeginnings(word);
    List<Found> all = new ArrayList<>(named);
    for (Fact fact : vocabulary.all()) {
      boolean asked =
          search.finds("", fact.question())
              || (fact.note() != null && search.finds("", fact.note()));
      if (asked && named.stream().noneMatch(found -> found.fact().equals(fact))) {
        all.add(new Found(fact, List.of()));
      }
    }
    return all;
  }

  private UserError nothing(Vocabulary vocabulary) {
    List<String> names = vocabulary.all().stream().map(Fact::name).toList();
    String zh = NearestName.to(word, names).map(name -> "最接近的是 " + name + "。").orElse("");
    String en = NearestName.to(word, names).map(name -> " The nearest is " + name + ".").orElse("");
    List<String> parts = withParts(vocabulary);
    if (!parts.isEmpty()) {
      zh = "含有其中一部分的：" + String.join("、", parts) + "。";
      en = " With a part of it: " + String.join(", ", parts) + ".";
    }
    return new UserError(
        "没有事实、取值、问题或说明含有“" + word + "”。" + zh,
        "No fact, value, question or note has “" + word + "”." + en);
  }

  /**
   * The facts with the most of the word's pairs of Chinese characters, at most {@value #PARTS}: a
   * Chinese word is often made of two that stand in the vocabulary alone.
   */
  private List<String> withParts(Vocabulary vocabulary) {
    Map<Fact, Integer> shared = new LinkedHashMap<>();
    for (int at = 0; at + 2 <= Math.min(word.length(), LONGEST_WORD); at++) {
      String pair = word.substring(at, at + 2);
      if (pair.chars().allMatch(Character::isIdeographic)) {
        find(vocabulary, WordSearch.anywhere(pair))
            .forEach(found -> shared.merge(found.fact(), 1, Integer::sum));
      }
    }
    int most = shared.values().stream().max(Integer::compare).orElse(0);
    return shared.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(entry -> id(entry.getKey()))
        .limit(PARTS)
        .toList();
  }

  private void pretty(Found found) {
    Fact fact = found.fact();
    terminal
        .out()
        .println(
            AnsiStyle.BOLD.on(terminal.interactive(), id(fact))
                + "  "
                + terminal.in(fact.label())
                + "  "
                + AnsiStyle.FAINT.on(terminal.interactive(), kind(fact)));
    if (!word.isEmpty()) {
      terminal.out().println("    " + terminal.in(fact.question()));
      if (fact.note() != null) {
        terminal
            .out()
            .println("    " + AnsiStyle.FAINT.on(terminal.interactive(), terminal.in(fact.note())));
      }
      found
          .values()
          .forEach(
              value ->
                  terminal
                      .out()
                      .println("    " + value.name() + "  " + terminal.in(value.label())));
    }
  }

  private static String id(Fact fact) {
    return fact.profile().code() + "." + fact.name();
  }

  /** Of what type it is, with its bounds or the count of its values. */
  private String kind(Fact fact) {
    String kind =
        switch (fact.type()) {
          case SET -> terminal.say("可多选", "set");
          case ENUM -> terminal.say("单选", "enum");
          case BOOLEAN -> terminal.say("是或否", "true or false");
          case INTEGER -> terminal.say("整数", "whole number");
          case NUMBER -> terminal.say("数", "number");
          case DATE -> terminal.say("日期", "date");
        };
    if (fact.type().hasValues()) {
      int values = fact.valueList().values().size();
      kind += terminal.say("，" + values + " 个取值", ", " + values + " values");
    }
    if (fact.unit() != null) {
      kind += " " + terminal.in(fact.unit());
    }
    if (fact.minimum() != null || fact.maximum() != null) {
      kind += " " + bound(fact.minimum()) + "–" + bound(fact.maximum());
    }
    return fact.derivedFrom() == null
        ? kind
        : kind
            + terminal.say(
                "，由 " + fact.derivedFrom() + " 算出", ", worked out from " + fact.derivedFrom());
  }

  private static String bound(@Nullable BigDecimal number) {
    return number == null ? "…" : number.toPlainString();
  }

  private Map<String, Object> view(Found found) {
    Fact fact = found.fact();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("profile", fact.profile().code());
    view.put("name", fact.name());
    view.put("type", fact.type().code());
    view.put("label", terminal.in(fact.label()));
    view.put("question", terminal.in(fact.question()));
    if (fact.note() != null) {
      view.put("note", terminal.in(fact.note()));
    }
    view.put("values", found.values().stream().map(ValueList.Value::name).toList());
    return view;
  }
}
