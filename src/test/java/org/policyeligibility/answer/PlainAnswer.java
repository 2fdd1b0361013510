package org.policyeligibility.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advice;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Change;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.MissingFact;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.Ruleset;

/** An answer as a tree, put together anew for each question, and written by Jackson. */
record PlainAnswer(
    Ruleset ruleset, Evaluation evaluation, Advice advice, Language language, boolean summary) {

  byte[] bytes() {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("asOf", evaluation.asOf());
    answer.put("ruleset", object("version", ruleset.version(), "digest", ruleset.digest()));
    answer.put("results", evaluation.results().stream().map(this::result).toList());
    answer.put("missingFacts", advice.questions().stream().map(this::missing).toList());
    if (!advice.questions().isEmpty()) {
      answer.put("nextQuestion", next(advice.questions().get(0).fact()));
    }
    answer.put("benefits", benefits());
    answer.put("summary", evaluation.summary());
    List<InputWarning> warnings =
        evaluation.stated().profiles().stream().flatMap(one -> one.warnings().stream()).toList();
    if (!warnings.isEmpty()) {
      answer.put("warnings", warnings.stream().map(this::warning).toList());
    }
    answer.put("notice", AnswerPages.NOTICE.in(language));
    return Wire.bytes(answer);
  }

  private static Map<String, @Nullable Object> object(@Nullable Object... members) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(String.valueOf(members[i]), members[i + 1]);
    }
    return object;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, @Nullable Object> result(Result result) {
    Provision provision = result.provision();
    Clause clause = provision.clause();
    Map<String, @Nullable Object> members =
        object(
            "clause", clause.id(),
            "document", clause.document().id(),
            "profile", provision.profile().code(),
            "benefit", clause.benefit(),
            "effect", code(clause.effect()),
            "modality", code(clause.modality()),
            "category", clause.category());
    if (!summary) {
      members.put("title", clause.title().in(language));
    }
    members.put("outcome", result.outcome());
    if (!summary) {
      members.put("criteria", criteria(result));
      members.put("requires", requires(result));
    }
    members.put("missingFacts", result.missingFacts());
    members.put("advisories", result.advisories().stream().map(this::advisory).toList());
    if (!summary) {
      members.put("authority", clause.authority().name().in(language));
      members.put("citations", List.of(CitationView.of(clause, language, ruleset.proof())));
      List<RelationView> relations = RelationView.of(clause.id(), ruleset, language);
      if (!relations.isEmpty()) {
        members.put("relations", relations);
      }
      members.put("review", ReviewView.status(clause.review()));
      if (result.outcome() == Outcome.INELIGIBLE) {
        members.put("wouldChange", wouldChange(provision, advice.changes().get(clause.id())));
      }
    }
    return members;
  }

  private List<Object> criteria(Result result) {
    List<Object> criteria = new ArrayList<>();
    for (int i = 0; i < result.statuses().size(); i++) {
      Criterion criterion = result.provision().criteria().get(i);
      Status status = result.statuses().get(i);
      Object actual = evaluation.stated().value(criterion.fact());
      Map<String, @Nullable Object> members =
          read(criterion, status == Status.UNKNOWN ? null : actual);
      members.put("status", status);
      if (status == Status.MET && actual == null) {
        members.put("assumed", true);
      }
      members.put("basis", code(result.provision().remarks().get(i).basis()));
      members.put("label", CriterionSentence.of(criterion).in(language));
      criteria.add(members);
    }
    return criteria;
  }

  private static Map<String, @Nullable Object> read(Criterion criterion, @Nullable Object actual) {
    Map<String, @Nullable Object> members =
        object(
            "fact", criterion.fact().name(),
            "operator", criterion.operator().code(),
            "expected", Wire.expected(criterion));
    if (actual != null) {
      members.put("actual", value(actual));
    }
    return members;
  }

  private static Object value(Object value) {
    return value instanceof Set<?>
            || value instanceof Integer
            || value instanceof BigDecimal
            || value instanceof Boolean
        ? value
        : value.toString();
  }

  private List<Object> requires(Result result) {
    Case stated = evaluation.stated();
    List<Object> requires = new ArrayList<>();
    for (int i = 0; i < result.standings().size(); i++) {
      Requirement one = result.provision().clause().requires().get(i);
      Map<String, @Nullable Object> members =
          object(
              "kind", code(one.kind()),
              "status", result.standings().get(i),
              "decidedBy", one.decidedBy().in(language),
              "statedInText", one.statedInText());
      if (one.note() != null) {
        members.put("note", one.note().in(language));
      }
      Criterion indication = result.provision().indications().get(i);
      if (indication != null) {
        Map<String, @Nullable Object> claimed = read(indication, stated.value(indication.fact()));
        claimed.put("status", indication.read(stated));
        claimed.put("label", CriterionSentence.of(indication).in(language));
        members.put("indication", claimed);
      }
      requires.add(members);
    }
    return requires;
  }

  private Map<String, @Nullable Object> advisory(Advisory advisory) {
    Map<String, @Nullable Object> members = object("code", advisory.code());
    if (!summary) {
      members.put("text", advisory.text().in(language));
    }
    return members;
  }

  private List<Object> wouldChange(Provision provision, @Nullable Change change) {
    if (change == null) {
      return List.of();
    }
    List<Object> facts = new ArrayList<>();
    for (Change.OfFact one : change.facts()) {
      List<String> sentences =
          provision.criteria().stream()
              .filter(criterion -> criterion.fact().toState().equals(one.fact().name()))
              .map(criterion -> CriterionSentence.of(criterion).in(language))
              .toList();
      facts.add(
          object(
              "profile", one.fact().profile().code(),
              "fact", one.fact().name(),
              "changeable", one.fact().changeable(),
              "label", String.join(language == Language.ZH ? "，且" : ", and ", sentences),
              "known", one.known(),
              "to", value(one.to())));
    }
    List<Object> decisions = new ArrayList<>();
    for (Requirement.Kind kind : change.decisions()) {
      decisions.add(
          object("kind", code(kind), "to", Standing.favourable(kind), "changeable", false));
    }
    return List.of(object("outcome", change.outcome(), "facts", facts, "requires", decisions));
  }

  private Map<String, @Nullable Object> asked(Fact fact) {
    Map<String, @Nullable Object> members =
        object("profile", fact.profile().code(), "fact", fact.name());
    if (!summary) {
      members.put("question", fact.question().in(language));
    }
    return members;
  }

  private Map<String, @Nullable Object> missing(MissingFact missing) {
    Map<String, @Nullable Object> members = asked(missing.fact());
    members.put("clauses", missing.clauses());
    return members;
  }

  private Map<String, @Nullable Object> next(Fact fact) {
    Map<String, @Nullable Object> members = asked(fact);
    if (!summary) {
      members.put("type", fact.type().code());
      if (fact.type().hasValues()) {
        List<Object> values = new ArrayList<>();
        for (ValueList.Value one : fact.valueList().values()) {
          values.add(object("value", one.name(), "label", one.label().in(language)));
        }
        members.put("values", values);
      }
    }
    return members;
  }

  private List<Object> benefits() {
    Map<String, List<Result>> byBenefit = new LinkedHashMap<>();
    for (Result result : evaluation.results()) {
      if (result.provision().clause().effect() == Effect.BENEFIT) {
        byBenefit
            .computeIfAbsent(result.provision().clause().benefit(), id -> new ArrayList<>())
            .add(result);
      }
    }
    List<Object> benefits = new ArrayList<>();
    byBenefit.forEach((benefit, results) -> benefits.add(benefit(benefit, results)));
    return benefits;
  }

  private Map<String, @Nullable Object> benefit(String benefit, List<Result> results) {
    Outcome best = results.get(0).outcome();
    List<Result> strongestFirst =
        results.stream()
            .sorted(
                Comparator.comparing((Result one) -> one.provision().clause().modality())
                    .thenComparing(one -> one.provision().clause(), Clause.IN_ORDER_OF_THE_LAW))
            .toList();
    Map<String, @Nullable Object> members = object("benefit", benefit);
    if (!summary) {
      members.put("title", strongestFirst.get(0).provision().clause().title().in(language));
    }
    members.put("outcome", best);
    members.put("clauses", strongestFirst.stream().map(this::basis).toList());
    return members;
  }

  private Map<String, @Nullable Object> basis(Result result) {
    Clause clause = result.provision().clause();
    Map<String, @Nullable Object> members =
        object(
            "clause", clause.id(),
            "modality", code(clause.modality()),
            "outcome", result.outcome());
    if (!summary) {
      members.put("worth", clause.modality().worth().in(language));
      members.put("whereToApply", clause.authority().name().in(language));
      members.put("materials", materials(result.provision()));
      CitationView citation = CitationView.of(clause, language, ruleset.proof());
      members.put(
          "citations",
          List.of(
              object(
                  "document", citation.document(),
                  "number", citation.number(),
                  "article", citation.article(),
                  "sentence", citation.sentence(),
                  "quote", citation.quote(),
                  "verified",
                      clause.document().sources().stream()
                          .allMatch(source -> ruleset.proof().holds(clause, source)))));
    }
    return members;
  }

  private List<Object> materials(Provision provision) {
    List<Object> materials = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (Criterion criterion : provision.criteria()) {
      String proof = criterion.fact().proof().in(language);
      if (named.add(proof)) {
        materials.add(object("text", proof, "fact", criterion.fact().toState()));
      }
    }
    provision
        .clause()
        .materials()
        .forEach(
            one ->
                materials.add(
                    object("text", one.text().in(language), "source", one.source().in(language))));
    return materials;
  }

  private Map<String, @Nullable Object> warning(InputWarning warning) {
    return object(
        "code", warning.doubt().code(),
        "pointer", warning.pointer(),
        "message", warning.doubt().message().in(language));
  }
}
