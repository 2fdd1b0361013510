package org.policyeligibility.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The semantic difference of two rule sets.
 *
 * @param facts of the vocabulary, {@code person.ageYears}, that are declared otherwise in one
 */
public record Comparison(List<ClauseChange> clauses, Set<String> facts) {
  /** The entry among the facts that tells that the registers of zones differ. */
  public static final String REGISTER = "zones.register";

  public Comparison {
    clauses = List.copyOf(clauses);
    facts = Collections.unmodifiableSet(new LinkedHashSet<>(facts));
  }

  public static Comparison of(Ruleset base, Ruleset draft) {
    Set<String> ids = new TreeSet<>();
    base.catalogue().forEach(provision -> ids.add(provision.id()));
    draft.catalogue().forEach(provision -> ids.add(provision.id()));
    List<Provision> inOrder = new ArrayList<>(draft.catalogue());
    base.catalogue().stream()
        .filter(provision -> draft.provision(provision.id()).isEmpty())
        .forEach(inOrder::add);
    List<ClauseChange> changes = new ArrayList<>();
    for (Provision provision : inOrder) {
      Provision before = base.provision(provision.id()).orElse(null);
      Provision after = draft.provision(provision.id()).orElse(null);
      if (before == null || after == null) {
        ClauseChange.Kind kind =
            before == null ? ClauseChange.Kind.ADDED : ClauseChange.Kind.REMOVED;
        changes.add(new ClauseChange(provision.id(), kind, List.of()));
      } else {
        List<ClauseChange.Difference> differences = Differences.of(before, after);
        if (!differences.isEmpty()) {
          changes.add(new ClauseChange(provision.id(), ClauseChange.Kind.CHANGED, differences));
        }
      }
    }
    Set<String> facts = facts(base.vocabulary(), draft.vocabulary());
    if (!zones(base).equals(zones(draft))) {
      facts.add(REGISTER);
    }
    return new Comparison(changes, facts);
  }

  /** The files of the register, from which zones are known. */
  private static Map<String, String> zones(Ruleset ruleset) {
    return ruleset.files().paths().stream()
        .filter(path -> path.startsWith("zones/"))
        .collect(
            Collectors.toMap(path -> path, path -> String.valueOf(ruleset.files().text(path))));
  }

  private static Set<String> facts(Vocabulary base, Vocabulary draft) {
    Set<String> different = new LinkedHashSet<>();
    for (ProfileType type : ProfileType.values()) {
      Set<String> names = new LinkedHashSet<>(base.names(type));
      names.addAll(draft.names(type));
      for (String name : names) {
        Fact before = base.fact(type, name);
        Fact after = draft.fact(type, name);
        if (before == null || after == null || !meaning(before).equals(meaning(after))) {
          different.add(type.code() + "." + name);
        }
      }
    }
    return different;
  }

  /**
   * The part of a declaration on which an answer can depend, as a text: neither its place among
   * others nor its labels.
   */
  private static String meaning(Fact fact) {
    String values =
        fact.type().hasValues()
            ? fact.valueList().values().stream()
                .map(value -> value.name() + ">" + value.implies() + "@" + value.province())
                .sorted()
                .collect(Collectors.joining(","))
            : "";
    return String.join(
        " ",
        fact.type().code(),
        values,
        String.valueOf(fact.derivedFrom()),
        String.valueOf(fact.minimum()),
        String.valueOf(fact.minimumExcluded()),
        String.valueOf(fact.maximum()),
        String.valueOf(fact.province()),
        String.valueOf(fact.place()));
  }

  /** Nothing is said differently, not even in a text. */
  public boolean isEmpty() {
    return clauses.isEmpty() && facts.isEmpty();
  }

  /** The clauses by which an outcome can change. */
  public List<ClauseChange> decisive() {
    return clauses.stream().filter(ClauseChange::isDecisive).toList();
  }
}
