/**
 * The Policy Eligibility Service. The core is the front door {@link
 * org.policyeligibility.Eligibility} with the packages {@code law}, {@code profile}, {@code
 * evaluation}, {@code ruleset} and {@code scenario}: it needs the Drools jars and a YAML reader and
 * no container. {@code api} says the same over HTTP; {@code draft} runs a rule set that is not the
 * shipped one in a process of its own. Arrows point one way: api to the front door, to ruleset, to
 * evaluation, to profile and law; only {@code ruleset.drools} knows Drools.
 */
@NullMarked
package org.policyeligibility;

import org.jspecify.annotations.NullMarked;
