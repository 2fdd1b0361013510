package org.policyeligibility.draft.task;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.scenario.Scenario;

/**
 * The filter of scenarios: words that stand in what a scenario is called or tries, or in the number
 * or title of its clause or document, in either language, whatever the width, case and brackets.
 */
final class ScenarioFilter {
  private static final int MOST_NEAREST = 3;

  /** A longer filter is compared by its beginning. */
  private static final int LONGEST = 200;

  private static final Pattern OPENING = Pattern.compile("[〔【「（(]");
  private static final Pattern CLOSING = Pattern.compile("[〕】」）)]");
  private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** A word of letters and digits, or two Chinese characters in a row. */
  private static final Pattern PART =
      Pattern.compile("[a-z0-9]{3,}|(?=(?<pair>\\p{IsHan}{2}))\\p{IsHan}");

  private final String sought;

  ScenarioFilter(String filter) {
    this.sought = folded(filter);
  }

  private static String folded(String text) {
    String single = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String open = OPENING.matcher(single).replaceAll("[");
    return BLANKS.matcher(CLOSING.matcher(open).replaceAll("]")).replaceAll(" ").strip();
  }

  boolean selectsAll() {
    return sought.isEmpty();
  }

  /**
   * Whether a scenario is meant.
   *
   * @param described what it tries, worked out where nothing else has the words
   */
  boolean selects(Scenario scenario, Provision provision, Supplier<Text> described) {
    return sought.isEmpty()
        || isIn(scenario.clause())
        || names(scenario, provision).anyMatch(this::isIn)
        || isIn(described.get());
  }

  private static Stream<Text> names(Scenario scenario, Provision provision) {
    Document document = provision.clause().document();
    Stream<Text> ofDocument =
        document.number() == null
            ? Stream.of(document.title())
            : Stream.of(document.title(), document.number());
    return Stream.concat(Stream.of(scenario.name(), provision.clause().title()), ofDocument);
  }

  private boolean isIn(Text text) {
    return isIn(text.zh()) || isIn(text.en());
  }

  private boolean isIn(String text) {
    return folded(text).contains(sought);
  }

  /** The names that share most with the filter, the nearest first. */
  List<String> nearest(Collection<Scenario> scenarios, Map<String, Provision> provisions) {
    Set<String> names = new LinkedHashSet<>();
    for (Scenario scenario : scenarios) {
      Provision provision = provisions.get(scenario.clause());
      if (provision != null) {
        names(scenario, provision)
            .flatMap(text -> Stream.of(text.zh(), text.en()))
            .forEach(names::add);
      }
    }
    Map<String, Set<String>> byPart = new HashMap<>();
    for (String name : names) {
      parts(folded(name))
          .forEach(part -> byPart.computeIfAbsent(part, none -> new LinkedHashSet<>()).add(name));
    }
    Map<String, Integer> shared = new LinkedHashMap<>();
    String begun = sought.substring(0, Math.min(sought.length(), LONGEST));
    for (String part : parts(begun)) {
      String known =
          byPart.containsKey(part) || !LATIN.matcher(part).matches()
              ? part
              : NearestName.to(part, byPart.keySet()).orElse(part);
      byPart.getOrDefault(known, Set.of()).forEach(name -> shared.merge(name, 1, Integer::sum));
    }
    return shared.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().length())
                .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
        .limit(MOST_NEAREST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Set<String> parts(String text) {
    Set<String> parts = new LinkedHashSet<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.add(part.group("pair") == null ? part.group() : part.group("pair"));
    }
    return parts;
  }
}
