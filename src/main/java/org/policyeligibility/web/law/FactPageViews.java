package org.policyeligibility.web.law;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Words;

/** Views of the vocabulary: what is asked of whom, and which clauses look at it. */
final class FactPageViews {
  private final ClauseViews clauses;
  private final LawLists lists;
  private final Words words;

  FactPageViews(ClauseViews clauses) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
    this.words = clauses.words();
  }

  /** A fact. */
  public record FactView(
      String id,
      String name,
      String label,
      String question,
      String kind,
      @Nullable String range,
      List<String> values,
      String proof,
      @Nullable String note,
      List<UseView> uses) {
    /** How many clauses look at it. */
    public int useCount() {
      return uses.stream().mapToInt(use -> use.clauses().size()).sum();
    }
  }

  /** The clauses of one document that look at a fact. */
  public record UseView(String document, List<LawLists.EntryView> clauses) {}

  /** The facts of one type of profile. */
  public record ProfileView(String id, String title, List<FactView> facts) {}

  /** All facts. */
  public record FactsPage(List<ProfileView> profiles, int size) {}

  FactsPage page() {
    Map<Fact, List<UseView>> uses = uses();
    List<ProfileView> profiles = new ArrayList<>();
    for (ProfileType type : ProfileType.values()) {
      profiles.add(
          new ProfileView(
              type.code(),
              words.say("factsOf." + type.name()),
              clauses.ruleset().vocabulary().facts(type).stream()
                  .map(fact -> fact(fact, uses.getOrDefault(fact, List.of())))
                  .toList()));
    }
    return new FactsPage(profiles, clauses.ruleset().vocabulary().size());
  }

  private Map<Fact, List<UseView>> uses() {
    Map<Fact, List<UseView>> uses = new LinkedHashMap<>();
    for (Document document : clauses.ruleset().documents()) {
      Map<Fact, List<LawLists.EntryView>> here = new LinkedHashMap<>();
      lists
          .of(document)
          .forEach(
              provision ->
                  read(provision)
                      .forEach(
                          fact ->
                              here.computeIfAbsent(fact, name -> new ArrayList<>())
                                  .add(lists.entry(provision))));
      String name = lists.document(document).name();
      here.forEach(
          (fact, entries) ->
              uses.computeIfAbsent(fact, key -> new ArrayList<>()).add(new UseView(name, entries)));
    }
    return uses;
  }

  /** Input facts: those that its criteria read, and those that would be stated for them. */
  private static Set<Fact> read(Provision provision) {
    Set<Fact> read = new LinkedHashSet<>();
    Stream.of(
            provision.criteria().stream(),
            provision.indications().values().stream(),
            provision.advisories().stream().flatMap(advisory -> advisory.when().stream()),
            provision.notNeeded().stream().flatMap(exemption -> exemption.when().stream()))
        .flatMap(criteria -> criteria)
        .map(Criterion::fact)
        .forEach(read::add);
    provision.statedBy().values().forEach(read::addAll);
    return read;
  }

  private FactView fact(Fact fact, List<UseView> uses) {
    return new FactView(
        fact.profile().code() + "-" + fact.name(),
        fact.name(),
        clauses.text(fact.label()),
        clauses.text(fact.question()),
        words.say("factType." + fact.type().name()),
        range(fact),
        fact.type().hasValues()
            ? fact.valueList().values().stream().map(value -> clauses.text(value.label())).toList()
            : List.of(),
        clauses.text(fact.proof()),
        fact.note() == null ? null : clauses.text(fact.note()),
        uses);
  }

  private @Nullable String range(Fact fact) {
    BigDecimal minimum = fact.minimum();
    BigDecimal maximum = fact.maximum();
    List<String> parts = new ArrayList<>();
    if (fact.unit() != null) {
      parts.add(words.say("inUnit", clauses.text(fact.unit())));
    }
    if (minimum != null) {
      parts.add(
          words.say(fact.minimumExcluded() ? "moreThan" : "atLeast", minimum.toPlainString()));
    }
    if (maximum != null) {
      parts.add(words.say("atMost", maximum.toPlainString()));
    }
    return parts.isEmpty() ? null : words.list(parts);
  }
}
