package org.policyeligibility.evaluation.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Vocabulary;

/**
 * An adaptive questionnaire over one rule set. It asks for exactly the facts that results name as
 * missing, but for those that somebody will not state.
 */
public final class OpenQuestions {
  private final Vocabulary vocabulary;
  private final ClauseFacts.Known facts;
  private final SharedResults<OpenClause> openClauses = new SharedResults<>();
  private final SettlingFacts settling;

  /** By document. */
  private final Map<String, Double> inside = new ConcurrentHashMap<>();

  /**
   * The questions of one rule set.
   *
   * @param provisions how many it decides
   */
  public OpenQuestions(Vocabulary vocabulary, int provisions) {
    this.vocabulary = vocabulary;
    this.facts = new ClauseFacts.Known(vocabulary, provisions);
    this.settling = new SettlingFacts(vocabulary);
  }

  /**
   * The questions that an answer leaves.
   *
   * @param declined facts that are not to be asked for
   */
  public Questionnaire of(Evaluation evaluation, Set<Fact> declined) {
    Case stated = evaluation.stated();
    Fact[] known = new Fact[settling.size()];
    Set<Fact> unstated = new HashSet<>();
    declined.forEach(fact -> unstated.add(asked(fact, stated, known)));
    @Nullable OpenQuestion[] questions = new OpenQuestion[settling.size()];
    List<OpenQuestion> open = new ArrayList<>();
    List<OpenQuestion> passedOver = new ArrayList<>();
    List<List<Fact>> leftOfEach = new ArrayList<>();
    List<OpenClause> clauses = new ArrayList<>();
    List<Result> results = evaluation.results();
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      if (result.outcome() == Outcome.INDETERMINATE) {
        OpenClause clause = openClauses.of(result, this::openClause);
        List<Fact> asked = asked(clause.missing(), stated, known);
        List<Fact> left = without(unstated, asked);
        boolean likely = unstated.isEmpty() || !isKeptOpen(result, asked, unstated, stated, known);
        Likelihood likelihood = likely ? clause.likelihood() : Likelihood.NONE;
        if (!left.isEmpty()) {
          leftOfEach.add(left);
          clauses.add(clause);
        }
        for (int k = 0; k < asked.size(); k++) {
          Fact fact = asked.get(k);
          OpenQuestion question = questions[settling.number(fact)];
          if (question == null) {
            question = new OpenQuestion(fact);
            questions[settling.number(fact)] = question;
            (unstated.contains(fact) ? passedOver : open).add(question);
          }
          question.add(clause.id(), left, likelihood);
        }
      }
    }
    List<OpenQuestion> ordered = QuestionOrder.of(open, answered(stated, unstated));
    for (int i = 0; i < clauses.size(); i++) {
      Fact province = clauses.get(i).province();
      if (province != null && stated.value(province) == null) {
        // An answer about the place can put the clause out of scope.
        Fact where = asked(province, stated, known);
        if (questions[settling.number(where)] != null && !unstated.contains(where)) {
          List<Fact> all = new ArrayList<>(leftOfEach.get(i));
          all.add(where);
          leftOfEach.set(i, all);
        }
      }
    }
    return new Questionnaire(
        missing(ordered),
        missing(QuestionOrder.page(ordered)),
        settling.atLeast(leftOfEach),
        missing(QuestionOrder.of(passedOver, Set.of())));
  }

  /**
   * A clause that is open, as far as that rests on its result alone.
   *
   * @param missing the facts that can settle it
   * @param likelihood where nothing that it needs was declined
   * @param province the fact by which its territory is judged
   */
  private record OpenClause(
      String id, List<Fact> missing, Likelihood likelihood, @Nullable Fact province) {}

  private OpenClause openClause(Result result) {
    return new OpenClause(
        result.provision().id(),
        result.missing(),
        likelihood(result),
        result.provision().province());
  }

  private static List<Fact> without(Set<Fact> unstated, List<Fact> asked) {
    if (unstated.isEmpty()) {
      return asked;
    }
    List<Fact> left = new ArrayList<>(asked);
    left.removeAll(unstated);
    return left;
  }

  private List<Fact> answered(Case stated, Set<Fact> unstated) {
    List<Fact> answered = new ArrayList<>(unstated);
    for (Profile profile : stated.profiles()) {
      for (Fact fact : vocabulary.facts(profile.type())) {
        if (profile.stated(fact) != null) {
          answered.add(fact);
        }
      }
    }
    return answered;
  }

  private static List<MissingFact> missing(List<OpenQuestion> questions) {
    return questions.stream().map(OpenQuestion::missing).toList();
  }

  /** The questions of a result; two facts of it may be one. */
  private List<Fact> asked(List<Fact> missing, Case stated, Fact[] known) {
    boolean same = true;
    for (int i = 0; i < missing.size(); i++) {
      same &= asked(missing.get(i), stated, known).equals(missing.get(i));
    }
    if (same) {
      return missing;
    }
    Set<Fact> asked = new LinkedHashSet<>();
    missing.forEach(fact -> asked.add(asked(fact, stated, known)));
    return List.copyOf(asked);
  }

  /**
   * The fact that an applicant would state.
   *
   * @param known what is known of that for this case, by the number of the fact
   */
  private Fact asked(Fact fact, Case stated, Fact[] known) {
    int number = settling.number(fact);
    if (known[number] == null) {
      known[number] = asked(fact, stated);
    }
    return known[number];
  }

  /**
   * The fact that an applicant would state: in the profile of the case that speaks for all, and
   * where another profile says all but one thing from which it follows, that thing.
   */
  private Fact asked(Fact fact, Case stated) {
    Fact asked = fact;
    for (Fact same = vocabulary.same(asked); same != null; same = vocabulary.same(same)) {
      if (stated.profile(same.profile()) != null) {
        asked = same;
      }
    }
    for (List<Fact.Premise> premises : asked.followsFrom().values()) {
      Fact left = left(premises, stated);
      if (left != null && left.profile() != asked.profile()) {
        return left;
      }
    }
    return asked;
  }

  /** The only premise of which nothing is known while all others hold, null where there is none. */
  private @Nullable Fact left(List<Fact.Premise> premises, Case stated) {
    Fact left = null;
    for (Fact.Premise premise : premises) {
      Fact fact = vocabulary.known(premise.profile(), premise.fact());
      Object value = stated.value(fact);
      if (stated.profile(fact.profile()) == null || (value == null && left != null)) {
        return null;
      }
      if (value == null) {
        left = fact;
      } else if (!premise.holds(value)) {
        return null;
      }
    }
    return premises.size() > 1 ? left : null;
  }

  private Likelihood likelihood(Result result) {
    if (result.provision().clause().effect() != Effect.BENEFIT) {
      return Likelihood.NONE;
    }
    Fact province = result.provision().province();
    double inTerritory =
        province == null || !result.missing().contains(province) || isGiven(province, result)
            ? 1
            : inside(province, result.provision().clause().document());
    return Likelihood.of(result, facts.of(result), inTerritory);
  }

  /** Whether another missing fact can say where the place lies. */
  private static boolean isGiven(Fact province, Result result) {
    return result.missing().stream().anyMatch(fact -> gives(fact, province));
  }

  private static boolean gives(Fact source, Fact given) {
    return source.profile() == given.profile()
        && (given.name().equals(source.province()) || source.name().equals(given.includes()));
  }

  /** Whether something that the clause cannot come about without will not be stated. */
  private boolean isKeptOpen(
      Result result, List<Fact> asked, Set<Fact> unstated, Case stated, Fact[] known) {
    List<Fact> needed = new ArrayList<>();
    ClauseFacts read = facts.of(result);
    for (int i = 0; i < result.statuses().size(); i++) {
      if (result.statuses().get(i) == Status.UNKNOWN) {
        needed.add(read.ofCriteria().get(i).toState());
      }
    }
    if (result.provision().province() != null) {
      needed.add(result.provision().province());
    }
    needed.retainAll(result.missing());
    for (Fact fact : needed) {
      if (unstated.contains(asked(fact, stated, known))
          && asked.stream().noneMatch(other -> !unstated.contains(other) && gives(other, fact))) {
        return true;
      }
    }
    return false;
  }

  /** The share of provinces that lie in a document's territory. */
  private double inside(Fact province, Document document) {
    Double share = inside.get(document.id());
    if (share == null) {
      List<String> names = province.valueList().names();
      long count = names.stream().filter(document.territory()::contains).count();
      share = (double) count / names.size();
      inside.put(document.id(), share);
    }
    return share;
  }
}
