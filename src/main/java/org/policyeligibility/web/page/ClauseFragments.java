package org.policyeligibility.web.page;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Eras;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Cache of rendered fragments: what a page of results says of a clause whatever was stated. It is
 * most of such a page, and rendered anew it would take longer than the evaluation.
 */
@Singleton
public class ClauseFragments {
  private final PageRenderer renderer;
  private volatile @Nullable Rendered current;

  ClauseFragments(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The rendered parts of one clause, kept for the pages on which it stands.
   *
   * @param evidence the quoted words
   * @param deciders where to apply, what to bring, what it is worth
   * @param said a cell of a table for each criterion, with the words of the quote that say it
   * @param criteria a cell of a table for each criterion
   * @param requirements a cell of a table for each requirement
   */
  public record Fragment(
      ClauseViews.ClauseView clause,
      String evidence,
      String deciders,
      List<String> said,
      List<String> criteria,
      List<String> requirements) {}

  private record Key(Language language, String clause, int era) {}

  /** Those of one rule set; another one has others. */
  private record Rendered(Ruleset ruleset, Map<Key, Fragment> fragments) {}

  /** The fragment of a clause on a day, rendered when it is first asked for. */
  public Fragment of(Provision provision, Ruleset ruleset, Words words, LocalDate day) {
    Rendered rendered = current;
    if (rendered == null || !rendered.ruleset().equals(ruleset)) {
      rendered = new Rendered(ruleset, new ConcurrentHashMap<>());
      current = rendered;
    }
    int era = Eras.of(provision).on(day);
    return rendered
        .fragments()
        .computeIfAbsent(
            new Key(words.language(), provision.id(), era),
            key -> render(provision, new ClauseViews(ruleset, words, day), words.language()));
  }

  private Fragment render(Provision provision, ClauseViews views, Language language) {
    ClauseViews.ClauseView clause = views.of(provision);
    List<String> said = new ArrayList<>();
    List<String> criteria = new ArrayList<>();
    for (ClauseViews.CriterionView criterion : views.criteria(provision)) {
      said.add(renderer.fragment("said", language, Map.of("criterion", criterion)));
      criteria.add(renderer.fragment("criterion", language, Map.of("criterion", criterion)));
    }
    List<String> requirements = new ArrayList<>();
    for (ClauseViews.DeciderView decider : clause.deciders()) {
      requirements.add(renderer.fragment("requirement", language, Map.of("decider", decider)));
    }
    return new Fragment(
        clause,
        renderer.fragment("evidence", language, Map.of("clause", clause, "tag", language.tag())),
        renderer.fragment("deciders", language, Map.of("clause", clause)),
        List.copyOf(said),
        List.copyOf(criteria),
        List.copyOf(requirements));
  }
}
