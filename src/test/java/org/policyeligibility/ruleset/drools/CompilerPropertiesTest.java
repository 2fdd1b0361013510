package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/** The properties of the compiler that a file of the product sets, as Drools reads them. */
class CompilerPropertiesTest {
  @Test
  void the_rules_of_a_package_are_built_by_one_thread() {
    ParallelRulesBuildThresholdOption threshold =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration()
            .getOption(ParallelRulesBuildThresholdOption.KEY);
    assertThat(threshold.getParallelRulesBuildThreshold()).isEqualTo(-1);
  }
}
