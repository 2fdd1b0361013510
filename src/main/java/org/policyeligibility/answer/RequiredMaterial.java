package org.policyeligibility.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Material;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;

/**
 * Supporting evidence: one thing to bring for a clause, in an answer as on a page.
 *
 * @param fact that it shows; null where the clause asks for it besides
 * @param source where it is asked for; null where it shows a fact
 */
public record RequiredMaterial(Text text, @Nullable Fact fact, @Nullable Text source) {
  /**
   * The proof of each fact that a criterion asks for, and the further materials of the clause.
   *
   * @param language in which nothing is said twice
   */
  public static List<RequiredMaterial> of(Provision provision, Language language) {
    List<RequiredMaterial> materials = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (int i = 0; i < provision.criteria().size(); i++) {
      Fact fact = provision.criteria().get(i).fact();
      Provision.Remark remark = provision.remarks().get(i);
      List<Text> papers = remark.proof() == null ? fact.papers() : List.of(remark.proof());
      for (Text paper : papers) {
        if (remark.proven() && named.add(paper.in(language))) {
          materials.add(new RequiredMaterial(paper, fact, null));
        }
      }
    }
    for (Material material : provision.clause().materials()) {
      materials.add(new RequiredMaterial(material.text(), null, material.source()));
    }
    return materials;
  }
}
