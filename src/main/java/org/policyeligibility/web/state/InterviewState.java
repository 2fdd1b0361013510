package org.policyeligibility.web.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The state of an interview, as it travels in a form: what was said and what was left unsaid.
 * Nothing of it is kept here. Of a joint case it holds the answers of both: no name of a fact is in
 * both of the types that can stand together.
 *
 * @param types of the profiles in the case, first the type that speaks for all
 * @param benefits to which the interview is limited; empty for all of the law
 * @param asOf null for the day on which it is answered
 * @param answers by the name of a fact or an identifier, as a profile states them
 * @param rests the values that were asked about beside those that the register settled, by the name
 *     of the fact whose answer is only about them
 * @param silences by the name of a fact
 * @param placed whether it was asked in which zone the applicant is
 * @param pages the questions of each page that was answered, in their order: the way back
 */
public record InterviewState(
    List<ProfileType> types,
    List<String> benefits,
    @Nullable LocalDate asOf,
    Map<String, Object> answers,
    Map<String, List<String>> rests,
    Map<String, Silence> silences,
    boolean placed,
    List<List<String>> pages) {
  private static final String TYPE = "t";
  private static final String BENEFITS = "b";
  private static final String AS_OF = "d";
  private static final String ANSWERS = "a";
  private static final String RESTS = "r";
  private static final String SILENCES = "s";
  private static final String PLACED = "p";
  private static final String PAGES = "h";

  /** As far as somebody goes back; a state may not grow without end. */
  private static final int MOST_PAGES = 40;

  public InterviewState {
    types = List.copyOf(types);
    benefits = List.copyOf(benefits);
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    rests = Collections.unmodifiableMap(new LinkedHashMap<>(rests));
    silences = Collections.unmodifiableMap(new LinkedHashMap<>(silences));
    pages = List.copyOf(pages.subList(Math.max(0, pages.size() - MOST_PAGES), pages.size()));
  }

  public static InterviewState begin(List<ProfileType> types, List<String> benefits) {
    return new InterviewState(
        types, benefits, null, Map.of(), Map.of(), Map.of(), false, List.of());
  }

  /** The profiles as the front door reads them, each by the pointer to where it stands. */
  public Map<String, @Nullable Object> profiles(Vocabulary vocabulary) {
    Map<String, @Nullable Object> profiles = new LinkedHashMap<>();
    for (ProfileType type : types) {
      Map<String, Object> profile = new LinkedHashMap<>();
      profile.put("type", type.code());
      answers.forEach(
          (name, answer) -> {
            if (vocabulary.has(type, name)) {
              profile.put(name, answer);
            }
          });
      profiles.put("/" + type.code(), profile);
    }
    return profiles;
  }

  /** The fact of that name that a profile of the case can state; null where there is none. */
  public @Nullable Fact fact(Vocabulary vocabulary, String name) {
    for (ProfileType type : types) {
      Fact fact = vocabulary.fact(type, name);
      if (fact != null) {
        return fact;
      }
    }
    return null;
  }

  /** By which the zone of the applicant is named; of a joint case once for both. */
  public @Nullable Identifier zone(Vocabulary vocabulary) {
    return types.stream()
        .flatMap(type -> vocabulary.identifiers(type).stream())
        .filter(identifier -> identifier.kind() == Identifier.Kind.REGISTERED_ZONE)
        .findFirst()
        .orElse(null);
  }

  /** Whether a question about a fact was answered or passed over. */
  public boolean has(Fact fact) {
    return answers.containsKey(fact.name()) || silences.containsKey(fact.name());
  }

  /** How many questions were answered or passed over. */
  public int asked() {
    return answers.size() + silences.size();
  }

  /** The day for which this is asked: where none was chosen, today. */
  public LocalDate asOf(LocalDate today) {
    return asOf == null ? today : asOf;
  }

  /** After a page with these questions; a page that asked nothing leads nowhere back. */
  public InterviewState after(List<String> questions) {
    List<List<String>> way = new ArrayList<>(pages);
    if (!questions.isEmpty()) {
      way.add(List.copyOf(questions));
    }
    return onWay(way);
  }

  /** Before the last page that was answered; its answers stand. */
  public InterviewState back() {
    return onWay(pages.subList(0, Math.max(0, pages.size() - 1)));
  }

  /** The questions of the last page that was answered; none at the beginning. */
  public List<String> lastPage() {
    return pages.isEmpty() ? List.of() : pages.get(pages.size() - 1);
  }

  private InterviewState onWay(List<List<String>> way) {
    return new InterviewState(types, benefits, asOf, answers, rests, silences, placed, way);
  }

  public InterviewState on(@Nullable LocalDate day) {
    return new InterviewState(types, benefits, day, answers, rests, silences, placed, pages);
  }

  /** This state, and whether it was asked in which zone the applicant is. */
  public InterviewState placed(boolean asked) {
    return new InterviewState(types, benefits, asOf, answers, rests, silences, asked, pages);
  }

  /** This state without the answers to some questions, which were not asked then. */
  public InterviewState without(Collection<String> names) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    Map<String, List<String>> rest = new LinkedHashMap<>(rests);
    names.forEach(all::remove);
    names.forEach(rest::remove);
    return new InterviewState(types, benefits, asOf, all, rest, silences, placed, pages);
  }

  public InterviewState with(Map<String, Object> answered, Map<String, Silence> passed) {
    return with(answered, Map.of(), passed);
  }

  /**
   * This state with new answers.
   *
   * @param beside the values that were asked about, where the register settled the others
   */
  public InterviewState with(
      Map<String, Object> answered, Map<String, List<String>> beside, Map<String, Silence> passed) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    Map<String, List<String>> rest = new LinkedHashMap<>(rests);
    Map<String, Silence> silent = new LinkedHashMap<>(silences);
    passed.keySet().forEach(all::remove);
    passed.keySet().forEach(rest::remove);
    answered.keySet().forEach(rest::remove);
    answered.keySet().forEach(silent::remove);
    all.putAll(answered);
    rest.putAll(beside);
    silent.putAll(passed);
    return new InterviewState(types, benefits, asOf, all, rest, silent, placed, pages);
  }

  /**
   * This state with a new answer to where the applicant is, in place of all that said so before.
   */
  public InterviewState placed(
      List<String> before, Map<String, Object> answered, Map<String, Silence> passed) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    Map<String, List<String>> rest = new LinkedHashMap<>(rests);
    Map<String, Silence> silent = new LinkedHashMap<>(silences);
    before.forEach(all::remove);
    before.forEach(rest::remove);
    before.forEach(silent::remove);
    return new InterviewState(types, benefits, asOf, all, rest, silent, true, pages)
        .with(answered, passed);
  }

  /** As JSON can hold it. */
  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(TYPE, types.stream().map(ProfileType::code).toList());
    tree.put(BENEFITS, benefits);
    if (asOf != null) {
      tree.put(AS_OF, asOf.toString());
    }
    tree.put(ANSWERS, answers);
    tree.put(RESTS, rests);
    Map<String, String> marks = new LinkedHashMap<>();
    silences.forEach((fact, silence) -> marks.put(fact, silence.mark()));
    tree.put(SILENCES, marks);
    tree.put(PLACED, placed);
    tree.put(PAGES, pages);
    return tree;
  }

  /** Reads what {@link #toTree} made, and nobody else can have made. */
  static InterviewState of(Map<?, ?> tree) {
    List<ProfileType> types = new ArrayList<>();
    texts(tree.get(TYPE)).forEach(code -> types.add(ProfileType.ofCode(code).orElseThrow()));
    Map<String, Object> answers = new LinkedHashMap<>();
    if (tree.get(ANSWERS) instanceof Map<?, ?> stated) {
      stated.forEach((name, value) -> answers.put(String.valueOf(name), value));
    }
    Map<String, List<String>> rests = new LinkedHashMap<>();
    if (tree.get(RESTS) instanceof Map<?, ?> asked) {
      asked.forEach((name, values) -> rests.put(String.valueOf(name), texts(values)));
    }
    Map<String, Silence> silences = new LinkedHashMap<>();
    if (tree.get(SILENCES) instanceof Map<?, ?> marks) {
      marks.forEach(
          (name, mark) ->
              Silence.ofMark(String.valueOf(mark))
                  .ifPresent(silence -> silences.put(String.valueOf(name), silence)));
    }
    return new InterviewState(
        types,
        texts(tree.get(BENEFITS)),
        tree.get(AS_OF) instanceof String day ? LocalDate.parse(day) : null,
        answers,
        rests,
        silences,
        Boolean.TRUE.equals(tree.get(PLACED)),
        tree.get(PAGES) instanceof List<?> way
            ? way.stream().map(InterviewState::texts).toList()
            : List.of());
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> elements
        ? elements.stream().map(String::valueOf).toList()
        : List.of();
  }
}
