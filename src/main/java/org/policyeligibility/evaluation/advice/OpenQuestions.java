package org.policyeligibility.evaluation.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.Evaluation;
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
  private final ClauseFacts.Known known;
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
    this.known = new ClauseFacts.Known(vocabulary, provisions);
    this.settling = new SettlingFacts(vocabulary);
  }

  /**
   * The questions that an answer leaves.
   *
   * @param declined facts that are not to be asked for
   */
  public Questionnaire of(Evaluation evaluation, Set<Fact> declined) {
    Case stated = evaluation.stated();
    Set<Fact> unstated = new HashSet<>();
    declined.forEach(fact -> unstated.add(asked(fact, stated)));
    Map<Fact, OpenQuestion> open = new LinkedHashMap<>();
    Map<Fact, OpenQuestion> passedOver = new LinkedHashMap<>();
    IdentityHashMap<Result, List<Fact>> toAsk = new IdentityHashMap<>();
    for (Result result : evaluation.results()) {
      if (!result.missing().isEmpty()) {
        List<Fact> asked = asked(result, stated);
        Likelihood likelihood = likelihood(result, asked, unstated, stated);
        List<Fact> left = new ArrayList<>(asked);
        left.removeAll(unstated);
        if (!left.isEmpty()) {
          toAsk.put(result, left);
        }
        for (Fact fact : asked) {
          (unstated.contains(fact) ? passedOver : open)
              .computeIfAbsent(fact, OpenQuestion::new)
              .add(result.provision().id(), left, likelihood);
        }
      }
    }
    List<OpenQuestion> ordered = QuestionOrder.of(open.values(), answered(stated, unstated));
    return new Questionnaire(
        missing(ordered),
        missing(QuestionOrder.page(ordered)),
        settling.atLeast(settledBy(evaluation, toAsk, open.keySet())),
        missing(QuestionOrder.of(passedOver.values(), Set.of())));
  }

  /**
   * For each open clause the questions that can settle it: what it misses, and a province that is
   * asked for, which can put it out of scope.
   */
  private List<List<Fact>> settledBy(
      Evaluation evaluation, IdentityHashMap<Result, List<Fact>> toAsk, Set<Fact> open) {
    List<List<Fact>> settledBy = new ArrayList<>();
    for (Result result : evaluation.results()) {
      List<Fact> asked = toAsk.get(result);
      if (asked != null) {
        List<Fact> all = new ArrayList<>(asked);
        Fact province = result.provision().province();
        if (province != null && evaluation.stated().value(province) == null) {
          Fact where = asked(province, evaluation.stated());
          if (open.contains(where)) {
            all.add(where);
          }
        }
        settledBy.add(all);
      }
    }
    return settledBy;
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
  private List<Fact> asked(Result result, Case stated) {
    Set<Fact> asked = new LinkedHashSet<>();
    result.missing().forEach(fact -> asked.add(asked(fact, stated)));
    return List.copyOf(asked);
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

  private Likelihood likelihood(Result result, List<Fact> asked, Set<Fact> unstated, Case stated) {
    boolean benefit = result.provision().clause().effect() == Effect.BENEFIT;
    if (!benefit || (!unstated.isEmpty() && isKeptOpen(result, asked, unstated, stated))) {
      return Likelihood.NONE;
    }
    Fact province = result.provision().province();
    double inTerritory =
        province == null || !result.missing().contains(province) || isGiven(province, result)
            ? 1
            : inside(province, result.provision().clause().document());
    return Likelihood.of(result, known.of(result), inTerritory);
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
  private boolean isKeptOpen(Result result, List<Fact> asked, Set<Fact> unstated, Case stated) {
    List<Fact> needed = new ArrayList<>();
    ClauseFacts read = known.of(result);
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
      if (unstated.contains(asked(fact, stated))
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
