package org.policyeligibility;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
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
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.audit.AuditTrail;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.Upkeep;

/** Who may know whom. */
@AnalyzeClasses(
    packages = "org.policyeligibility",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String HOUSE = "org.policyeligibility";

  private static final Set<String> ORDER_OF_THE_PROCESS =
      Set.of(
          "Map.copyOf",
          "Set.copyOf",
          "Collectors.toUnmodifiableMap",
          "Collectors.toUnmodifiableSet");

  @ArchTest
  static final ArchRule arrows_point_one_way =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy(HOUSE + ".api..")
          .layer("cli")
          .definedBy(HOUSE + ".cli..")
          .layer("answer")
          .definedBy(HOUSE + ".answer..")
          .layer("decision")
          .definedBy(HOUSE + ".decision..")
          .layer("audit")
          .definedBy(HOUSE + ".audit..")
          .layer("store")
          .definedBy(HOUSE + ".store..")
          .layer("draft")
          .definedBy(HOUSE + ".draft..")
          .layer("impact")
          .definedBy(HOUSE + ".impact..")
          .layer("lint")
          .definedBy(HOUSE + ".lint..")
          .layer("comparison")
          .definedBy(HOUSE + ".comparison..")
          .layer("drools")
          .definedBy(HOUSE + ".ruleset.drools..")
          .layer("scenario")
          .definedBy(HOUSE + ".scenario..")
          .layer("front door")
          .definedBy(HOUSE)
          .layer("ruleset")
          .definedBy(HOUSE + ".ruleset")
          .layer("evaluation")
          .definedBy(HOUSE + ".evaluation..")
          .layer("profile")
          .definedBy(HOUSE + ".profile..")
          .layer("register")
          .definedBy(HOUSE + ".register..")
          .layer("law")
          .definedBy(HOUSE + ".law..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("answer")
          .mayOnlyBeAccessedByLayers("api", "cli")
          .whereLayer("decision")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("api", "cli", "decision")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("api", "decision", "audit")
          .whereLayer("draft")
          .mayOnlyBeAccessedByLayers("api", "cli")
          .whereLayer("impact")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("comparison")
          .mayOnlyBeAccessedByLayers("api", "cli", "impact", "lint")
          .whereLayer("drools")
          .mayOnlyBeAccessedByLayers("api", "cli", "draft", "lint", "impact")
          .whereLayer("scenario")
          .mayOnlyBeAccessedByLayers("api", "cli", "draft", "lint")
          .whereLayer("front door")
          .mayOnlyBeAccessedByLayers(
              "api", "cli", "answer", "draft", "scenario", "drools", "impact")
          .whereLayer("ruleset")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "decision",
              "answer",
              "draft",
              "scenario",
              "front door",
              "drools",
              "lint",
              "comparison",
              "impact")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "decision",
              "answer",
              "scenario",
              "front door",
              "drools",
              "ruleset",
              "lint",
              "comparison",
              "impact",
              "draft")
          .whereLayer("profile")
          .mayOnlyBeAccessedByLayers(
              "api",
              "cli",
              "answer",
              "scenario",
              "front door",
              "drools",
              "ruleset",
              "evaluation",
              "lint",
              "comparison",
              "impact",
              "draft")
          .whereLayer("register")
          .mayOnlyBeAccessedByLayers("api", "cli", "front door", "ruleset", "profile");

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
              HOUSE + ".decision..",
              HOUSE + ".audit..",
              HOUSE + ".store..")
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

  /** What is kept is kept by whoever is called, over HTTP or not. */
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
          .resideOutsideOfPackages(HOUSE + ".api..", HOUSE + ".cli..")
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
          .and(dependOnAnyOf(Decisions.class, Upkeep.class, AuditTrail.class))
          .should()
          .beAnnotatedWith("org.policyeligibility.api.StoreAccess");

  private static DescribedPredicate<JavaClass> dependOnAnyOf(Class<?>... types) {
    return DescribedPredicate.describe(
        "depend on what is kept",
        one ->
            one.getDirectDependenciesFromSelf().stream()
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
