package org.policyeligibility.web.page;

import jakarta.inject.Singleton;
import java.time.LocalDate;
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
  private final Map<Verdict, Markup> verdicts = new ConcurrentHashMap<>();
  private final Map<Shape, Stencil> stencils = new ConcurrentHashMap<>();
  private volatile @Nullable Rendered current;

  /** None is rendered yet. */
  public ClauseFragments(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The rendered parts of one clause, kept for the pages on which it stands. What an applicant
   * stated stands between them, so that some end within an element that is closed after it.
   *
   * @param source the title and where it stands
   * @param opening the quoted words, and the head of the table where it has a row
   * @param tabular whether it has
   * @param sentences the criteria in words
   * @param criteria a row for each criterion, as far as the value that was stated
   * @param requirements a row for each requirement, as far as what indicates it
   * @param applying where to apply, what to bring, and what it is worth
   * @param closing whom to tell what is wrong
   */
  public record Fragment(
      ClauseViews.ClauseView clause,
      Markup source,
      Markup opening,
      boolean tabular,
      List<String> sentences,
      List<Markup> criteria,
      List<Markup> requirements,
      Markup applying,
      Markup closing) {}

  private record Verdict(Language language, String state, String words) {}

  private record Shape(Language language, String template, Object view) {}

  private record Key(Language language, String clause) {}

  /** A clause in one language, with what was rendered of its periods. */
  private record Periods(Eras eras, Map<Integer, Fragment> fragments) {}

  /** Those of one rule set; another one has others. */
  private record Rendered(Ruleset ruleset, Map<Key, Periods> periods) {}

  /** The fragment of a clause on a day, rendered when it is first asked for. */
  public Fragment of(Provision provision, Ruleset ruleset, Words words, LocalDate day) {
    Rendered rendered = current;
    if (rendered == null || !rendered.ruleset().equals(ruleset)) {
      rendered = new Rendered(ruleset, new ConcurrentHashMap<>());
      current = rendered;
    }
    Periods periods =
        rendered
            .periods()
            .computeIfAbsent(
                new Key(words.language(), provision.id()),
                key -> new Periods(Eras.of(provision), new ConcurrentHashMap<>()));
    return periods
        .fragments()
        .computeIfAbsent(
            periods.eras().on(day),
            era -> render(provision, new ClauseViews(ruleset, words, day), words.language()));
  }

  /**
   * Writes the end of a row of criteria or requirements.
   *
   * @param value as a person reads it
   * @param state the class of what the row comes to
   * @param verdict what it comes to, in words of the bundle
   */
  public void endRow(
      Markup.Builder rows, Language language, String value, String state, String verdict) {
    rows.text(value, language)
        .add(
            verdicts.computeIfAbsent(
                new Verdict(language, state, verdict),
                key ->
                    fragment(
                        "basis-verdict", language, Map.of("state", state, "verdict", verdict))));
  }

  /**
   * A part of a page that is the same for many but for its holes.
   *
   * @param name by which its template knows the view
   * @param view with holes; of its values there are few, since each is kept
   */
  public Stencil stencil(String template, Language language, String name, Object view) {
    return stencils.computeIfAbsent(
        new Shape(language, template, view),
        key -> new Stencil(renderer.fragment(template, language, Map.of(name, view)), language));
  }

  private Markup fragment(String template, Language language, Map<String, Object> data) {
    return Markup.of(renderer.fragment(template, language, data));
  }

  private Fragment render(Provision provision, ClauseViews views, Language language) {
    ClauseViews.ClauseView clause = views.of(provision);
    Map<String, Object> data = Map.of("clause", clause);
    List<ClauseViews.CriterionView> criteria = views.criteria(provision);
    boolean tabular = !provision.criteria().isEmpty() || !provision.clause().requires().isEmpty();
    return new Fragment(
        clause,
        fragment("basis-source", language, data),
        fragment(
            "basis-opening",
            language,
            Map.of("clause", clause, "tag", language.tag(), "tabular", tabular)),
        tabular,
        criteria.stream().map(ClauseViews.CriterionView::sentence).toList(),
        criteria.stream()
            .map(view -> fragment("basis-criterion", language, Map.of("criterion", view)))
            .toList(),
        clause.deciders().stream()
            .map(view -> fragment("basis-requirement", language, Map.of("decider", view)))
            .toList(),
        fragment("deciders", language, data),
        fragment("basis-closing", language, data));
  }
}
