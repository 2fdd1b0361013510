package org.policyeligibility.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * The facts that one clause reads of a case. They are the same for all cases, and so worked out
 * once.
 *
 * @param ofCriteria for each criterion the fact it is on; criteria on one fact share it
 * @param read every fact on which the clause's outcome rests: the one that an applicant would state
 *     and that stands for all of a case that say the same
 */
public record ClauseFacts(List<ClauseFact> ofCriteria, List<Fact> read) {
  public ClauseFacts {
    ofCriteria = List.copyOf(ofCriteria);
    read = List.copyOf(read);
  }

  /** Those of all clauses of one rule set, each when it is first asked for. */
  public static final class Known {
    private final Vocabulary vocabulary;
    private final AtomicReferenceArray<ClauseFacts> byOrdinal;

    /**
     * None yet.
     *
     * @param provisions how many can be asked for
     */
    public Known(Vocabulary vocabulary, int provisions) {
      this.vocabulary = vocabulary;
      this.byOrdinal = new AtomicReferenceArray<>(provisions);
    }

    public ClauseFacts of(Result result) {
      ClauseFacts known = byOrdinal.get(result.ordinal());
      if (known == null) {
        // A second thread that comes here works out an equal value.
        known = ClauseFacts.of(result.provision(), vocabulary);
        byOrdinal.set(result.ordinal(), known);
      }
      return known;
    }
  }

  private static ClauseFacts of(Provision provision, Vocabulary vocabulary) {
    Map<Fact, List<Criterion>> byFact = new LinkedHashMap<>();
    provision
        .criteria()
        .forEach(
            criterion ->
                byFact.computeIfAbsent(criterion.fact(), fact -> new ArrayList<>()).add(criterion));
    Map<Fact, ClauseFact> facts = new LinkedHashMap<>();
    byFact.forEach(
        (fact, criteria) ->
            facts.put(
                fact,
                ClauseFact.of(fact, vocabulary.known(fact.profile(), fact.toState()), criteria)));
    return new ClauseFacts(
        provision.criteria().stream().map(criterion -> facts.get(criterion.fact())).toList(),
        read(provision, facts.values(), vocabulary));
  }

  private static List<Fact> read(
      Provision provision, Iterable<ClauseFact> facts, Vocabulary vocabulary) {
    Set<Fact> read = new LinkedHashSet<>();
    facts.forEach(clauseFact -> read.add(clauseFact.toState()));
    provision.statedBy().values().forEach(read::addAll);
    if (provision.province() != null) {
      read.add(provision.province());
    }
    // Facts of the same profile from which another follows.
    for (Fact fact : List.copyOf(read)) {
      vocabulary.premises(fact).stream()
          .filter(premise -> premise.profile() == fact.profile())
          .forEach(read::add);
    }
    // A place says in which province it lies, where nothing else does.
    for (Fact province : List.copyOf(read)) {
      vocabulary.facts(province.profile()).stream()
          .filter(fact -> province.name().equals(fact.province()))
          .forEach(read::add);
    }
    return read.stream().map(vocabulary::shared).distinct().toList();
  }
}
