package org.policyeligibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when a rule set is loaded, and which. */
@Readiness
@ApplicationScoped
class RulesetReadiness implements HealthCheck {
  private final LawInForce law;

  RulesetReadiness(LawInForce law) {
    this.law = law;
  }

  @Override
  public HealthCheckResponse call() {
    if (!law.isLoaded()) {
      return HealthCheckResponse.named("ruleset").down().build();
    }
    return HealthCheckResponse.named("ruleset")
        .up()
        .withData("version", law.get().eligibility().ruleset().version())
        .build();
  }
}
