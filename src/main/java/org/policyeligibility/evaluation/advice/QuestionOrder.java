package org.policyeligibility.evaluation.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;

/**
 * An order of questions by what an answer is expected to bring: one party after the other, in each
 * the first subject of the vocabulary before all, then one that was begun, then that whose next
 * page brings most.
 */
final class QuestionOrder {
  /** Those of whom others say something come first: what follows from them is not asked again. */
  private static final List<ProfileType> PARTIES =
      List.of(ProfileType.ZONE, ProfileType.ENTERPRISE, ProfileType.PERSON);

  private static final int UNNAMED = Integer.MAX_VALUE;

  private QuestionOrder() {}

  private static int byGain(OpenQuestion question, OpenQuestion other) {
    int order = Double.compare(other.gain(), question.gain());
    if (order == 0) {
      order = Integer.compare(other.clauses(), question.clauses());
    }
    return order == 0 ? Integer.compare(question.fact().slot(), other.fact().slot()) : order;
  }

  private record Subject(int party, int place) {
    static Subject of(Fact fact) {
      Fact.Subject subject = fact.subject();
      return new Subject(
          PARTIES.indexOf(fact.profile()), subject == null ? UNNAMED : subject.place());
    }
  }

  /** A turn of subjects: who somebody is, then what was begun, then all else. */
  private enum Turn {
    FIRST,
    BEGUN,
    OTHER
  }

  /**
   * All questions in the order in which they would be asked if no answer settled any other.
   *
   * @param answered the facts that were stated or declined
   */
  static List<OpenQuestion> of(Collection<OpenQuestion> open, Collection<Fact> answered) {
    Set<Subject> begun = new HashSet<>();
    answered.forEach(fact -> begun.add(Subject.of(fact)));
    Map<Subject, List<OpenQuestion>> bySubject = new HashMap<>();
    for (OpenQuestion question : open) {
      bySubject
          .computeIfAbsent(Subject.of(question.fact()), subject -> new ArrayList<>())
          .add(question);
    }
    Map<Subject, Double> gains = new HashMap<>();
    bySubject.forEach(
        (subject, questions) -> {
          questions.sort(QuestionOrder::byGain);
          gains.put(subject, gain(questions));
        });
    List<Subject> subjects = new ArrayList<>(bySubject.keySet());
    subjects.sort(
        Comparator.comparingInt(Subject::party)
            .thenComparing(subject -> turn(subject, begun, gains))
            .thenComparing(subject -> gains.getOrDefault(subject, 0.0), Comparator.reverseOrder())
            .thenComparingInt(Subject::place));
    List<OpenQuestion> ordered = new ArrayList<>(open.size());
    subjects.forEach(subject -> ordered.addAll(bySubject.getOrDefault(subject, List.of())));
    return ordered;
  }

  /** A subject that brings nothing comes last even where it is begun. */
  private static Turn turn(Subject subject, Set<Subject> begun, Map<Subject, Double> gains) {
    if (gains.getOrDefault(subject, 0.0) <= 0) {
      return Turn.OTHER;
    }
    return subject.place() == 0 ? Turn.FIRST : begun.contains(subject) ? Turn.BEGUN : Turn.OTHER;
  }

  private static double gain(List<OpenQuestion> byGain) {
    double gain = 0;
    for (int i = 0; i < byGain.size() && i < Questionnaire.MOST_ON_A_PAGE; i++) {
      gain += byGain.get(i).gain();
    }
    return gain;
  }

  /** The first questions that belong on one page. */
  static List<OpenQuestion> page(List<OpenQuestion> ordered) {
    List<OpenQuestion> page = new ArrayList<>(Questionnaire.MOST_ON_A_PAGE);
    for (OpenQuestion question : ordered) {
      if (page.isEmpty()) {
        page.add(question);
      } else if (!Subject.of(question.fact()).equals(Subject.of(page.get(0).fact()))
          || page.size() == Questionnaire.MOST_ON_A_PAGE) {
        break;
      } else if (question.isNeededWhateverIsSaid(page)) {
        page.add(question);
      }
    }
    return page;
  }
}
