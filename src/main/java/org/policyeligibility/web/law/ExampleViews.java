package org.policyeligibility.web.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.OutcomeStyle;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/**
 * Worked examples: the scenarios of a clause with their facts in words. What most of them have in
 * common is said once, and each says only in what it differs.
 */
final class ExampleViews {
  /** More would hide what follows. */
  private static final int FEW = 5;

  private static final String TYPE = "type";
  private static final String HAN = ".*\\p{IsHan}.*";

  private final ClauseViews clauses;
  private final Words words;
  private final ValueText text;

  ExampleViews(ClauseViews clauses) {
    this.clauses = clauses;
    this.words = clauses.words();
    this.text = new ValueText(words);
  }

  /** A fact with its value. */
  public record StatedView(String label, String value) {}

  /**
   * An example that the build holds a clause to.
   *
   * @param sentence what it shows; null where it is not said in the language of the page
   * @param stated what differs from the common case
   * @param unstated what the common case states and this one does not
   */
  public record ExampleView(
      @Nullable String sentence,
      List<StatedView> stated,
      List<String> unstated,
      String day,
      String outcome,
      String state) {}

  /** The examples of a clause, and the case from which they depart. */
  public record ExamplesView(List<StatedView> common, List<ExampleView> examples) {
    /** Those that are shown at once. */
    public List<ExampleView> first() {
      return examples.subList(0, Math.min(FEW, examples.size()));
    }

    /** Those that unfold. */
    public List<ExampleView> others() {
      return examples.subList(first().size(), examples.size());
    }
  }

  ExamplesView of(Provision provision, List<Scenario> scenarios) {
    List<Map<String, String>> all =
        scenarios.stream().map(scenario -> stated(provision, scenario.profile())).toList();
    Map<String, String> common = common(all);
    List<ExampleView> examples = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      examples.add(example(scenarios.get(i), all.get(i), common));
    }
    return new ExamplesView(views(common), examples);
  }

  private ExampleView example(
      Scenario scenario, Map<String, String> stated, Map<String, String> common) {
    Map<String, String> own = new LinkedHashMap<>(stated);
    own.entrySet().removeIf(fact -> fact.getValue().equals(common.get(fact.getKey())));
    String name = scenario.name().in(words.language());
    boolean chinese = name.matches(HAN);
    return new ExampleView(
        chinese == (words.language() == Language.ZH) ? name : null,
        views(own),
        common.keySet().stream().filter(label -> !stated.containsKey(label)).toList(),
        text.day(scenario.asOf()),
        words.say("tag." + scenario.outcome().name()),
        OutcomeStyle.of(scenario.outcome()));
  }

  private static List<StatedView> views(Map<String, String> stated) {
    return stated.entrySet().stream()
        .map(fact -> new StatedView(fact.getKey(), fact.getValue()))
        .toList();
  }

  /** Of each fact the value that more than half of the examples state. */
  private static Map<String, String> common(List<Map<String, String>> all) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (Map<String, String> stated : all) {
      stated.forEach(
          (label, value) ->
              counts
                  .computeIfAbsent(label, name -> new LinkedHashMap<>())
                  .merge(value, 1, Integer::sum));
    }
    Map<String, String> common = new LinkedHashMap<>();
    counts.forEach(
        (label, values) ->
            values.forEach(
                (value, count) -> {
                  if (2 * count > all.size()) {
                    common.put(label, value);
                  }
                }));
    return common;
  }

  private Map<String, String> stated(Provision provision, Map<String, @Nullable Object> profile) {
    Map<String, String> stated = new LinkedHashMap<>();
    profile.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> standings) {
            standings.forEach(
                (subject, standing) ->
                    stated.put(
                        words.say("standingOf." + name, title(String.valueOf(subject))),
                        words.say("standing." + standing)));
          } else if (!name.equals(TYPE)) {
            state(provision, name, value, stated);
          }
        });
    return stated;
  }

  private void state(
      Provision provision, String name, @Nullable Object value, Map<String, String> stated) {
    Ruleset ruleset = clauses.ruleset();
    Fact fact = ruleset.vocabulary().fact(provision.profile(), name);
    if (fact != null) {
      stated.put(clauses.text(fact.label()), text.of(fact, read(fact, value)));
      return;
    }
    Identifier identifier = ruleset.vocabulary().identifier(provision.profile(), name);
    String written = String.valueOf(value);
    stated.put(
        identifier == null ? name : clauses.text(identifier.label()),
        ruleset.register().zone(written).map(zone -> clauses.text(zone.name())).orElse(written));
  }

  /** As a profile holds it; the file has texts. */
  private static @Nullable Object read(Fact fact, @Nullable Object value) {
    if (value instanceof Collection<?> values) {
      return new LinkedHashSet<>(values);
    }
    return value != null && fact.type() == FactType.DATE
        ? LocalDate.parse(value.toString())
        : value;
  }

  private String title(String id) {
    Ruleset ruleset = clauses.ruleset();
    return ruleset
        .provision(id)
        .map(provision -> clauses.text(provision.clause().title()))
        .orElseGet(() -> ruleset.hasBenefit(id) ? clauses.text(ruleset.titleOfBenefit(id)) : id);
  }
}
