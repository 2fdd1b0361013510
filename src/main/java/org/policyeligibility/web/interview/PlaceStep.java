package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.Silence;

/** Step of an interview in which it is said where the applicant is, by name or by kind. */
final class PlaceStep {
  /** How a form names the question of the place. */
  static final String QUESTION = "@place";

  private static final String CHOICE = "place";
  private static final String PROVINCE = "province";
  private static final String KIND = "kind";
  private static final String NOWHERE = "nowhere";
  private static final String UNSURE = "unsure";

  private final Eligibility eligibility;
  private final Words words;
  private final PostedForm form;
  private final LocalDate today;

  PlaceStep(Eligibility eligibility, Words words, PostedForm form, LocalDate today) {
    this.eligibility = eligibility;
    this.words = words;
    this.form = form;
    this.today = today;
  }

  /** The state with the place; empty where it was not said, or a zone is being sought. */
  Optional<InterviewState> placed(InterviewState state) {
    Identifier zone = state.zone(eligibility.ruleset().vocabulary());
    String said = form.first(CHOICE);
    if (zone == null || said.isEmpty() || form.has("search")) {
      return Optional.empty();
    }
    List<String> supplied = new ArrayList<>(zone.supplies().values());
    supplied.add(zone.name());
    Map<String, Object> answered = new LinkedHashMap<>();
    Map<String, Silence> passed = new LinkedHashMap<>();
    String province = zone.supplies().getOrDefault(Identifier.PROVINCE, "");
    if (form.has(PROVINCE)) {
      Silence.ofMark(form.first(PROVINCE))
          .ifPresentOrElse(
              silence -> passed.put(province, silence),
              () -> answered.put(province, form.first(PROVINCE)));
    }
    String kinds = zone.supplies().getOrDefault(Identifier.TYPES, "");
    switch (said) {
      case KIND -> {}
      case NOWHERE -> answered.put(kinds, List.of(ValueList.NONE));
      case UNSURE -> passed.put(kinds, Silence.NOT_SURE);
      default -> {
        // The register says where its zones lie.
        answered.clear();
        passed.clear();
        answered.put(zone.name(), said);
      }
    }
    // An identifier need not supply both.
    answered.remove("");
    passed.remove("");
    return Optional.of(state.placed(supplied, answered, passed));
  }

  /** How it was said before where the applicant is; empty where it was not. */
  private static String choice(InterviewState state, Identifier zone) {
    String kinds = zone.supplies().getOrDefault(Identifier.TYPES, "");
    if (!state.placed() || state.answers().containsKey(zone.name())) {
      return String.valueOf(state.answers().getOrDefault(zone.name(), ""));
    }
    if (state.silences().containsKey(kinds)) {
      return UNSURE;
    }
    return List.of(ValueList.NONE).equals(state.answers().get(kinds)) ? NOWHERE : KIND;
  }

  private static String province(InterviewState state, String name) {
    Silence silence = state.silences().get(name);
    return silence == null
        ? String.valueOf(state.answers().getOrDefault(name, ""))
        : silence.mark();
  }

  /** The page; what was typed and chosen stands in it again. */
  InterviewPage page(InterviewState state, Identifier zone, @Nullable String error) {
    String province = zone.supplies().getOrDefault(Identifier.PROVINCE, "");
    PlaceViews views =
        new PlaceViews(
            eligibility.ruleset().register(),
            eligibility.ruleset().vocabulary(),
            words,
            state.asOf(today));
    PlaceViews.PlacePage page =
        views.page(
            state,
            zone.question().in(words.language()),
            form.shown("zone"),
            form.has(CHOICE) ? form.shown(CHOICE) : choice(state, zone),
            form.has(PROVINCE) ? form.shown(PROVINCE) : province(state, province),
            error);
    return new InterviewPage(
        InterviewPage.PLACE,
        InterviewPage.PLACE,
        words.say("placeTitle"),
        state,
        page,
        error != null,
        null,
        InterviewPage.before(state));
  }
}
