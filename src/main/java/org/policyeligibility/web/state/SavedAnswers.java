package org.policyeligibility.web.state;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Answers of an interview as a file that the applicant keeps: each profile as the contract has it,
 * so that people and programs can read it. It bears no seal: no key has to outlive it, and it never
 * ends. So it is read as anybody could have written it, and what the law does not know is left out.
 *
 * @param left names of what was left out; {@link #DAY}, {@link #MATTERS} and {@link #UNKNOWN} for
 *     what is no answer
 * @param older whether it was saved under another rule set
 */
public record SavedAnswers(InterviewState state, Set<String> left, boolean older) {
  /** More bytes than all answers to all questions have. */
  public static final int MOST_BYTES = 32 * 1024;

  /** Mark of the day as of which it was asked. */
  public static final String DAY = "@day";

  /** Mark of the benefits that were asked about. */
  public static final String MATTERS = "@matters";

  /** Mark of what has no name that the law knows. */
  public static final String UNKNOWN = "@unknown";

  private static final String FORMAT = "policy-eligibility-answers-1";
  private static final String FORMAT_MEMBER = "format";
  private static final String SAVED = "saved";
  private static final String RULESET = "ruleset";
  private static final String AS_OF = "asOf";
  private static final String BENEFITS = "benefits";
  private static final String PROFILES = "profiles";
  private static final String TYPE = "type";
  private static final String BESIDE_REGISTER = "besideRegister";
  private static final String ASKED = "asked";
  private static final String SAID = "said";
  private static final String ZONE_ASKED = "zoneAsked";

  /** No value of an answer is longer. */
  private static final int LONGEST_VALUE = 100;

  private static final List<Set<ProfileType>> TOGETHER =
      List.of(
          Set.of(ProfileType.ENTERPRISE),
          Set.of(ProfileType.PERSON),
          Set.of(ProfileType.ZONE),
          Set.of(ProfileType.ENTERPRISE, ProfileType.PERSON));

  /**
   * The file of a state.
   *
   * @param whole the state with each answer made whole by what the register says, as the contract
   *     reads it
   */
  public static byte[] write(
      InterviewState state, InterviewState whole, Ruleset law, LocalDate today) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put(FORMAT_MEMBER, FORMAT);
    file.put(SAVED, today.toString());
    file.put(RULESET, law.version());
    if (state.asOf() != null) {
      file.put(AS_OF, state.asOf().toString());
    }
    file.put(BENEFITS, state.benefits());
    file.put(PROFILES, List.copyOf(whole.profiles(law.vocabulary()).values()));
    for (Silence silence : Silence.values()) {
      file.put(
          member(silence),
          state.silences().entrySet().stream()
              .filter(unsaid -> unsaid.getValue() == silence)
              .map(Map.Entry::getKey)
              .toList());
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    state
        .rests()
        .forEach(
            (name, asked) ->
                parts.put(
                    name,
                    Map.of(ASKED, asked, SAID, state.answers().getOrDefault(name, List.of()))));
    file.put(BESIDE_REGISTER, parts);
    file.put(ZONE_ASKED, state.placed());
    return Json.readable(file);
  }

  /** Reads a file; empty where it is none of these. */
  public static Optional<SavedAnswers> read(byte[] file, Ruleset law) {
    if (!(tree(file) instanceof Map<?, ?> members)
        || !FORMAT.equals(members.get(FORMAT_MEMBER))
        || !(members.get(PROFILES) instanceof List<?> profiles)) {
      return Optional.empty();
    }
    Map<ProfileType, Map<?, ?>> stated = new LinkedHashMap<>();
    for (Object profile : profiles) {
      if (!(profile instanceof Map<?, ?> facts) || !(facts.get(TYPE) instanceof String code)) {
        return Optional.empty();
      }
      ProfileType.ofCode(code).ifPresent(type -> stated.put(type, facts));
    }
    return stated.size() == profiles.size() && TOGETHER.contains(stated.keySet())
        ? Optional.of(new Reading(law, members, stated).answers())
        : Optional.empty();
  }

  private static String member(Silence silence) {
    return switch (silence) {
      case NOT_SURE -> "notSure";
      case NOT_SAID -> "notSaid";
    };
  }

  private static @Nullable Object tree(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      // An editor may have put its mark before it.
      return StrictJson.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException | MalformedJson foreign) {
      return null;
    }
  }

  /** One pass over a file. */
  private record Reading(
      Ruleset law, Map<?, ?> members, Map<ProfileType, Map<?, ?>> stated, Set<String> left) {
    Reading(Ruleset law, Map<?, ?> members, Map<ProfileType, Map<?, ?>> stated) {
      this(law, members, stated, new LinkedHashSet<>());
    }

    SavedAnswers answers() {
      List<ProfileType> types = stated.keySet().stream().sorted().toList();
      Map<String, Object> answers = new LinkedHashMap<>();
      stated.forEach(
          (type, facts) -> facts.forEach((name, value) -> add(type, name, value, answers)));
      InterviewState nothing = InterviewState.begin(types, benefits());
      Map<String, List<String>> beside = new LinkedHashMap<>();
      if (members.get(BESIDE_REGISTER) instanceof Map<?, ?> parts) {
        parts.forEach(
            (name, part) -> addPart(nothing, String.valueOf(name), part, answers, beside));
      }
      Map<String, Silence> silences = new LinkedHashMap<>();
      for (Silence silence : Silence.values()) {
        texts(members.get(member(silence))).stream()
            .filter(name -> nothing.fact(law.vocabulary(), name) != null)
            .filter(name -> !answers.containsKey(name))
            .forEach(name -> silences.put(name, silence));
      }
      InterviewState state = nothing.with(answers, beside, silences).on(day());
      return new SavedAnswers(
          Boolean.TRUE.equals(members.get(ZONE_ASKED)) ? state.placed(true) : state,
          left,
          !law.version().equals(members.get(RULESET)));
    }

    /**
     * Adds an answer that is only about what the register leaves open; in the profile it is whole.
     */
    private void addPart(
        InterviewState state,
        String name,
        @Nullable Object part,
        Map<String, Object> all,
        Map<String, List<String>> beside) {
      Fact fact = state.fact(law.vocabulary(), name);
      if (fact == null || fact.type() != FactType.SET || !(part instanceof Map<?, ?> lists)) {
        return;
      }
      List<String> known = fact.valueList().names();
      List<String> said = texts(lists.get(SAID)).stream().distinct().toList();
      if (!said.isEmpty() && known.containsAll(said)) {
        all.put(name, said);
        // A state may not grow by what is no value.
        beside.put(
            name, texts(lists.get(ASKED)).stream().distinct().filter(known::contains).toList());
      } else {
        all.remove(name);
        left.add(name);
      }
    }

    private void add(
        ProfileType type, Object key, @Nullable Object value, Map<String, Object> all) {
      String name = String.valueOf(key);
      if (name.equals(TYPE) || value == null) {
        return;
      }
      if (!law.vocabulary().has(type, name)) {
        left.add(UNKNOWN);
      } else if (isValue(value)
          || (value instanceof List<?> list && list.stream().allMatch(Reading::isValue))) {
        all.put(name, value);
      } else {
        left.add(name);
      }
    }

    private static boolean isValue(@Nullable Object value) {
      return value instanceof Boolean
          || value instanceof Number
          || (value instanceof String text && text.length() <= LONGEST_VALUE);
    }

    private List<String> benefits() {
      List<String> named = texts(members.get(BENEFITS));
      List<String> known = named.stream().distinct().filter(law::hasBenefit).toList();
      if (known.size() < named.size()) {
        left.add(MATTERS);
      }
      return known;
    }

    private @Nullable LocalDate day() {
      Object said = members.get(AS_OF);
      LocalDate day = said == null ? null : FactReader.date(said, "/" + AS_OF, new ArrayList<>());
      if (said != null && day == null) {
        left.add(DAY);
      }
      return day;
    }

    private static List<String> texts(@Nullable Object list) {
      return list instanceof List<?> elements
          ? elements.stream().map(String::valueOf).toList()
          : List.of();
    }
  }
}
