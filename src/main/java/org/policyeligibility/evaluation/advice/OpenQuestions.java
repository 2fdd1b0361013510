package org.policyeligibility.evaluation.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.evaluation.ClauseFact;
import org.policyeligibility.evaluation.ClauseFacts;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Document;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Vocabulary;

/**
 * A questionnaire: what is still to be asked, the fact that settles most first. It asks for exactly
 * the facts that results name as missing.
 */
public final class OpenQuestions {
  private final Vocabulary vocabulary;

  private final ClauseFacts.Known known;

  /** By document. */
  private final Map<String, Double> outside = new ConcurrentHashMap<>();

  /**
   * The questions of one rule set.
   *
   * @param provisions how many it decides
   */
  public OpenQuestions(Vocabulary vocabulary, int provisions) {
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
        .map(
            entry ->
                new MissingFact(entry.getKey(), entry.getValue().clauses, entry.getValue().settled))
        .sorted(OpenQuestions::mostUsefulFirst)
        .toList();
  }

  private static int mostUsefulFirst(MissingFact missingFact, MissingFact other) {
    int order = Double.compare(other.settled(), missingFact.settled());
    if (order == 0) {
      order = Integer.compare(other.clauses().size(), missingFact.clauses().size());
    }
    if (order == 0) {
      order = missingFact.fact().profile().compareTo(other.fact().profile());
    }
    return order == 0 ? Integer.compare(missingFact.fact().slot(), other.fact().slot()) : order;
  }

  /** The use of asking for one fact: the clauses that need it, and how much of them it settles. */
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
    List<ClauseFact> read = result.missing().isEmpty() ? List.of() : known.of(result).ofCriteria();
    for (Fact fact : result.missing()) {
      open.computeIfAbsent(asked(fact, stated), candidate -> new Open())
          .add(result.provision().id(), chance(fact, result, read));
    }
  }

  /** How likely an answer settles the result, if each value that rules tell apart is as likely. */
  private double chance(Fact fact, Result result, List<ClauseFact> read) {
    if (fact.equals(result.provision().province())) {
      return outside(fact, result.provision().clause().document());
    }
    if (result.missing().size() == 1) {
      return 1;
    }
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).toState().equals(fact)) {
        return !result.provision().remarks().get(i).binds() && asksFirstWhomItBinds(result)
            ? 0
            : read.get(i).unmet();
      }
    }
    return 0;
  }

  /** Nothing else settles an obligation while it is not known whom it binds. */
  private static boolean asksFirstWhomItBinds(Result result) {
    for (int i = 0; i < result.statuses().size(); i++) {
      if (result.statuses().get(i) == Status.UNKNOWN
          && result.provision().remarks().get(i).binds()) {
        return true;
      }
    }
    return false;
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
