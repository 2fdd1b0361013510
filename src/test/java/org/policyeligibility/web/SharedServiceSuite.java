package org.policyeligibility.web;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Test suite of all that can ask one service. Surefire gives each of its JVMs one class after
 * another, for each of which a service would be started anew; this one stands for all. A service is
 * prepared for what is found by name, whether or not its tag lets it run, so that what has one of
 * its own is left out by name.
 */
@Suite
@SelectPackages({"org.policyeligibility.api", "org.policyeligibility.web"})
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({".*LongTest", SharedServiceSuite.APART})
@ExcludeTags({"apart", "long"})
public final class SharedServiceSuite {
  /** Pattern of the names in {@code src/test/apart.txt} that are of these packages. */
  static final String APART =
      ".*[.]("
          + "AcceptHeaderTest|AsConfiguredTest|BehindProxyTest|CalendarFileTest|"
          + "ClientNetworkTest|CompiledFilesTest|ConfigurationTest|ConnectionCountsTest|"
          + "ContentCodingTest|ContractCompatibilityTest|ContractExamplesTest|ContractLintTest|"
          + "ContractVocabularyTest|CurrentRulesetTest|DatabaseAwayTest|DeadlinesTest|"
          + "DeliveryBudgetTest|EntityTagsTest|EveryFactTest|FairBulkheadTest|FairnessTest|"
          + "FloodTest|GeneratedClientsTest|GrowingLawTest|HostileRequestsOnPostgresqlTest|"
          + "HostileRequestsTest|HostileTextTest|HttpFramingTest|LargestQuestionTest|"
          + "LawSearchTest|LinkedDataTest|LocalProfileTest|MemoryBoundTest|OtherLawTest|"
          + "OutcomeMetricsTest|OverloadTest|PageRoutesTest|PrintableTextTest|QuotasTest|"
          + "ReadyWithoutStoreTest|RecentSharesTest|ResultsDocumentTest|SharedCompilationTest|"
          + "SlowClientsTest|StoreAtOnceTest|TrustedProxiesTest|TypedValueTest|WordsTest"
          + ")";

  private SharedServiceSuite() {}
}
