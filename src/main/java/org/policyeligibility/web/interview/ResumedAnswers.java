package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.SavedAnswers;

/**
 * Answers from a file, taken over as far as the law in force reads them. Nothing is left out in
 * silence: what the page says of it travels in the form, so that it is said in both languages.
 *
 * @param said the fields of a form by which it is told
 */
record ResumedAnswers(InterviewState state, Map<String, List<String>> said) {
  static final String RESUMED = "resumed";
  static final String LEFT = "left";
  static final String OLDER = "older";

  private static final int MOST_PASSES = 8;

  static ResumedAnswers of(Eligibility eligibility, SavedAnswers saved, LocalDate today) {
    Set<String> left = new LinkedHashSet<>(saved.left());
    Identifier zone = saved.state().zone(eligibility.ruleset().vocabulary());
    InterviewState state =
        withoutParts(zone, readable(eligibility, saved.state(), today, left), left);
    Map<String, List<String>> said = new LinkedHashMap<>();
    said.put(RESUMED, List.of("1"));
    said.put(LEFT, List.copyOf(left));
    if (saved.older()) {
      said.put(OLDER, List.of("1"));
    }
    return new ResumedAnswers(
        zone != null && left.contains(zone.name()) ? state.placed(false) : state, said);
  }

  /**
   * Without the answers that are only about what the register leaves open of a zone, where no zone
   * is named: by themselves they would deny what the register knew.
   */
  private static InterviewState withoutParts(
      @Nullable Identifier zone, InterviewState state, Set<String> left) {
    if (zone != null && state.answers().containsKey(zone.name())) {
      return state;
    }
    Set<String> parts = state.rests().keySet();
    left.addAll(parts);
    return state.without(parts);
  }

  /** Without the answers that the reader of profiles refuses; of two that differ, one. */
  private static InterviewState readable(
      Eligibility eligibility, InterviewState saved, LocalDate today, Set<String> left) {
    InterviewState state = saved;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<InputFault> faults = new ArrayList<>();
      if (Interview.isReadable(eligibility, state, today, faults)) {
        return state;
      }
      Set<String> refused = new LinkedHashSet<>();
      for (InputFault fault : faults) {
        String[] places = fault.pointer().split("/", -1);
        if (places.length > 2 && state.answers().containsKey(places[2])) {
          refused.add(places[2]);
        }
      }
      if (refused.isEmpty()) {
        break;
      }
      left.addAll(refused);
      state = state.without(refused);
    }
    left.addAll(state.answers().keySet());
    return state.without(state.answers().keySet());
  }

  /** Notices on answers that came from a file; none on others. */
  static List<String> notices(
      PostedForm form, InterviewState state, Vocabulary vocabulary, Words words) {
    if (!form.has(RESUMED)) {
      return List.of();
    }
    List<String> notices = new ArrayList<>();
    notices.add(words.say("resumed"));
    if (form.has(OLDER)) {
      notices.add(words.say("resumedOlder"));
    }
    List<String> left = form.all(LEFT);
    List<String> labels =
        left.stream()
            .map(name -> label(name, state, vocabulary, words))
            .filter(label -> !label.isEmpty())
            .distinct()
            .toList();
    if (!labels.isEmpty()) {
      notices.add(words.say("resumedLeft", String.join(words.say("listComma"), labels)));
    }
    if (left.contains(SavedAnswers.UNKNOWN)) {
      notices.add(words.say("resumedUnknown"));
    }
    if (left.contains(SavedAnswers.MATTERS)) {
      notices.add(words.say(state.benefits().isEmpty() ? "resumedAll" : "resumedMatters"));
    }
    return notices;
  }

  private static String label(
      String name, InterviewState state, Vocabulary vocabulary, Words words) {
    if (name.equals(SavedAnswers.DAY)) {
      return words.say("asOf");
    }
    Identifier zone = state.zone(vocabulary);
    if (zone != null && zone.name().equals(name)) {
      return words.say("placeLabel");
    }
    Fact fact = state.fact(vocabulary, name);
    return fact == null ? "" : fact.label().in(words.language());
  }
}
