package org.policyeligibility.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Basis;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;

/**
 * A clause with its rule as both readers have it.
 *
 * @param criteria in the order of the rule; empty for a clause that cannot be evaluated
 * @param remarks one for each criterion, in the same order
 * @param indications by the position of a requirement of the clause: what an applicant may claim
 *     for it, such as a label; shown, and neither meets nor fails anything
 * @param province the fact by which the clause's territory is judged; null where it is about a
 *     place other than the seat, whose province nobody is asked for
 * @param ruleText the rule as the drafter wrote it; null where there is none
 */
public record Provision(
    Clause clause,
    ProfileType profile,
    List<Criterion> criteria,
    List<Remark> remarks,
    Map<Integer, Criterion> indications,
    List<Advisory> advisories,
    @Nullable Fact province,
    @Nullable String ruleText) {

  /** What is to be known about the reading of one criterion. */
  public record Remark(Basis basis, @Nullable Text note) {}

  public Provision {
    criteria = List.copyOf(criteria);
    remarks = List.copyOf(remarks);
    indications = Collections.unmodifiableMap(new LinkedHashMap<>(indications));
    advisories = List.copyOf(advisories);
    if (criteria.size() != remarks.size()) {
      throw new IllegalArgumentException("a remark for each criterion");
    }
  }

  /** The fact by which the territory is judged, where the caller knows that there is one. */
  Fact provinceKnown() {
    if (province == null) {
      throw new IllegalStateException(id() + " is judged by no province");
    }
    return province;
  }

  public String id() {
    return clause.id();
  }
}
