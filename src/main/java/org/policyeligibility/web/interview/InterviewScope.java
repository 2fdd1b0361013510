package org.policyeligibility.web.interview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;

/**
 * Scope of an interview: all of the law, the benefits at its heart, one of them, or those of one
 * category. Of a smaller one less is asked.
 */
record InterviewScope(Ruleset ruleset, ClauseViews clauses) {
  static final String HEART = "heart";
  static final String ALL = "all";

  /** One benefit or one category, which the form says beside it. */
  static final String PURPOSE = "purpose";

  private static final String CATEGORY = "@";

  private static final Set<Outcome> OPEN = Set.of(Outcome.ELIGIBLE, Outcome.CONDITIONAL);

  /** The benefits at the heart of the law held, as far as a rule set has them. */
  private static final List<String> MAIN =
      List.of(
          "work-permit-age-65",
          "residence-permit-5y",
          "ip-pledge-financing",
          "state-vc-co-investment",
          "comprehensive-bonded-zone");

  /** The benefits of a scope; none for all of the law, null where it is not said. */
  @Nullable List<String> benefits(PostedForm form) {
    return switch (form.first("scope")) {
      case HEART -> heart();
      case PURPOSE -> purpose(form.first(PURPOSE));
      default -> List.of();
    };
  }

  private @Nullable List<String> purpose(String said) {
    if (ruleset.benefits().containsKey(said)) {
      return List.of(said);
    }
    // A subject has restrictions and obligations besides its benefits.
    Set<String> matters = new TreeSet<>();
    for (Provision provision : ruleset.catalogue()) {
      if (provision.ruleText() != null && said.equals(CATEGORY + provision.clause().category())) {
        matters.add(provision.clause().benefit());
      }
    }
    boolean grants = matters.stream().anyMatch(ruleset.benefits()::containsKey);
    return grants ? List.copyOf(matters) : null;
  }

  private static String category(List<Provision> provisions) {
    return provisions.get(0).clause().category();
  }

  List<String> heart() {
    return MAIN.stream().filter(ruleset.benefits()::containsKey).toList();
  }

  /**
   * An applicant to whom a benefit at the heart is open, as the law's own scenarios have one: so
   * that results can be looked at before anything is answered.
   */
  Optional<InterviewState> example() {
    return heart().stream()
        .flatMap(benefit -> ruleset.benefits().getOrDefault(benefit, List.of()).stream())
        .flatMap(
            provision ->
                ScenarioReader.of(provision, ruleset, new ArrayList<>()).stream()
                    .filter(scenario -> OPEN.contains(scenario.outcome()))
                    .map(scenario -> state(provision, scenario)))
        .findFirst();
  }

  private InterviewState state(Provision provision, Scenario scenario) {
    Map<String, Object> answers = new LinkedHashMap<>();
    scenario
        .profile()
        .forEach(
            (name, value) -> {
              if (value != null && ruleset.vocabulary().has(provision.profile(), name)) {
                answers.put(name, value);
              }
            });
    return new InterviewState(
        List.of(provision.profile()),
        heart(),
        scenario.asOf(),
        answers,
        Map.of(),
        Map.of(),
        true,
        List.of());
  }

  /** Whether all that a scope names is for somebody else; all of the law is for everybody. */
  boolean isForOthers(List<String> benefits, List<ProfileType> types) {
    return !benefits.isEmpty() && benefits.stream().allMatch(other -> isForOthers(other, types));
  }

  /** Whether somebody else, of none of these types, is granted a benefit. */
  boolean isForOthers(String benefit, List<ProfileType> types) {
    List<Provision> granting = ruleset.benefits().getOrDefault(benefit, List.of());
    return !granting.isEmpty()
        && granting.stream().noneMatch(provision -> types.contains(provision.profile()));
  }

  String title(String benefit) {
    return clauses.text(ruleset.titleOfBenefit(benefit));
  }

  /** The scope in words; null where it is all of the law. */
  @Nullable String named(List<String> benefits) {
    Words words = clauses.words();
    if (benefits.isEmpty()) {
      return null;
    }
    if (benefits.equals(heart())) {
      return words.say("scopeHeart");
    }
    return benefits.size() == 1
        ? title(benefits.get(0))
        : clauses.category(
            ruleset.catalogue().stream()
                .map(Provision::clause)
                .filter(clause -> benefits.contains(clause.benefit()))
                .findFirst()
                .orElseThrow()
                .category());
  }

  /** The benefits at the heart that can be chosen alone. */
  List<HomePage.ChoiceView> mainChoices() {
    return heart().stream().map(id -> new HomePage.ChoiceView(id, title(id))).toList();
  }

  /** The categories that can be chosen. */
  List<HomePage.ChoiceView> categories() {
    TreeMap<String, String> titles = new TreeMap<>();
    ruleset
        .benefits()
        .values()
        .forEach(
            provisions -> titles.put(category(provisions), clauses.category(category(provisions))));
    List<HomePage.ChoiceView> choices = new ArrayList<>();
    titles.forEach((id, title) -> choices.add(new HomePage.ChoiceView(CATEGORY + id, title)));
    return choices;
  }
}
