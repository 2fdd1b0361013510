package org.policyeligibility.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * What is still to be asked: exactly the unknown facts that can change some outcome, the one that
 * settles most first.
 */
public final class Questions {
  private final Vocabulary vocabulary;

  private final ClauseFacts.Known known;

  /** By document. */
  private final Map<String, Double> outside = new ConcurrentHashMap<>();

  /**
   * The questions of one rule set.
   *
   * @param provisions how many it decides
   */
  public Questions(Vocabulary vocabulary, int provisions) {
    this.vocabulary = vocabulary;
    this.known = new ClauseFacts.Known(vocabulary, provisions);
  }

  /** The questions that an answer leaves. */
  public List<MissingFact> of(Evaluation evaluation) {
    Map<Fact, Open> open = new LinkedHashMap<>();
    for (Result result : evaluation.results()) {
      add(result, evaluation.stated(), open);
    }
    return open.entrySet().stream()
        .map(one -> new MissingFact(one.getKey(), one.getValue().clauses, one.getValue().settled))
        .sorted(Questions::mostUsefulFirst)
        .toList();
  }

  private static int mostUsefulFirst(MissingFact one, MissingFact other) {
    int order = Double.compare(other.settled(), one.settled());
    if (order == 0) {
      order = Integer.compare(other.clauses().size(), one.clauses().size());
    }
    if (order == 0) {
      order = one.fact().profile().compareTo(other.fact().profile());
    }
    return order == 0 ? Integer.compare(one.fact().slot(), other.fact().slot()) : order;
  }

  /** What one fact can still do. */
  private static final class Open {
    private final List<String> clauses = new ArrayList<>();
    private double settled;

    void add(String clause, double share) {
      // Two facts of a clause may be one question.
      if (clauses.isEmpty() || !clauses.get(clauses.size() - 1).equals(clause)) {
        clauses.add(clause);
        settled += share;
      }
    }
  }

  private void add(Result result, Case stated, Map<Fact, Open> open) {
    Provision provision = result.provision();
    boolean undecided = result.outcome() == Outcome.INDETERMINATE;
    if (result.outcome() == Outcome.NOT_IN_FORCE) {
      return;
    }
    if (mayLieOutside(provision, stated)) {
      Fact province = provision.provinceKnown();
      double outside = outside(province, provision.clause().document());
      add(province, provision, undecided ? outside : 0, stated, open);
    }
    if (!undecided && result.outcome().isAgainst()) {
      return;
    }
    List<ClauseFact> unknown = unknown(result, stated);
    boolean binding = asksFirstWhomItBinds(provision, unknown);
    for (ClauseFact one : unknown) {
      boolean settles = undecided && (one.fact().place() || !binding);
      double chance = result.missingFacts().size() == 1 ? 1 : one.unmet();
      add(one.toState(), provision, settles ? chance : 0, stated, open);
    }
  }

  /** The facts of a clause that are unknown, or may be: a set can be known in part. */
  private List<ClauseFact> unknown(Result result, Case stated) {
    List<ClauseFact> facts = known.of(result).ofCriteria();
    List<ClauseFact> unknown = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      ClauseFact one = facts.get(i);
      if ((result.statuses().get(i) == Status.UNKNOWN || stated.value(one.fact()) == null)
          && !unknown.contains(one)) {
        unknown.add(one);
      }
    }
    return unknown;
  }

  /** Nothing else settles an obligation while it is not known whom it binds. */
  private static boolean asksFirstWhomItBinds(Provision provision, List<ClauseFact> unknown) {
    return provision.clause().effect() == Effect.OBLIGATION
        && unknown.stream().anyMatch(one -> one.fact().place());
  }

  private void add(
      Fact fact, Provision provision, double settled, Case stated, Map<Fact, Open> open) {
    open.computeIfAbsent(asked(fact, stated), one -> new Open()).add(provision.id(), settled);
  }

  /** The fact that an applicant would state, in the profile of the case that speaks for all. */
  private Fact asked(Fact fact, Case stated) {
    Fact asked = fact;
    for (Fact same = vocabulary.same(asked); same != null; same = vocabulary.same(same)) {
      if (stated.profile(same.profile()) != null) {
        asked = same;
      }
    }
    return asked;
  }

  /** Nothing says where the place lies, and there are places outside the territory. */
  private boolean mayLieOutside(Provision provision, Case stated) {
    Fact province = provision.province();
    return province != null
        && stated.value(province) == null
        && outside(province, provision.clause().document()) > 0;
  }

  /** The share of provinces that lie outside a document's territory. */
  private double outside(Fact province, Document document) {
    Double share = outside.get(document.id());
    if (share == null) {
      List<String> names = province.valueList().names();
      long count = names.stream().filter(name -> !document.territory().contains(name)).count();
      share = (double) count / names.size();
      outside.put(document.id(), share);
    }
    return share;
  }
}
