package org.policyeligibility.api.law;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: down until a rule set is loaded, and then its version. */
@Readiness
@ApplicationScoped
class RulesetReadiness implements HealthCheck {
  private final CurrentRuleset law;

  RulesetReadiness(CurrentRuleset law) {
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
