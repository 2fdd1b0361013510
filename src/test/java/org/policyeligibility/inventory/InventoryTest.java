package org.policyeligibility.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.policyeligibility.Law;
import org.policyeligibility.RandomProfiles;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;

/** The law compared with an independent reading of the inventory that came with the policy. */
class InventoryTest {
  private final Ruleset ruleset = Law.shipped().ruleset();
  private final Vocabulary vocabulary = ruleset.vocabulary();
  private final Map<String, InventoryProvision> inventory = new TreeMap<>();
  private final Map<String, Set<String>> settling = new ConcurrentHashMap<>();

  InventoryTest() {
    if (!Inventory.isThere()) {
      assertThat(System.getenv("CI")).as("the inventory is missing").isNotEqualTo("true");
    }
    assumeTrue(Inventory.isThere(), "not run: the inventory is missing");
    Inventory.read()
        .provisions()
        .forEach(inventoryProvision -> inventory.put(inventoryProvision.id(), inventoryProvision));
  }

  private Map<String, Object> stated(RandomProfiles profiles, LocalDate asOf) {
    Map<String, Object> stated = new LinkedHashMap<>(profiles.stated(asOf));
    // The inventory has no identifiers, so nothing may follow from a register or a code.
    vocabulary.identifiers().forEach(identifier -> stated.remove(identifier.name()));
    stated.put("assessments", standings(profiles, List.of("PASSED", "FAILED", "PENDING")));
    stated.put("approvals", standings(profiles, List.of("GRANTED", "REFUSED", "PENDING")));
    return stated;
  }

  /** One in four five years later, about the day on which the term of a document may end. */
  private static LocalDate day(RandomProfiles profiles) {
    LocalDate day = profiles.day();
    boolean later = profiles.tosses();
    return profiles.tosses() && later ? day.plusYears(5) : day;
  }

  private Map<String, Object> standings(RandomProfiles profiles, List<String> words) {
    Map<String, Object> standings = new LinkedHashMap<>();
    for (InventoryProvision inventoryProvision : inventory.values()) {
      if (profiles.tosses()) {
        int word = (profiles.tosses() ? 1 : 0) + (profiles.tosses() ? 1 : 0);
        standings.put(
            profiles.tosses() ? inventoryProvision.id() : inventoryProvision.text("benefit"),
            words.get(word));
      }
    }
    return standings;
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void every_clause_comes_to_what_the_inventory_says(@ForAll long seed) {
    compare(seed);
  }

  /** Outcomes, advisories and missing facts of every clause addressed to a random profile. */
  void compare(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, vocabulary);
    LocalDate asOf = day(profiles);
    Map<String, Object> stated = stated(profiles, asOf);
    Profile read = Law.profile(stated, asOf);
    InventoryProfile independent = new InventoryProfile(stated, asOf);
    for (Result result : Law.shipped().evaluate(read, asOf).results()) {
      InventoryProvision provision = provision(result.provision().id());
      String outcome = provision.outcome(independent, asOf);
      assertThat(result.outcome().name())
          .as("%s of %s as of %s", provision.id(), stated, asOf)
          .isEqualTo(outcome);
      assertThat(result.advisories().stream().map(Advisory::code).toList())
          .as("advisories of %s of %s as of %s", provision.id(), stated, asOf)
          .containsExactlyInAnyOrderElementsOf(provision.shown(independent, asOf));
      assertThat(new TreeSet<>(result.missingFacts()))
          .as("missing facts of %s of %s as of %s", provision.id(), stated, asOf)
          .isEqualTo(
              outcome.equals("INDETERMINATE") ? settling(provision, stated, asOf) : Set.of());
    }
  }

  private Set<String> settling(
      InventoryProvision provision, Map<String, Object> stated, LocalDate asOf) {
    Completions completions = new Completions(provision, stated, asOf, vocabulary);
    return settling.computeIfAbsent(completions.key(), key -> completions.settling());
  }

  private InventoryProvision provision(String id) {
    return Optional.ofNullable(inventory.get(id)).orElseThrow(() -> new AssertionError(id));
  }

  @Example
  void every_provision_is_a_clause_and_every_clause_a_provision() {
    assertThat(ruleset.catalogue().stream().map(Provision::id))
        .containsExactlyInAnyOrderElementsOf(inventory.keySet());
  }

  @Example
  void a_clause_has_the_nature_that_the_inventory_gives_it() {
    List<String> differences = new ArrayList<>();
    for (Provision clause : ruleset.catalogue()) {
      InventoryProvision provision = provision(clause.id());
      Map<String, Object> own = new HashMap<>();
      own.put("profile", clause.profile().code());
      own.put("benefit", clause.clause().benefit());
      own.put("effect", lower(clause.clause().effect()));
      own.put("modality", lower(clause.clause().modality()));
      own.put("category", clause.clause().category());
      own.put("evaluable", lower(clause.clause().evaluable()));
      own.forEach(
          (member, value) -> {
            String said = provision.text(member).replace("false", "no");
            if (!value.equals(said)) {
              differences.add(clause.id() + ": " + member + " " + value + " for " + said);
            }
          });
    }
    assertThat(differences).isEmpty();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Example
  void who_decides_and_on_what_ground_is_as_the_inventory_has_it() {
    List<String> differences = new ArrayList<>();
    for (Provision clause : ruleset.catalogue()) {
      List<String> own =
          clause.clause().requires().stream().map(InventoryTest::requirement).sorted().toList();
      List<String> said =
          provision(clause.id()).requires().stream()
              .map(
                  members ->
                      members.get("kind")
                          + " "
                          + members.get("decidedByBasis")
                          + " "
                          + members.get("statedInText"))
              .sorted()
              .toList();
      if (!own.equals(said)) {
        differences.add(clause.id() + ": " + own + " for " + said);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String requirement(Requirement requirement) {
    return lower(requirement.kind())
        + " "
        + lower(requirement.ground())
        + " "
        + requirement.statedInText();
  }

  @Example
  void a_benefit_has_a_title_of_its_own_where_the_inventory_gives_it_one() {
    for (String benefit : Inventory.read().titledBenefits()) {
      Set<String> ofClauses =
          ruleset.catalogue().stream()
              .filter(provision -> provision.clause().benefit().equals(benefit))
              .map(provision -> provision.clause().id())
              .collect(Collectors.toSet());
      assertThat(ofClauses).as(benefit).hasSizeGreaterThan(1);
      assertThat(ruleset.titleOfBenefit(benefit).zh()).isNotBlank();
    }
  }

  @Example
  void no_benefit_of_several_clauses_bears_the_title_of_one_of_them_by_accident() {
    for (Map.Entry<String, List<Provision>> benefit : ruleset.benefits().entrySet()) {
      if (benefit.getValue().size() > 1) {
        Text title = ruleset.titleOfBenefit(benefit.getKey());
        assertThat(benefit.getValue())
            .as(benefit.getKey())
            .extracting(provision -> provision.clause().title())
            .noneMatch(own -> own.zh().equals(title.zh()) || own.en().equalsIgnoreCase(title.en()));
      }
    }
  }
}
