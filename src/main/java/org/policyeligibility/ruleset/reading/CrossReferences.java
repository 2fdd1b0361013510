package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Relation;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The cross-references of files to clauses in other files. They are checked when all files have
 * been read.
 */
final class CrossReferences {
  private final List<Named> named = new ArrayList<>();
  private final List<Related> related = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();

  private record Named(YamlNode at, String clause) {}

  private record Related(YamlNode at, String from, Relation relation) {}

  private record Listed(YamlNode at, String document, Article article) {}

  /** A clause is named here. */
  void clause(YamlNode at, String clause) {
    named.add(new Named(at, clause));
  }

  /** A clause states a relation here. */
  void relation(YamlNode at, String from, Relation relation) {
    clause(at, relation.clause());
    related.add(new Related(at, from, relation));
  }

  /** A document lists an article here. */
  void article(YamlNode at, String document, Article article) {
    listed.add(new Listed(at, document, article));
  }

  /** Notes what does not fit the clauses that there are. */
  void check(Map<String, Provision> clauses) {
    for (Named candidate : named) {
      if (!clauses.containsKey(candidate.clause())) {
        candidate
            .at()
            .fault(
                Message.of("no-clause", candidate.clause()),
                NearestName.to(candidate.clause(), clauses.keySet())
                    .map(nearest -> Message.of("did-you-mean", nearest))
                    .orElse(Message.of("name-clause-by-document-and-number")));
      }
    }
    Map<Set<String>, Related> pairs = new HashMap<>();
    related.forEach(candidate -> checkRelation(candidate, clauses, pairs));
    Map<String, Set<String>> carried =
        clauses.values().stream()
            .collect(
                Collectors.groupingBy(
                    provision -> provision.clause().document().id(),
                    Collectors.mapping(
                        provision -> provision.clause().citation().article(), Collectors.toSet())));
    listed.forEach(
        candidate -> checkArticle(candidate, carried.getOrDefault(candidate.document(), Set.of())));
  }

  private static void checkRelation(
      Related related, Map<String, Provision> clauses, Map<Set<String>, Related> pairs) {
    Relation relation = related.relation();
    if (relation.clause().equals(related.from())) {
      related
          .at()
          .fault(
              Message.of("a-relation-of-the-clause-to-itself"),
              Message.of("name-the-other-clause"));
    }
    Related before = pairs.putIfAbsent(pair(related), related);
    // A clause that stands in two folders is told once, as that.
    if (before != null
        && (!before.from().equals(related.from())
            || before.at().path().equals(related.at().path()))) {
      related
          .at()
          .fault(
              Message.of("how-this-clause-stands-to-is-stated-already", relation.clause()),
              Message.of("state-it-once-the-other-direction-follows"));
    }
    Provision other = clauses.get(relation.clause());
    if (relation.kind() == Relation.Kind.REPLACES
        && other != null
        && other.clause().inForce().lastDay() == null) {
      related
          .at()
          .fault(
              Message.of("is-replaced-and-has-no-last-day-in-force", relation.clause()),
              Message.of("write-last-day-in-force"));
    }
  }

  private static Set<String> pair(Related related) {
    return related.from().equals(related.relation().clause())
        ? Set.of(related.from())
        : Set.of(related.from(), related.relation().clause());
  }

  private static void checkArticle(Listed listed, Set<String> carried) {
    boolean isCarried = carried.contains(listed.article().number());
    if (!isCarried && !listed.article().isOmitted()) {
      listed
          .at()
          .fault(
              Message.of("no-clause-carries-article", listed.article().number()),
              Message.of("say-why-not-carried-or-add-a-clause"));
    }
    if (isCarried && listed.article().isOmitted()) {
      listed
          .at()
          .fault(
              Message.of("article-is-carried-and-is-not", listed.article().number()),
              Message.of("name-the-sentences-that-no-clause-carries"));
    }
  }
}
