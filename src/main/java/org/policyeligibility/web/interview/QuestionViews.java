package org.policyeligibility.web.interview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.Silence;

/** Views of questions: a field for each fact, with what was typed and what is wrong with it. */
final class QuestionViews {
  /** With more values a list that unfolds is easier to read than a row of buttons. */
  private static final int MOST_RADIOS = 22;

  private static final int MOST_REASONS = 4;

  private static final int MOST_UNTITLED = 8;

  /** The width of a line on a phone, in letters; a Chinese character is as wide as two. */
  private static final int LINE = 44;

  private static final int MOST_LINES = 8;

  /** From here on characters, and the marks between them, take the width of two letters. */
  private static final int WIDE = 0x2000;

  private final ClauseViews clauses;
  private final Words words;
  private final boolean joint;

  /**
   * Views of an interview.
   *
   * @param joint whether it asks about an enterprise and a person, so that it has to say which
   */
  QuestionViews(ClauseViews clauses, Words words, boolean joint) {
    this.clauses = clauses;
    this.words = words;
    this.joint = joint;
  }

  /** A value that can be chosen. */
  public record OptionView(String value, String label, boolean chosen) {}

  /** A clause that uses an answer. */
  public record ReasonView(String title, String source, String path) {}

  /**
   * A field.
   *
   * @param about of whom it is asked; null where all of the interview is about one applicant
   * @param kind {@code radios}, {@code checks}, {@code select}, or {@code text}
   * @param registered what the register says already, so that only the rest is asked
   * @param silence the mark of what was left unsaid; empty where nothing was
   */
  public record FieldView(
      String id,
      String name,
      String kind,
      @Nullable String about,
      String question,
      @Nullable String note,
      @Nullable String registered,
      @Nullable String unit,
      @Nullable String example,
      List<OptionView> options,
      String typed,
      String silence,
      @Nullable String error,
      List<ReasonView> reasons,
      int moreReasons) {
    /** Whether one of several is chosen, so that silence is one choice more. */
    public boolean isOneChoice() {
      return kind.equals("radios") || kind.equals("select");
    }

    /** Whether the note is so long that the choices below it would not be seen. */
    public boolean isNoteLong() {
      return note != null && !options.isEmpty() && lines(note) > MOST_LINES;
    }

    private static int lines(String text) {
      int width = text.codePoints().map(each -> each < WIDE ? 1 : 2).sum();
      return (width + LINE - 1) / LINE;
    }

    public boolean isNotSure() {
      return silence.equals(Silence.NOT_SURE.mark());
    }

    public boolean isNotSaid() {
      return silence.equals(Silence.NOT_SAID.mark());
    }
  }

  /** The content of a field before it is answered anew. */
  record Entry(List<String> typed, String silence, @Nullable String error) {
    static final Entry EMPTY = new Entry(List.of(), "", null);
  }

  /**
   * A page of questions.
   *
   * @param onlyRare whether what is left matters to few
   */
  public record QuestionsPage(
      String heading,
      List<FieldView> fields,
      List<FieldView> faulty,
      int asked,
      int left,
      int openOutcomes,
      boolean onlyRare,
      boolean changing) {}

  /**
   * The field of a question.
   *
   * @param registered what the register settles of its fact; null where that is nothing
   */
  FieldView field(MissingFact question, Entry entry, @Nullable RegisteredKinds registered) {
    Fact fact = question.fact();
    List<String> typed = registered == null ? entry.typed() : registered.besides(entry.typed());
    List<ReasonView> reasons = new ArrayList<>();
    question.clauses().stream()
        .limit(MOST_REASONS)
        .forEach(
            clause ->
                clauses
                    .ruleset()
                    .provision(clause)
                    .ifPresent(
                        provision ->
                            reasons.add(
                                new ReasonView(
                                    clauses.text(provision.clause().title()),
                                    clauses.source(provision.clause()),
                                    clauses.path(clause)))));
    return new FieldView(
        "f-" + fact.name(),
        fact.name(),
        kind(fact),
        joint ? about(fact.profile()) : null,
        clauses.text(fact.question()),
        fact.note() == null ? null : clauses.text(fact.note()),
        registered == null || !registered.isNamed()
            ? null
            : words.say("registered", new ValueText(words).of(fact, registered.held())),
        fact.unit() == null ? null : clauses.text(fact.unit()),
        fact.type() == FactType.DATE ? words.say("dateExample") : null,
        options(fact, typed, registered),
        typed.isEmpty() ? "" : typed.get(0),
        entry.silence(),
        entry.error(),
        reasons,
        question.clauses().size() - reasons.size());
  }

  private String about(ProfileType type) {
    return words.say("about." + type.code());
  }

  private static String kind(Fact fact) {
    return switch (fact.type()) {
      case SET -> "checks";
      case BOOLEAN -> "radios";
      case ENUM -> fact.valueList().values().size() > MOST_RADIOS ? "select" : "radios";
      case INTEGER, NUMBER, DATE -> "text";
    };
  }

