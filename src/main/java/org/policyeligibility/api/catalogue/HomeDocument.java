package org.policyeligibility.api.catalogue;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Home document of the service: what it is, which law it applies, and where everything else is.
 * Somebody who has nothing but the address comes from here to the contract.
 */
@Singleton
public class HomeDocument {
  private static final Text NAME = new Text("政策适用性服务", "Policy Eligibility Service");
  private static final Links LINKS =
      new Links(
          "/q/openapi",
          "/developers",
          "/v1/evaluations",
          "/v1/documents",
          "/v1/clauses",
          "/v1/benefits",
          "/v1/facts",
          "/v1/terms",
          "/v1/zones",
          "/v1/rulesets/current",
          "/v1/decisions",
          "/q/health");

  private final CurrentRuleset law;
  private final String version;

  HomeDocument(
      CurrentRuleset law, @ConfigProperty(name = "quarkus.application.version") String version) {
    this.law = law;
    this.version = version;
  }

  /**
   * The document on the wire.
   *
   * @param version of the program; that of the contract stands in the contract
   */
  record View(String name, String version, Law ruleset, Links links, String notice) {}

  /** The rule set that answers now. */
  record Law(String version, String digest) {}

  /** Paths from the root of the service. */
  record Links(
      String contract,
      String developers,
      String evaluations,
      String documents,
      String clauses,
      String benefits,
      String facts,
      String terms,
      String zones,
      String ruleset,
      String decisions,
      String health) {}

  /** The document in a language. */
  public Object in(Language language) {
    Ruleset ruleset = law.get().eligibility().ruleset();
    return new View(
        NAME.in(language),
        version,
        new Law(ruleset.version(), ruleset.digest()),
        LINKS,
        AnswerWriter.NOTICE.in(language));
  }
}
