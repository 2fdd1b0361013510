package org.policyeligibility.web.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Modality;
import org.policyeligibility.web.page.ClauseViews;

/** Views of benefits: each with every clause that gives it, the strongest first. */
final class BenefitPageViews {
  /** Strongest first. */
  private static final List<Modality> STRENGTHS = List.of(Modality.values());

  private final ClauseViews clauses;
  private final LawLists lists;

  BenefitPageViews(ClauseViews clauses) {
    this.clauses = clauses;
    this.lists = new LawLists(clauses);
  }

  /** A clause that gives a benefit. */
  public record BasisView(
      LawLists.EntryView clause, LawLists.DocumentView document, String source, String days) {}

  /**
   * A benefit.
   *
   * @param picture null where one clause alone gives it
   */
  public record BenefitView(
      String id,
      String title,
      List<BasisView> bases,
      BenefitPicture.@Nullable PictureView picture) {}

  /** The benefits of one subject that rest on one clause each. */
  public record SubjectView(String id, String title, List<BenefitView> benefits) {}

  /** All benefits. */
  public record BenefitsPage(List<BenefitView> shared, List<SubjectView> subjects, int size) {}

  BenefitsPage page() {
    List<BenefitView> shared = new ArrayList<>();
    Map<String, List<BenefitView>> alone = new TreeMap<>();
    clauses
        .ruleset()
        .benefits()
        .forEach(
            (id, provisions) -> {
              BenefitView view = benefit(id, provisions);
              if (provisions.size() > 1) {
                shared.add(view);
              } else {
                alone
                    .computeIfAbsent(
                        provisions.get(0).clause().category(), category -> new ArrayList<>())
                    .add(view);
              }
            });
    List<SubjectView> subjects = new ArrayList<>();
    alone.forEach(
        (category, benefits) ->
            subjects.add(new SubjectView(category, clauses.category(category), benefits)));
    return new BenefitsPage(shared, subjects, clauses.ruleset().benefits().size());
  }

  private BenefitView benefit(String id, List<Provision> provisions) {
    String title = clauses.text(clauses.ruleset().titleOfBenefit(id));
    List<BasisView> bases = provisions.stream().map(this::basis).toList();
    return new BenefitView(
        id, title, bases, provisions.size() < 2 ? null : picture(title, provisions, bases));
  }

  private BasisView basis(Provision provision) {
    return new BasisView(
        lists.entry(provision),
        lists.document(provision.clause().document()),
        clauses.source(provision.clause()),
        lists.days(provision.clause().inForce()));
  }

  private BenefitPicture.PictureView picture(
      String title, List<Provision> provisions, List<BasisView> bases) {
    List<BenefitPicture.Basis> drawn = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      BasisView basis = bases.get(i);
      drawn.add(
          new BenefitPicture.Basis(
              basis.document().name(),
              basis.clause().number() + " " + basis.clause().title(),
              basis.clause().modality(),
              STRENGTHS.size() - STRENGTHS.indexOf(provisions.get(i).clause().modality())));
    }
    return BenefitPicture.of(title, clauses.words().say("pictureSays", title, bases.size()), drawn);
  }
}
