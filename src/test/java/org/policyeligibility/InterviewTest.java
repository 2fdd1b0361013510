package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.evaluation.advice.Questionnaire;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Tests of interviews, played to their end with somebody who answers some questions and not others.
 */
class InterviewTest {
  private static final Vocabulary VOCABULARY = Law.shipped().ruleset().vocabulary();

  /** Somebody of whom some facts are told and no identifier. */
  private static PlayedInterview interview(long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, VOCABULARY);
    LocalDate asOf = profiles.day();
    return new PlayedInterview(List.of(facts(profiles.stated(asOf))), asOf);
  }

  private static Map<String, Object> facts(Map<String, Object> stated) {
    ProfileType type = ProfileType.ofCode(String.valueOf(stated.get("type"))).orElseThrow();
    Map<String, Object> facts = new LinkedHashMap<>(stated);
    VOCABULARY.identifiers(type).forEach(identifier -> facts.remove(identifier.name()));
    return facts;
  }

  /** A case of several profiles, of which each fact is told by the profile that speaks for all. */
  private static PlayedInterview caseOf(long seed) {
    Map<ProfileType, Map<String, Object>> profiles = new java.util.EnumMap<>(ProfileType.class);
    LocalDate asOf = new RandomProfiles(seed, VOCABULARY).day();
    for (long more = 0; more < 6; more++) {
      Map<String, Object> stated = new RandomProfiles(seed + 31 * more, VOCABULARY).stated(asOf);
      ProfileType type = ProfileType.ofCode(String.valueOf(stated.get("type"))).orElseThrow();
      profiles.putIfAbsent(type, facts(stated));
    }
    profiles.forEach(
        (type, stated) -> {
          for (Fact fact : VOCABULARY.facts(type)) {
            Fact same = VOCABULARY.same(fact);
            Fact area = VOCABULARY.liesIn(fact);
            boolean followed =
                VOCABULARY.premises(fact).stream().anyMatch(from -> from.profile() != type);
            if (followed
                || (same != null && profiles.containsKey(same.profile()))
                || (area != null && profiles.containsKey(area.profile()))) {
              stated.remove(fact.name());
            }
          }
        });
    return new PlayedInterview(List.copyOf(profiles.values()), asOf);
  }

  private static void assertBounds(List<Questionnaire> before, List<Integer> put) {
    for (int i = 0; i < before.size(); i++) {
      int left = put.subList(i, put.size()).stream().mapToInt(Integer::intValue).sum();
      assertThat(left)
          .as("step %s of %s", i, put)
          .isBetween(before.get(i).atLeast(), before.get(i).atMost());
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void no_fewer_and_no_more_questions_follow_than_are_said_to_be_left(@ForAll long seed) {
    List<Questionnaire> before = new ArrayList<>();
    List<MissingFact> asked =
        interview(seed)
            .oneByOne(
                interview -> {
                  before.add(interview.questionnaire());
                  return true;
                });
    assertBounds(before, Collections.nCopies(asked.size(), 1));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void the_bounds_hold_page_by_page_and_for_several_profiles_as_well(@ForAll long seed) {
    PlayedInterview played = caseOf(seed);
    if (played.canBeTold()) {
      List<Questionnaire> before = new ArrayList<>();
      List<List<MissingFact>> pages =
          played.pageByPage(
              interview -> {
                before.add(interview.questionnaire());
                return true;
              });
      assertBounds(before, pages.stream().map(List::size).toList());
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void nothing_is_asked_twice_and_what_stays_open_rests_on_what_was_passed_over(@ForAll long seed) {
    PlayedInterview played = caseOf(seed);
    if (!played.canBeTold()) {
      return;
    }
    List<Fact> asked = played.oneByOne(it -> true).stream().map(MissingFact::fact).toList();
    assertThat(asked).doesNotHaveDuplicates();
    Set<String> open = new LinkedHashSet<>();
    played.evaluation().results().stream()
        .filter(result -> result.outcome() == Outcome.INDETERMINATE)
        .forEach(result -> open.add(result.provision().id()));
    Set<String> leftOpen = new LinkedHashSet<>();
    played.questionnaire().passedOver().forEach(missing -> leftOpen.addAll(missing.clauses()));
    assertThat(leftOpen).containsExactlyInAnyOrderElementsOf(open);
    assertThat(played.questionnaire().passedOver())
        .extracting(MissingFact::fact)
        .isSubsetOf(played.declined());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void a_page_is_of_one_party_and_one_subject_and_no_answer_on_it_makes_another_needless(
      @ForAll long seed) {
    PlayedInterview played = caseOf(seed);
    if (!played.canBeTold()) {
      return;
    }
    for (List<MissingFact> page : played.pageByPage(it -> true)) {
      assertThat(page).hasSizeLessThanOrEqualTo(5);
      assertThat(page).extracting(missing -> missing.fact().profile()).containsOnly(party(page));
      assertThat(page)
          .extracting(missing -> missing.fact().subject())
          .containsOnly(page.get(0).fact().subject());
      Set<String> clauses = new LinkedHashSet<>();
      for (MissingFact missing : page) {
        assertThat(clauses.containsAll(missing.clauses())).as("%s on %s", missing, page).isFalse();
        clauses.addAll(missing.clauses());
      }
    }
  }

  private static ProfileType party(List<MissingFact> page) {
    return page.get(0).fact().profile();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void one_party_is_asked_to_the_end_before_another(@ForAll long seed) {
    PlayedInterview played = caseOf(seed);
    if (played.canBeTold()) {
      List<ProfileType> turns = new ArrayList<>();
      for (MissingFact missing : played.oneByOne(it -> true)) {
        ProfileType party = missing.fact().profile();
        if (turns.isEmpty() || turns.get(turns.size() - 1) != party) {
          turns.add(party);
        }
      }
      assertThat(turns).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_subject_that_was_begun_is_asked_to_the_end_before_another() {
    PlayedInterview company =
        PlayedInterview.ofTypical(
            Map.of(
                "type", "enterprise",
                "zoneTypes", List.of("ZHANGJIANG_PARK"),
                "institutionType", "NONE"),
            Law.DAY);
    List<String> subjects = new ArrayList<>(subjects(company.oneByOne(it -> true)));
    List<String> turns = new ArrayList<>();
    for (String subject : subjects) {
      if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(subject)) {
        turns.add(subject);
      }
    }
    assertThat(turns).doesNotHaveDuplicates().hasSizeGreaterThan(5);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void the_same_is_asked_in_whatever_order_it_was_said(@ForAll long seed) {
    RandomProfiles profiles = new RandomProfiles(seed, VOCABULARY);
    LocalDate asOf = profiles.day();
    Map<String, Object> stated = profiles.stated(asOf);
    assertThat(Law.shipped().ask(Law.evaluate(profiles.shuffled(stated), asOf)).questionnaire())
        .isEqualTo(Law.shipped().ask(Law.evaluate(stated, asOf)).questionnaire());
  }

  private static Questionnaire after(Map<String, ?> stated) {
    return Law.shipped().ask(Law.evaluate(stated, Law.DAY)).questionnaire();
  }

  private static List<String> names(List<MissingFact> questions) {
    return questions.stream().map(missing -> missing.fact().name()).toList();
  }

  private static List<String> subjects(List<MissingFact> questions) {
    return questions.stream()
        .map(missing -> missing.fact().subject())
        .map(subject -> subject == null ? "" : subject.name())
        .toList();
  }

  @Test
  void every_fact_has_a_subject_and_everybody_is_first_asked_who_and_where_they_are() {
    assertThat(VOCABULARY.all()).allSatisfy(fact -> assertThat(fact.subject()).isNotNull());
    for (ProfileType type : ProfileType.values()) {
      assertThat(subjects(after(Map.of("type", type.code())).page())).containsOnly("who");
    }
    assertThat(names(after(Map.of("type", "enterprise")).page()))
        .containsExactly("zoneTypes", "institutionType");
  }

  @Test
  void a_bank_is_asked_about_its_services_before_what_every_company_is_asked() {
    Questionnaire bank =
        after(
            Map.of(
                "type", "enterprise",
                "institutionType", "COMMERCIAL_BANK",
                "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    assertThat(subjects(bank.page())).containsOnly("services");
  }

  @Test
  void the_province_follows_from_a_park_that_lies_in_one_and_is_not_asked_with_it() {
    assertThat(names(after(Map.of("type", "enterprise")).page())).doesNotContain("provinceCode");
    assertThat(names(after(zone("ZHANGJIANG_PARK", Map.of())).open()))
        .doesNotContain("provinceCode", "region");
  }

  private static Map<String, Object> zone(String type, Map<String, ?> more) {
    Map<String, Object> zone = new LinkedHashMap<>(more);
    zone.put("type", "zone");
    zone.put("zoneTypes", List.of(type));
    return zone;
  }

  @Test
  void the_region_follows_from_the_province_and_what_is_stated_stands() {
    assertThat(names(after(zone("STATE_LEVEL_NEW_AREA", Map.of())).open())).contains("region");
    Map<String, Object> west = zone("STATE_LEVEL_NEW_AREA", Map.of("provinceCode", "CN-SC"));
    assertThat(names(after(west).open())).doesNotContain("region").contains("partnerRegions");
    west.put("partnerRegions", List.of("EAST"));
    assertThat(outcome("guobanfa-2019-58/8.3", west)).isEqualTo(Outcome.ELIGIBLE);
    west.put("region", "EAST");
    assertThat(outcome("guobanfa-2019-58/8.3", west)).isEqualTo(Outcome.INELIGIBLE);
  }

  @Test
  void a_zone_of_the_register_says_in_which_region_it_lies() {
    Map<String, Object> named = Map.of("type", "zone", "zone", "chuzhou-high-tech-zone");
    Fact region = VOCABULARY.known(ProfileType.ZONE, "region");
    assertThat(Law.profile(named, Law.DAY).value(region)).isEqualTo("CENTRAL");
  }

  private static Outcome outcome(String clause, Map<String, ?> stated) {
    return Law.result(clause, stated, Law.DAY).outcome();
  }

  private static Case employed(Map<String, Object> employer) {
    Map<String, @Nullable Object> profiles = new LinkedHashMap<>();
    profiles.put("/profile", Map.of("type", "person", "citizenship", "FOREIGN"));
    profiles.put("/profiles/0", employer);
    Case read = Law.shipped().reader().read(profiles, Law.DAY, new ArrayList<>());
    return java.util.Objects.requireNonNull(read);
  }

  private static List<String> asked(Case stated) {
    Evaluation evaluation = Law.shipped().evaluate(stated, Law.DAY);
    return names(Law.shipped().ask(evaluation).questionnaire().open());
  }

  @Test
  void the_kind_of_employer_follows_from_the_employer_in_the_case() {
    Fact kind = VOCABULARY.known(ProfileType.PERSON, "employerType");
    Case bank =
        employed(
            Map.of("type", "enterprise", "institutionType", "COMMERCIAL_BANK", "stateOwned", true));
    assertThat(bank.value(kind)).isEqualTo("STATE_OWNED_ENTERPRISE");
    assertThat(asked(bank)).doesNotContain("employerType");
    Case university = employed(Map.of("type", "enterprise", "institutionType", "UNIVERSITY"));
    assertThat(university.value(kind)).isEqualTo("UNIVERSITY");
  }

  @Test
  void of_an_employer_that_says_all_but_one_thing_only_that_is_asked() {
    Case company =
        employed(
            Map.of(
                "type", "enterprise",
                "institutionType", "NONE",
                "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    assertThat(asked(company)).contains("stateOwned").doesNotContain("employerType");
    Case incubator =
        employed(
            Map.of(
                "type", "enterprise",
                "institutionType", "INCUBATOR",
                "zoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")));
    assertThat(asked(incubator)).contains("employerType").doesNotContain("stateOwned");
  }

  @Test
  void what_a_declined_fact_keeps_open_is_asked_for_after_all_else() {
    Evaluation evaluation = Law.evaluate(Map.of("type", "person"), Law.DAY);
    Fact place = VOCABULARY.known(ProfileType.PERSON, "innovatesInZoneTypes");
    Questionnaire questionnaire = Law.shipped().ask(evaluation, Set.of(place)).questionnaire();
    assertThat(questionnaire.passedOver()).hasSize(1);
    assertThat(names(questionnaire.open())).doesNotContain("innovatesInZoneTypes");
    MissingFact degree =
        questionnaire.open().stream()
            .filter(missing -> missing.fact().name().equals("graduatedForeignUniversity"))
            .findFirst()
            .orElseThrow();
    assertThat(degree.expected()).isZero();
  }

  @Test
  void an_answer_says_when_only_rare_things_are_left_to_ask() {
    Map<String, Object> company =
        new LinkedHashMap<>(
            Map.of(
                "type", "enterprise",
                "institutionType", "NONE",
                "zoneTypes", List.of("ZHANGJIANG_PARK")));
    assertThat(after(company).isOnlyRare()).isFalse();
    List<String> asked = new ArrayList<>();
    Questionnaire questionnaire = after(company);
    while (!questionnaire.isOnlyRare()) {
      asked.addAll(names(questionnaire.page()));
      questionnaire.page().forEach(missing -> company.put(missing.fact().name(), no(missing)));
      questionnaire = after(company);
    }
    assertThat(asked).contains("holdsPledgeableIp", "highTechEnterpriseCertified");
    assertThat(questionnaire.open()).isNotEmpty();
    assertThat(questionnaire.open())
        .allSatisfy(missing -> assertThat(missing.expected()).isLessThanOrEqualTo(0.5));
  }

  private static Object no(MissingFact missing) {
    return switch (missing.fact().type()) {
      case SET -> List.of();
      case BOOLEAN -> false;
      default -> "NONE";
    };
  }
}
