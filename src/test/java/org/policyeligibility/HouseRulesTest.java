package org.policyeligibility;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.bucket4j.local.LocalBucketBuilder;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.Maintenance;

/** Who may know whom. */
@AnalyzeClasses(
    packages = "org.policyeligibility",
    importOptions = HouseRulesTest.WithoutTests.class)
class HouseRulesTest {
  /** Leaves out tests, wherever a build puts them. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static final String HOUSE = "org.policyeligibility";

  private static final Set<String> ORDER_OF_THE_PROCESS =
      Set.of(
          "Map.copyOf",
          "Set.copyOf",
          "Collectors.toUnmodifiableMap",
          "Collectors.toUnmodifiableSet");

  /**
   * The arrows between packages, each with all that it may know. Visibility holds none of them:
   * what two packages share is public. A new arrow is a decision, and is written down here.
   */
  private static final String ARROWS =
      """
      answer -> answer.term evaluation evaluation.advice json law law.authority message profile
          ruleset
      answer.term -> evaluation law message profile profile.written register
      api ->
      api.access -> api.problem api.wire decision
      api.catalogue -> answer answer.term api.evaluations api.law api.wire evaluation front-door law
          law.authority message profile register ruleset scenario
      api.decisions -> answer api.access api.evaluations api.law api.limits api.problem api.store
          api.wire audit comparison decision decision.retention evaluation front-door law message
          profile ruleset ruleset.drools store
      api.evaluations -> answer api.law api.problem api.wire evaluation evaluation.advice front-door
          json law message profile ruleset
      api.law -> answer api.problem front-door ruleset ruleset.drools ruleset.text
      api.limits -> api.access api.problem api.wire
      api.problem -> answer message profile store
      api.request -> api.decisions api.law api.limits api.problem api.wire message store web.page
      api.store -> api.access api.limits api.problem audit decision decision.retention
          ruleset.drools store
      api.wire -> answer api.problem json law message profile
      audit -> law message store
      batch -> answer answer.term evaluation front-door json law law.authority message population population.cell profile
          ruleset
      cli -> answer answer.term api.law audit batch cli.report cli.terminal comparison draft draft.task
          evaluation front-door json law lint message population profile register ruleset ruleset.drools
          ruleset.language ruleset.proof ruleset.text scenario web.law web.page
      cli.report -> answer answer.term batch cli.terminal evaluation law lint message profile
          ruleset scenario
      cli.terminal -> front-door lint message
      comparison -> evaluation law law.authority message profile ruleset ruleset.text
      decision -> audit decision.retention evaluation json law message ruleset ruleset.text store
      decision.retention -> law message store
      draft -> message ruleset ruleset.drools ruleset.text
      draft.task -> answer answer.term batch draft evaluation front-door impact law message population profile register
          ruleset ruleset.drools ruleset.text scenario
      evaluation -> law law.authority message profile
      evaluation.advice -> evaluation law profile
      front-door -> evaluation evaluation.advice message profile ruleset
      impact -> comparison evaluation front-door law message population profile ruleset
      json -> message
      law -> law.authority message
      law.authority -> message
      lint -> comparison evaluation law law.authority message profile ruleset ruleset.drools
          ruleset.proof ruleset.text scenario
      message ->
      population -> front-door json law message population.cell profile register ruleset ruleset.text
      population.cell -> law message profile profile.written register
      profile -> law message register
      profile.written -> message
      register -> message
      ruleset -> evaluation law message profile register ruleset.language ruleset.record
          ruleset.text
      ruleset.drools -> evaluation front-door law message profile register ruleset ruleset.language
          ruleset.proof ruleset.reading ruleset.text
      ruleset.language -> evaluation law message profile ruleset.text
      ruleset.proof -> evaluation law message ruleset ruleset.text
      ruleset.reading -> evaluation law law.authority message profile register ruleset
          ruleset.language ruleset.text
      ruleset.record ->
      ruleset.text -> law message profile
      scenario -> evaluation front-door law message profile ruleset ruleset.text
      store ->
      web -> api.catalogue api.law api.wire evaluation front-door law message ruleset ruleset.proof
          web.developers web.interview web.law web.page
      web.developers -> answer.term api.problem message web.page
      web.interview -> answer api.evaluations api.law api.limits api.problem api.wire evaluation
          evaluation.advice front-door law message population.cell profile profile.written register ruleset
          scenario web.page web.pdf web.results web.state
      web.law -> evaluation law law.authority message profile register ruleset ruleset.proof
          scenario web.page
      web.page -> answer api.problem api.wire evaluation law law.authority message profile ruleset
      web.pdf -> answer message web.page web.results
      web.results -> answer evaluation evaluation.advice law profile ruleset web.page
      web.state -> answer json profile ruleset
      """;

