package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.ProfileType;

/**
 * The state of an interview, as it travels in a form: what was said and what was left unsaid.
 * Nothing of it is kept here.
 *
 * @param benefits to which the interview is limited; empty for all of the law
 * @param asOf null for the day on which it is answered
 * @param answers by the name of a fact or an identifier, as a profile states them
 * @param silences by the name of a fact
 * @param placed whether it was asked in which zone the applicant is
 */
record InterviewState(
    ProfileType type,
    List<String> benefits,
    @Nullable LocalDate asOf,
    Map<String, Object> answers,
    Map<String, Silence> silences,
    boolean placed) {
  private static final String TYPE = "t";
  private static final String BENEFITS = "b";
  private static final String AS_OF = "d";
  private static final String ANSWERS = "a";
  private static final String SILENCES = "s";
  private static final String PLACED = "p";

  InterviewState {
    benefits = List.copyOf(benefits);
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    silences = Collections.unmodifiableMap(new LinkedHashMap<>(silences));
  }

  static InterviewState begin(ProfileType type, List<String> benefits) {
    return new InterviewState(type, benefits, null, Map.of(), Map.of(), false);
  }

  /** The profile as the front door reads it. */
  Map<String, Object> profile() {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("type", type.code());
    profile.putAll(answers);
    return profile;
  }

  /** How many questions were answered or passed over. */
  int asked() {
    return answers.size() + silences.size();
  }

  InterviewState on(@Nullable LocalDate day) {
    return new InterviewState(type, benefits, day, answers, silences, placed);
  }

  InterviewState with(Map<String, Object> answered, Map<String, Silence> passed) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    Map<String, Silence> silent = new LinkedHashMap<>(silences);
    passed.keySet().forEach(all::remove);
    answered.keySet().forEach(silent::remove);
    all.putAll(answered);
    silent.putAll(passed);
    return new InterviewState(type, benefits, asOf, all, silent, placed);
  }

  /**
   * This state with a new answer to where the applicant is, in place of all that said so before.
   */
  InterviewState placed(
      List<String> before, Map<String, Object> answered, Map<String, Silence> passed) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    Map<String, Silence> silent = new LinkedHashMap<>(silences);
    before.forEach(all::remove);
    before.forEach(silent::remove);
    return new InterviewState(type, benefits, asOf, all, silent, true).with(answered, passed);
  }

  /** As JSON can hold it. */
  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(TYPE, type.code());
    tree.put(BENEFITS, benefits);
    if (asOf != null) {
      tree.put(AS_OF, asOf.toString());
    }
    tree.put(ANSWERS, answers);
    Map<String, String> marks = new LinkedHashMap<>();
    silences.forEach((fact, silence) -> marks.put(fact, silence.mark()));
    tree.put(SILENCES, marks);
    tree.put(PLACED, placed);
    return tree;
  }

  /** Reads what {@link #toTree} made, and nobody else can have made. */
  static InterviewState of(Map<?, ?> tree) {
    List<String> benefits = new ArrayList<>();
    if (tree.get(BENEFITS) instanceof List<?> ids) {
      ids.forEach(id -> benefits.add(String.valueOf(id)));
    }
    Map<String, Object> answers = new LinkedHashMap<>();
    if (tree.get(ANSWERS) instanceof Map<?, ?> stated) {
      stated.forEach((name, value) -> answers.put(String.valueOf(name), value));
    }
    Map<String, Silence> silences = new LinkedHashMap<>();
    if (tree.get(SILENCES) instanceof Map<?, ?> marks) {
      marks.forEach(
          (name, mark) ->
              Silence.ofMark(String.valueOf(mark))
                  .ifPresent(silence -> silences.put(String.valueOf(name), silence)));
    }
    return new InterviewState(
        ProfileType.ofCode(String.valueOf(tree.get(TYPE))).orElseThrow(),
        benefits,
        tree.get(AS_OF) instanceof String day ? LocalDate.parse(day) : null,
        answers,
        silences,
        Boolean.TRUE.equals(tree.get(PLACED)));
  }
}