  private List<OptionView> options(
      Fact fact, List<String> typed, @Nullable RegisteredKinds registered) {
    if (fact.type() == FactType.BOOLEAN) {
      return List.of(
          new OptionView("true", words.say("yes"), typed.contains("true")),
          new OptionView("false", words.say("no"), typed.contains("false")));
    }
    if (!fact.type().hasValues()) {
      return List.of();
    }
    List<OptionView> options = new ArrayList<>();
    for (ValueList.Value value : fact.valueList().values()) {
      boolean none = value.name().equals(ValueList.NONE);
      boolean besides = none && registered != null && registered.isNamed();
      if (none || registered == null || registered.open(fact).contains(value.name())) {
        options.add(
            new OptionView(
                value.name(),
                besides ? words.say("noneBesides") : clauses.text(value.label()),
                typed.contains(value.name())));
      }
    }
    return options;
  }

  /** A heading over questions of one subject. */
  String heading(Fact.@Nullable Subject subject) {
    return subject == null ? words.say("subject") : clauses.text(subject.title());
  }

  /** The content of the field of an answer that is to be changed. */
  static Entry entry(InterviewState state, Fact fact) {
    Silence silence = state.silences().get(fact.name());
    Object answer = state.answers().get(fact.name());
    List<String> typed =
        answer instanceof List<?> values
            ? values.stream().map(String::valueOf).toList()
            : answer == null ? List.of() : List.of(String.valueOf(answer));
    return new Entry(typed, silence == null ? "" : silence.mark(), null);
  }

  /** One answer that was given, or passed over. */
  public record AnswerView(
      String name, String label, String value, boolean silent, boolean registered) {}

  /**
   * The answers about one applicant.
   *
   * @param about null where all of the interview is about one applicant
   */
  public record AnswerGroupView(@Nullable String about, List<AnswerSectionView> sections) {}

  /** Answers of one subject; it bears no title where there are few. */
  public record AnswerSectionView(@Nullable String title, List<AnswerView> answers) {}

  /**
   * The page on which answers are checked.
   *
   * @param left how many questions are open
   * @param silent how many were passed over
   * @param notices on answers that came from a file
   */
  public record AnswersPage(
      @Nullable String zone,
      List<AnswerGroupView> groups,
      int left,
      int openOutcomes,
      int silent,
      List<String> notices) {}

  /**
   * Every answer in the order of the vocabulary, with what follows from a zone that was named.
   *
   * @param follows the facts that were taken from the register
   */
  List<AnswerGroupView> answers(Interview interview, Set<Fact> follows) {
    Set<Fact> assumed = interview.assumed();
    return interview.state().types().stream()
        .map(
            type ->
                new AnswerGroupView(
                    joint ? about(type) : null, answers(interview, type, follows, assumed)))
        .toList();
  }

  /** By subject, as they were asked for; a list of a few is easier to read whole. */
  private List<AnswerSectionView> answers(
      Interview interview, ProfileType type, Set<Fact> follows, Set<Fact> assumed) {
    InterviewState state = interview.state();
    ValueText text = new ValueText(words);
    List<AnswerView> all = new ArrayList<>();
    Map<Integer, List<AnswerView>> bySubject = new TreeMap<>();
    Map<Integer, String> titles = new HashMap<>();
    for (Fact fact : interview.eligibility().ruleset().vocabulary().facts(type)) {
      Silence silence = state.silences().get(fact.name());
      boolean stated = state.answers().containsKey(fact.name());
      if (stated || silence != null || follows.contains(fact) || assumed.contains(fact)) {
        AnswerView answer =
            new AnswerView(
                fact.name(),
                clauses.text(fact.label()),
                silence != null
                    ? silence(
                        silence,
                        fact,
                        interview.evaluation().stated().value(fact),
                        follows.contains(fact))
                    : assumed.contains(fact)
                        ? words.say("assumed")
                        : text.of(fact, interview.evaluation().stated().value(fact)),
                silence != null || assumed.contains(fact),
                !stated && silence == null && !assumed.contains(fact));
        all.add(answer);
        Fact.Subject subject = fact.subject();
        int place = subject == null ? -1 : subject.place();
        bySubject.computeIfAbsent(place, at -> new ArrayList<>()).add(answer);
        if (subject != null) {
          titles.put(place, heading(subject));
        }
      }
    }
    return all.size() <= MOST_UNTITLED
        ? List.of(new AnswerSectionView(null, all))
        : bySubject.entrySet().stream()
            .map(section -> new AnswerSectionView(titles.get(section.getKey()), section.getValue()))
            .toList();
  }

  /**
   * That nothing was said, beside what is known of it all the same.
   *
   * @param registered whether that is from the register, and not from another answer
   */
  private String silence(Silence silence, Fact fact, @Nullable Object known, boolean registered) {
    String unsaid = words.say("silence." + silence.name());
    return known instanceof Set<?> kinds && !kinds.isEmpty()
        ? words.say(
            registered ? "registeredRest" : "saidRest",
            new ValueText(words).of(fact, kinds),
            unsaid)
        : unsaid;
  }
}
