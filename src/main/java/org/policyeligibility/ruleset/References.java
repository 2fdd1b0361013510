package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Relation;
import org.policyeligibility.profile.Nearest;

/** What files say of clauses in other files; it is checked when all have been read. */
final class References {
  private final List<Named> named = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();

  private record Named(YamlEntry at, String clause) {}

  private record Related(YamlEntry at, String from, Relation relation) {}

  private record Listed(YamlEntry at, String document, Article article) {}

  /** A clause is named here. */
  void clause(YamlEntry at, String clause) {
    named.add(new Named(at, clause));
  }

  /** A clause states a relation here. */
  void relation(YamlEntry at, String from, Relation relation) {
    clause(at, relation.clause());
    related.add(new Related(at, from, relation));
  }

  /** A document lists an article here. */
  void article(YamlEntry at, String document, Article article) {
    listed.add(new Listed(at, document, article));
  }

  /** Notes what does not fit the clauses that there are. */
  void check(Map<String, Provision> clauses) {
    for (Named one : named) {
      if (!clauses.containsKey(one.clause())) {
        one.at()
            .fault(
                "no clause `" + one.clause() + "`",
                Nearest.to(one.clause(), clauses.keySet())
                    .map(nearest -> "did you mean `" + nearest + "`?")
                    .orElse("name one by document and number, as guofa-2020-7/5.3"));
      }
    }
    Map<Set<String>, Related> pairs = new HashMap<>();
    related.forEach(one -> checkRelation(one, clauses, pairs));
    Map<String, Set<String>> carried =
        clauses.values().stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.clause().document().id(),
                    Collectors.mapping(
                        one -> one.clause().citation().article(), Collectors.toSet())));
    listed.forEach(one -> checkArticle(one, carried.getOrDefault(one.document(), Set.of())));
  }

  private static void checkRelation(
      Related one, Map<String, Provision> clauses, Map<Set<String>, Related> pairs) {
    Relation relation = one.relation();
    if (relation.clause().equals(one.from())) {
      one.at().fault("a relation of the clause to itself", "name the other clause");
    }
    Related before = pairs.putIfAbsent(pair(one), one);
    // A clause that stands in two folders is told once, as that.
    if (before != null
        && (!before.from().equals(one.from()) || before.at().path().equals(one.at().path()))) {
      one.at()
          .fault(
              "how this clause stands to `" + relation.clause() + "` is stated already",
              "state it once; the other direction follows");
    }
    Provision other = clauses.get(relation.clause());
    if (relation.kind() == Relation.Kind.REPLACES
        && other != null
        && other.clause().inForce().lastDay() == null) {
      one.at()
          .fault(
              "`" + relation.clause() + "` is replaced and has no last day in force",
              "write `inForce: { to: \"…\" }` in its clause.yaml");
    }
  }

  private static Set<String> pair(Related one) {
    return one.from().equals(one.relation().clause())
        ? Set.of(one.from())
        : Set.of(one.from(), one.relation().clause());
  }

  private static void checkArticle(Listed one, Set<String> carried) {
    boolean isCarried = carried.contains(one.article().number());
    if (!isCarried && !one.article().isOmitted()) {
      one.at()
          .fault(
              "no clause carries article " + one.article().number(),
              "say why, `notCarried: [ { reason: { zh: …, en: … } } ]`, or add a clause");
    }
    if (isCarried && one.article().isOmitted()) {
      one.at()
          .fault(
              "article " + one.article().number() + " is carried and is not",
              "name the `sentences` that no clause carries");
    }
  }
}
