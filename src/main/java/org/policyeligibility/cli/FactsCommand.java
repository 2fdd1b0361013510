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
import org.policyeligibility.message.Text;
import org.policyeligibility.message.WordSearch;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
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
   * A fact or an identifier, with the values that are listed of it.
   *
   * @param type its code
   * @param kind its type in words, with its bounds or the count of its values
   * @param values all where the fact itself is asked for, else those that the word names
   */
  private record Found(
      ProfileType profile,
      String name,
      String type,
      String kind,
      Text label,
      Text question,
      @Nullable Text note,
      List<ValueList.Value> values) {
    String id() {
      return profile.code() + "." + name;
    }

    Found listing(List<ValueList.Value> listed) {
      return new Found(profile, name, type, kind, label, question, note, listed);
    }
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Vocabulary vocabulary = RulesFolder.orShipped(rules, terminal).vocabulary();
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

  /** All that a profile can state: the facts, and identifiers in place of some of them. */
  private List<Found> all(Vocabulary vocabulary) {
    List<Found> all = new ArrayList<>();
    for (Fact fact : vocabulary.all()) {
      all.add(
          new Found(
              fact.profile(),
              fact.name(),
              fact.type().code(),
              kind(fact),
              fact.label(),
              fact.question(),
              fact.note(),
              fact.type().hasValues() ? fact.valueList().values() : List.of()));
    }
    for (ProfileType type : ProfileType.values()) {
      for (Identifier identifier : vocabulary.identifiers(type)) {
        all.add(
            new Found(
                type,
                identifier.name(),
                "string",
                terminal.say("编号", "identifier"),
                identifier.label(),
                identifier.question(),
                identifier.note(),
                List.of()));
      }
    }
    return all;
  }

  private List<Found> find(Vocabulary vocabulary, WordSearch search) {
    List<Found> found = new ArrayList<>();
    for (Found each : all(vocabulary)) {
      boolean named = search.finds(each.name(), each.label());
      List<ValueList.Value> listed =
          named
              ? each.values()
              : each.values().stream()
                  .filter(value -> search.finds(value.name(), value.label()))
                  .toList();
      if (named || !listed.isEmpty()) {
        found.add(each.listing(listed));
      }
    }
    return found;
  }

  /** Besides those found by name, the facts whose question or note has the word, behind them. */
  private List<Found> withAskedFor(Vocabulary vocabulary, List<Found> named) {
    WordSearch search = WordSearch.atBeginnings(word);
    List<Found> all = new ArrayList<>(named);
    for (Found each : all(vocabulary)) {
      boolean asked =
          search.finds("", each.question())
              || (each.note() != null && search.finds("", each.note()));
      if (asked && named.stream().noneMatch(found -> found.id().equals(each.id()))) {
        all.add(each.listing(List.of()));
      }
    }
    return all;
  }

  private UserError nothing(Vocabulary vocabulary) {
    List<String> names = all(vocabulary).stream().map(Found::name).toList();
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
    Map<String, Integer> shared = new LinkedHashMap<>();
    for (int at = 0; at + 2 <= Math.min(word.length(), LONGEST_WORD); at++) {
      String pair = word.substring(at, at + 2);
      if (pair.chars().allMatch(Character::isIdeographic)) {
        find(vocabulary, WordSearch.anywhere(pair))
            .forEach(found -> shared.merge(found.id(), 1, Integer::sum));
      }
    }
    int most = shared.values().stream().max(Integer::compare).orElse(0);
    return shared.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .limit(PARTS)
        .toList();
  }

  private void pretty(Found found) {
    terminal
        .out()
        .println(
            AnsiStyle.BOLD.on(terminal.interactive(), found.id())
                + "  "
                + terminal.in(found.label())
                + "  "
                + AnsiStyle.FAINT.on(terminal.interactive(), found.kind()));
    Text note = found.note();
    if (!word.isEmpty()) {
      terminal.out().println("    " + terminal.in(found.question()));
      if (note != null) {
        terminal
            .out()
            .println("    " + AnsiStyle.FAINT.on(terminal.interactive(), terminal.in(note)));
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
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("profile", found.profile().code());
    view.put("name", found.name());
    view.put("type", found.type());
    view.put("label", terminal.in(found.label()));
    view.put("question", terminal.in(found.question()));
    Text note = found.note();
    if (note != null) {
      view.put("note", terminal.in(note));
    }
    view.put("values", found.values().stream().map(ValueList.Value::name).toList());
    return view;
  }
}