  @ArchTest
  static void arrows_are_those_that_are_written_down(JavaClasses house) {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : house) {
      Set<String> known = arrows.computeIfAbsent(room(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .map(JavaClass::getBaseComponentType)
          .filter(target -> target.getPackageName().startsWith(HOUSE))
          .map(HouseRulesTest::room)
          .filter(room -> !room.equals(room(type)))
          .forEach(known::add);
    }
    String seen =
        arrows.entrySet().stream()
            .map(arrow -> arrow.getKey() + " -> " + String.join(" ", arrow.getValue()))
            .map(String::strip)
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(seen).isEqualTo(ARROWS.replace("\n    ", " "));
  }

  private static String room(JavaClass type) {
    return type.getPackageName().equals(HOUSE)
        ? "front-door"
        : type.getPackageName().substring(HOUSE.length() + 1);
  }

  /** The limit keeps a package small enough to be taken in at a glance. */
  @ArchTest
  static void no_package_has_more_than_22_classes(JavaClasses house) {
    Map<String, Long> sizes =
        house.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(sizes).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(22));
  }

  @ArchTest
  static final ArchRule there_are_no_cycles_of_classes =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
                }

                @Override
                public String getDescription() {
                  return "top-level classes";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule there_are_no_cycles =
      slices().matching(HOUSE + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule only_one_package_knows_drools =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + ".ruleset.drools..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.drools..", "org.kie..");

  @ArchTest
  static final ArchRule the_core_knows_no_framework =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              HOUSE + ".api..",
              HOUSE + ".answer..",
              HOUSE + ".cli..",
              HOUSE + ".draft..",
              HOUSE + ".json..",
              HOUSE + ".decision..",
              HOUSE + ".audit..",
              HOUSE + ".store..",
              HOUSE + ".web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta..",
              "io.quarkus..",
              "io.vertx..",
              "com.fasterxml..",
              "org.hibernate..",
              "java.sql..",
              "java.net.http..");

  /** The pages of the law are also written to files, where nobody asks for them. */
  @ArchTest
  static final ArchRule the_law_to_be_read_knows_no_http =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".web.law..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..");

  /** Storage is called over HTTP and otherwise, so it must need no container. */
  @ArchTest
  static final ArchRule what_is_kept_knows_no_container =
      noClasses()
          .that()
          .resideInAnyPackage(HOUSE + ".decision..", HOUSE + ".audit..", HOUSE + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "org.hibernate..");

  /** The process of a draft has none of these on its class path. */
  @ArchTest
  static final ArchRule a_draft_needs_no_container =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".draft..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "java.sql..");

  @ArchTest
  static final ArchRule the_core_has_no_clock =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + ".api..", HOUSE + ".cli..", HOUSE + ".web..")
          .should()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  /**
   * Their order changes with each process, and with it whatever is read from them one by one: what
   * is written when the program is built and read when it starts would not be what was written.
   */
  @ArchTest
  static final ArchRule nothing_is_kept_in_an_order_that_changes_with_the_process =
      noClasses()
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "the order is of the process",
                  access ->
                      ORDER_OF_THE_PROCESS.contains(
                          access.getTargetOwner().getSimpleName() + "." + access.getName())));

  /** A clock that is set back would keep a client out until it is there again. */
  @ArchTest
  static final ArchRule a_quota_is_counted_by_time_as_it_passes =
      classes()
          .that()
          .haveSimpleName("Quotas")
          .should()
          .callMethod(LocalBucketBuilder.class, "withNanosecondPrecision");

  @ArchTest
  static final ArchRule no_limit_has_a_clock =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".api.limits..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Instant.class, LocalDateTime.class, ZonedDateTime.class);

  /** The container refuses what says nothing; here it is found before anybody is refused. */
  @ArchTest
  static final ArchRule every_operation_says_who_may_call_it =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beAnnotatedWith(RolesAllowed.class);

  /** Or a crowd at the database would keep everybody else from being answered. */
  @ArchTest
  static final ArchRule whatever_concerns_what_is_kept_has_a_bound =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and(dependOnAnyOf(Decisions.class, Maintenance.class, AuditTrail.class))
          .should()
          .beAnnotatedWith("org.policyeligibility.api.store.StoreAccess");

  private static DescribedPredicate<JavaClass> dependOnAnyOf(Class<?>... types) {
    return DescribedPredicate.describe(
        "depend on what is kept",
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                    dependency ->
                        Stream.of(types).anyMatch(dependency.getTargetClass()::isEquivalentTo)));
  }

  @ArchTest
  static final ArchRule names_are_nouns_of_the_domain =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("DTO");
}
