package org.policyeligibility.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;

/**
 * A clause with its rule as both readers have it.
 *
 * @param criteria in the order of the rule; empty for a clause that cannot be evaluated
 * @param remarks one for each criterion, in the same order
 * @param indications by the position of a requirement of the clause: what an applicant may claim
 *     for it, such as a label; shown, and neither meets nor fails anything
 * @param notNeeded under which conditions nobody needs the benefit
 * @param statedBy for each fact that is read the one that an applicant would state for it, and then
 *     those that it includes
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
    List<NotNeeded> notNeeded,
    Map<Fact, List<Fact>> statedBy,
    @Nullable Fact province,
    @Nullable String ruleText) {

  /**
   * A remark on the reading of one criterion. It tells a reader of an answer what the comparison
   * alone does not.
   *
   * @param words those of the quote that say it, by language; none where no words stand for it
   *     alone
   * @param binds of an obligation: it says whom the obligation binds, not what it demands
   * @param proven whether anything is to be brought for it
   * @param proof what is to be brought in this clause; null where that is what the fact says
   */
  public record Remark(
      Basis basis,
      Map<Language, String> words,
      boolean binds,
      boolean proven,
      @Nullable Text proof,
      @Nullable Text note) {
    public Remark {
      words = Language.inOrder(words);
    }

    /** Of a criterion of which only this is said. */
    public static Remark of(Basis basis) {
      return new Remark(basis, Map.of(), false, true, null, null);
    }
  }

  public Provision {
    criteria = List.copyOf(criteria);
    remarks = List.copyOf(remarks);
    indications = Collections.unmodifiableMap(new LinkedHashMap<>(indications));
    advisories = List.copyOf(advisories);
    notNeeded = List.copyOf(notNeeded);
    statedBy = Collections.unmodifiableMap(new LinkedHashMap<>(statedBy));
    if (criteria.size() != remarks.size()) {
      throw new IllegalArgumentException("a remark for each criterion");
    }
  }

  /** Whether the clause lies within named provinces, so that it must be known in which one. */
  boolean asksForProvince() {
    return province != null && !clause.document().territory().within().isEmpty();
  }

  /** Whether there is a criterion that says what an obligation demands. */
  boolean hasContent() {
    for (Remark remark : remarks) {
      if (!remark.binds()) {
        return true;
      }
    }
    return false;
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
