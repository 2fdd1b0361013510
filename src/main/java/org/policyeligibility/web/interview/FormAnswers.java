package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyeligibility.Eligibility;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.Silence;

/**
 * Binding of a posted form to answers: which questions it showed, what was typed, and what the core
 * says of it. A value is added to the state only when the whole profile can be read with it.
 */
final class FormAnswers {
  private static final String SHOWN = "q";
  private static final String VALUE = "v.";
  private static final String SILENCE = "s.";

  /** By which the person is not sure of all that is left empty. */
  private static final String UNSURE = "unsure";

  private final Eligibility eligibility;
  private final Words words;
  private final PostedForm form;
  private final InterviewState before;
  private final LocalDate today;

  private final List<Fact> shown = new ArrayList<>();
  private final Map<Fact, String> errors = new LinkedHashMap<>();
  private final Map<String, Object> answered = new LinkedHashMap<>();
  private final Map<String, List<String>> beside = new LinkedHashMap<>();
  private final Map<String, Silence> passed = new LinkedHashMap<>();

  FormAnswers(
      Eligibility eligibility,
      Words words,
      PostedForm form,
      InterviewState before,
      LocalDate today) {
    this.eligibility = eligibility;
    this.words = words;
    this.form = form;
    this.before = before;
    this.today = today;
    for (String name : form.all(SHOWN)) {
      Fact fact = before.fact(eligibility.ruleset().vocabulary(), name);
      if (fact != null && fact.derivedFrom() == null && !shown.contains(fact)) {
        shown.add(fact);
      }
    }
  }

  /** The questions that were shown, and those that an answer contradicts. */
  List<Fact> shown() {
    return shown;
  }

  InterviewState state() {
    return before.with(answered, beside, passed);
  }

  /**
   * Whether all of it can be read.
   *
   * @param leaving the page is left for another one: what is empty stays unasked
   */
  boolean isSound(boolean leaving) {
    for (Fact fact : List.copyOf(shown)) {
      read(fact, leaving);
    }
    if (errors.isEmpty() && !answered.isEmpty()) {
      List<InputFault> faults = new ArrayList<>();
      if (!Interview.isReadable(eligibility, state(), today, faults)) {
        faults.forEach(this::note);
      }
    }
    return errors.isEmpty();
  }

  private void read(Fact fact, boolean leaving) {
    List<String> typed = typed(fact);
    Optional<Silence> silence = Silence.ofMark(silence(fact));
    boolean empty = typed.isEmpty();
    if (empty && silence.isPresent()) {
      passed.put(fact.name(), silence.get());
    } else if (empty) {
      if (form.has(UNSURE)) {
        passed.put(fact.name(), Silence.NOT_SURE);
      } else if (!leaving) {
        errors.put(fact, words.say("errorEmpty"));
      }
    } else if (silence.isPresent()) {
      errors.put(fact, words.say("errorBoth"));
    } else if (typed.stream().anyMatch(text -> text.length() > TypedValue.LONGEST)) {
      errors.put(fact, words.say("errorLong", TypedValue.LONGEST));
    } else {
      RegisteredKinds registered = RegisteredKinds.of(eligibility, before, fact, today);
      answered.put(fact.name(), TypedValue.of(fact, typed));
      if (registered != null) {
        beside.put(fact.name(), registered.open(fact));
      }
    }
  }

  /** Without what is left empty, and without a silence that was chosen in place of a value. */
  private List<String> typed(Fact fact) {
    return form.all(VALUE + fact.name()).stream()
        .filter(text -> !text.isBlank() && Silence.ofMark(text).isEmpty())
        .toList();
  }

  /** Where one of several is chosen, silence is one choice more; else it has a field of its own. */
  private String silence(Fact fact) {
    return Stream.concat(
            form.all(SILENCE + fact.name()).stream(), form.all(VALUE + fact.name()).stream())
        .filter(text -> Silence.ofMark(text).isPresent())
        .findFirst()
        .orElse("");
  }

  private void note(InputFault fault) {
    String[] places = fault.pointer().split("/", -1);
    String name = places.length > 2 ? places[2] : "";
    Fact fact = before.fact(eligibility.ruleset().vocabulary(), name);
    if (fact == null) {
      fact = shown.get(0);
    }
    if (!shown.contains(fact)) {
      shown.add(fact);
    }
    errors.putIfAbsent(
        fact,
        new FaultText(eligibility.ruleset().vocabulary(), words)
            .of(fault, fact, typed(fact).stream().findFirst().orElse("")));
  }

  /** The content of a field that is shown again, without what has characters that nobody sees. */
  QuestionViews.Entry entry(Fact fact) {
    List<String> typed =
        typed(fact).stream()
            .filter(PostedForm::isPlain)
            .map(text -> text.substring(0, Math.min(text.length(), TypedValue.LONGEST)))
            .toList();
    if (!form.all(SHOWN).contains(fact.name())) {
      typed = QuestionViews.entry(before, fact).typed();
    }
    return new QuestionViews.Entry(typed, silence(fact), errors.get(fact));
  }
}
