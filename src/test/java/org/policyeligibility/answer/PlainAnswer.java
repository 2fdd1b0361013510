package org.policyeligibility.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.OutcomeSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.evaluation.advice.Advice;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.evaluation.advice.MissingFact;
import org.policyeligibility.law.Amount;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputWarning;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.Ruleset;

/** An answer as a tree, put together anew for each question, and written by Jackson. */
record PlainAnswer(
    Ruleset ruleset, Evaluation evaluation, Advice advice, Language language, AnswerForm form) {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  /** The members of a criterion in a long answer. */
  private static final List<String> CRITERION =
      List.of("fact", "status", "assumed", "binds", "label");

  private static final List<String> STATUSES = List.of("MET", "NOT_MET", "UNKNOWN");

  /** The members of the first question of a page, where {@code nextQuestion} has the others. */
  private static final List<String> ASKED_ABOVE =
      List.of("profile", "fact", "of", "question", "subject", "type");

  private static final List<String> REQUIREMENT =
      List.of("kind", "status", "decidedBy", "decidedByNow");

  byte[] bytes() {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    Map<String, @Nullable Object> documents = new TreeMap<>();
    for (Result result : evaluation.results()) {
      if (!summary() && !isShort(result)) {
        Document document = result.provision().clause().document();
        documents.put(document.id(), document(document));
      }
    }
    answer.put("asOf", evaluation.asOf());
    answer.put("ruleset", object("version", ruleset.version(), "digest", ruleset.digest()));
    answer.put("results", evaluation.results().stream().map(this::result).toList());
    answer.put("missingFacts", advice.questions().stream().map(this::missing).toList());
    List<MissingFact> page = advice.questionnaire().page();
    if (!page.isEmpty()) {
      Map<String, @Nullable Object> next = next(page.get(0).fact());
      next.put(
          "remaining",
          object(
              "atLeast", advice.questionnaire().atLeast(),
              "atMost", advice.questionnaire().atMost(),
              "onlyRare", advice.questionnaire().isOnlyRare()));
      answer.put("nextQuestion", next);
      List<Map<String, @Nullable Object>> asked =
          page.stream().map(missing -> next(missing.fact())).toList();
      if (inLong()) {
        asked.get(0).keySet().retainAll(ASKED_ABOVE);
      }
      answer.put("nextQuestions", asked);
    }
    if (!advice.questionnaire().passedOver().isEmpty()) {
      answer.put(
          "leftOpen",
          advice.questionnaire().passedOver().stream()
              .map(
                  missing ->
                      object(
                          "profile", missing.fact().profile().code(),
                          "fact", missing.fact().name(),
                          "clauses", missing.clauses()))
              .toList());
    }
    if (!inLong()) {
      answer.put("benefits", benefits());
    }
    answer.put("summary", evaluation.summary());
    List<InputWarning> warnings =
        evaluation.stated().profiles().stream()
            .flatMap(profile -> profile.warnings().stream())
            .toList();
    if (!warnings.isEmpty()) {
      answer.put("warnings", warnings.stream().map(this::warning).toList());
    }
    if (!documents.isEmpty()) {
      answer.put("documents", documents);
    }
    answer.put("labels", labels(answer));
    answer.put("notice", AnswerWriter.NOTICE.in(language));
    return Json.bytes(answer);
  }

  private boolean summary() {
    return form.view() == AnswerForm.View.SUMMARY;
  }

  private boolean full() {
    return form.view() == AnswerForm.View.FULL;
  }

  /** Many results in the standard view. */
  private boolean inLong() {
    return form.view() == AnswerForm.View.STANDARD && evaluation.results().size() > 25;
  }

  /** In the standard view a result of which nothing more is said. */
  private boolean isShort(Result result) {
    return form.view() == AnswerForm.View.STANDARD
        && List.of(Outcome.OUT_OF_SCOPE, Outcome.NOT_IN_FORCE).contains(result.outcome());
  }

  /** The codes that the answer has, found in what was written, with their names. */
  private Map<String, @Nullable Object> labels(Map<String, @Nullable Object> answer) {
    JsonNode written = JSON.valueToTree(answer);
    Map<String, @Nullable Object> labels = new LinkedHashMap<>();
    for (Term term : Term.all()) {
      List<String> members =
          switch (term.kind()) {
            case OUTCOME -> List.of("outcome");
            case STATUS -> List.of("status", "to");
            case REQUIREMENT -> List.of("kind");
            case EFFECT -> List.of("effect");
            case MODALITY -> List.of("modality");
            case WARNING -> List.of("code");
          };
      boolean occurs =
          members.stream()
              .anyMatch(member -> written.findValuesAsText(member).contains(term.code()));
      if (occurs) {
        @SuppressWarnings("unchecked")
        Map<String, Object> ofKind =
            (Map<String, Object>)
                labels.computeIfAbsent(term.kind().code(), kind -> new LinkedHashMap<>());
        ofKind.put(term.code(), object("zh", term.name().zh(), "en", term.name().en()));
      }
    }
    return labels;
  }

  private Map<String, @Nullable Object> document(Document document) {
    return object(
        "title", document.title().in(language),
        "number", document.number() == null ? null : document.number().in(language),
        "issuer", document.issuer().in(language),
        "issued", document.issued(),
        "inForceFrom", document.inForce().firstDay(),
        "inForceTo", document.inForce().lastDay(),
        "authoritative", document.governs() == null ? null : document.governs().code(),
        "sources",
            document.sources().stream()
                .map(
                    source ->
                        object(
                            "language", source.language().code(),
                            "sha256", source.sha256(),
                            "verified",
                                ruleset.catalogue().stream()
                                    .map(Provision::clause)
                                    .filter(clause -> clause.document().equals(document))
                                    .allMatch(clause -> ruleset.proof().holds(clause, source))))
                .toList(),
        "lastReading",
            ruleset.catalogue().stream()
                .map(Provision::clause)
                .filter(clause -> clause.document().equals(document))
                .map(clause -> clause.review().on())
                .sorted()
                .findFirst()
                .orElseThrow());
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
    boolean headed = !inLong() && !isShort(result);
    Map<String, @Nullable Object> members = object("clause", clause.id());
    if (headed) {
      members.put("document", clause.document().id());
      members.put("profile", provision.profile().code());
    }
    members.put("benefit", clause.benefit());
    if (headed || clause.effect() != Effect.BENEFIT) {
      members.put("effect", code(clause.effect()));
    }
    if (headed) {
      members.put("modality", code(clause.modality()));
      members.put("category", clause.category());
    }
    if (!summary()) {
      members.put("title", clause.title().in(language));
    }
    members.put("outcome", result.outcome());
    members.put("summaryText", OutcomeSentence.of(result, evaluation.asOf()).in(language));
    if (!isShort(result)) {
      members.putAll(inLong() ? inLong(result) : inDetail(result));
    } else if (!clause.document().territory().within().isEmpty()) {
      elsewhere(result, members);
    }
    if (form.changes() && result.outcome() == Outcome.INELIGIBLE) {
      members.put("wouldChange", wouldChange(provision, advice.changes().get(clause.id())));
    }
    return members;
  }

  private Map<String, @Nullable Object> inDetail(Result result) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (!summary()) {
      members.put("criteria", criteria(result));
      members.put("requires", requires(result));
      amounts(result, members);
    }
    members.put("missingFacts", result.missingFacts());
    members.put("advisories", result.advisories().stream().map(this::withSource).toList());
    if (summary()) {
      return members;
    }
    notNeeded(result, members);
    Clause clause = result.provision().clause();
    members.put("authority", clause.authority().name().in(language));
    now("authorityNow", clause.authority().body(), members);
    if (!full()) {
      Map<String, @Nullable Object> reference = reference(clause);
      if (clause.document().governs() != null) {
        reference.put("authoritative", clause.document().governs().code());
      }
      reference.put(
          "verified",
          clause.document().sources().stream()
              .allMatch(source -> ruleset.proof().holds(clause, source)));
      members.put("citations", List.of(withDays(reference, clause)));
      members.put("lastReading", clause.review().on());
      return members;
    }
    members.put("citations", List.of(CitationView.of(clause, language, ruleset.proof())));
    List<RelationView> relations = RelationView.of(clause.id(), ruleset, language);
    if (!relations.isEmpty()) {
      members.put("relations", relations);
    }
    members.put("review", ReviewView.status(clause.review()));
    members.put("lastReading", clause.review().on());
    return members;
  }

  /** One of many results: all that counts where there is something to do, else how it stands. */
  private Map<String, @Nullable Object> inLong(Result result) {
    Clause clause = result.provision().clause();
    boolean nothingToDo =
        List.of(Outcome.INDETERMINATE, Outcome.INELIGIBLE, Outcome.DOES_NOT_APPLY)
            .contains(result.outcome());
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("criteria", some(criteria(result), nothingToDo, STATUSES, CRITERION));
    members.put(
        "requires", some(requires(result), nothingToDo, List.of("FAILED", "REFUSED"), REQUIREMENT));
    if (nothingToDo) {
      members.put("missingFacts", result.missingFacts());
      elsewhere(result, members);
    } else {
      amounts(result, members);
      members.put("advisories", result.advisories().stream().map(this::advisory).toList());
      notNeeded(result, members);
      members.put("authority", clause.authority().name().in(language));
      now("authorityNow", clause.authority().body(), members);
      List<Object> deciders = new ArrayList<>();
      for (Map<String, @Nullable Object> required : requires(result)) {
        deciders.add(Arrays.asList(required.get("decidedBy"), required.get("decidedByNow")));
      }
      Object authority = Arrays.asList(members.get("authority"), members.get("authorityNow"));
      if (!deciders.isEmpty() && deciders.stream().allMatch(authority::equals)) {
        members.keySet().removeAll(List.of("authority", "authorityNow"));
      }
    }
    Map<String, @Nullable Object> reference = reference(clause);
    String words = clause.citation().quote().get(language);
    if (words != null) {
      reference.put("quote", Map.of(language.code(), words));
    }
    members.put("citations", List.of(withDays(reference, clause)));
    members.values().removeIf(List.of()::equals);
    return members;
  }

  /** Schemes of other law, where one criterion is all that is known to stand against it. */
  private void elsewhere(Result result, Map<String, @Nullable Object> members) {
    boolean open = result.statuses().contains(Status.UNKNOWN);
    List<Object> schemes =
        result.advisories().stream()
            .filter(advisory -> advisory.code().equals("NATIONWIDE_SCHEME"))
            .<Object>map(
                advisory -> open ? object("code", advisory.code()) : this.advisory(advisory))
            .toList();
    long against = result.statuses().stream().filter(status -> status == Status.NOT_MET).count();
    if (against == 1 && !schemes.isEmpty()) {
      members.put("advisories", schemes);
    }
  }

  /** Some members of each; where there is nothing to do, of those alone that stand in some way. */
  private static List<Object> some(
      List<Map<String, @Nullable Object>> all,
      boolean nothingToDo,
      List<String> standing,
      List<String> members) {
    List<Object> some = new ArrayList<>();
    for (Map<String, @Nullable Object> whole : all) {
      if (!nothingToDo || standing.contains(String.valueOf(whole.get("status")))) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(whole);
        said.keySet().retainAll(members);
        if (nothingToDo) {
          said.remove("label");
        }
        some.add(said);
      }
    }
    return some;
  }

  private void amounts(Result result, Map<String, @Nullable Object> members) {
    List<Object> amounts = new ArrayList<>();
    for (Amount amount : result.provision().clause().amounts()) {
      Map<String, @Nullable Object> view =
          object("kind", amount.kind().code(), "value", amount.value());
      if (amount.currency() != null) {
        view.put("currency", amount.currency());
      }
      if (amount.atMost() != null) {
        view.put("atMost", amount.atMost());
      }
      view.put("text", amount.text().in(language));
      view.put("words", CitationView.quotes(amount.words()));
      amounts.add(view);
    }
    if (!amounts.isEmpty()) {
      members.put("amounts", amounts);
    }
  }

  private void notNeeded(Result result, Map<String, @Nullable Object> members) {
    if (result.notNeeded() != null) {
      members.put(
          "notNeeded",
          object(
              "reason", result.notNeeded().note().in(language),
              "from", result.notNeeded().from(),
              "source", result.notNeeded().source().in(language)));
    }
  }

  private static Map<String, @Nullable Object> reference(Clause clause) {
    return object(
        "document", clause.document().id(),
        "article", clause.citation().article(),
        "sentence", clause.citation().sentence(),
        "quote", CitationView.quotes(clause.citation().quote()));
  }

  private static Map<String, @Nullable Object> withDays(
      Map<String, @Nullable Object> reference, Clause clause) {
    if (!clause.inForce().equals(clause.document().inForce())) {
      if (clause.inForce().firstDay() != null) {
        reference.put("inForceFrom", clause.inForce().firstDay());
      }
      if (clause.inForce().lastDay() != null) {
        reference.put("inForceTo", clause.inForce().lastDay());
      }
    }
    return reference;
  }

  private List<Map<String, @Nullable Object>> criteria(Result result) {
    List<Map<String, @Nullable Object>> criteria = new ArrayList<>();
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
      if (result.provision().remarks().get(i).binds()) {
        members.put("binds", true);
      }
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
            "expected", Json.expected(criterion));
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

  private List<Map<String, @Nullable Object>> requires(Result result) {
    Case stated = evaluation.stated();
    List<Map<String, @Nullable Object>> requires = new ArrayList<>();
    for (int i = 0; i < result.standings().size(); i++) {
      Requirement requirement = result.provision().clause().requires().get(i);
      Map<String, @Nullable Object> members =
          object(
              "kind", code(requirement.kind()),
              "status", result.standings().get(i),
              "decidedBy", requirement.decidedBy().name().in(language));
      now("decidedByNow", requirement.decidedBy(), members);
      members.put("basis", code(requirement.ground()));
      if (requirement.law() != null) {
        members.put("law", requirement.law().in(language));
      }
      members.put("statedInText", requirement.statedInText());
      if (requirement.note() != null) {
        members.put("note", requirement.note().in(language));
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

  /** The body in charge on the day, where it is another than the text names. */
  private void now(String member, CompetentBody body, Map<String, @Nullable Object> members) {
    CompetentBody.Successor now = body.on(evaluation.asOf());
    if (now != null) {
      members.put(
          member,
          object(
              "name", now.name().in(language),
              "from", now.from(),
              "source", now.source().in(language)));
    }
  }

  private Map<String, @Nullable Object> advisory(Advisory advisory) {
    Map<String, @Nullable Object> members = object("code", advisory.code());
    if (!summary()) {
      members.put("text", advisory.text().in(language));
    }
    return members;
  }

  private Map<String, @Nullable Object> withSource(Advisory advisory) {
    Map<String, @Nullable Object> members = advisory(advisory);
    if (!summary() && advisory.source() != null) {
      members.put("source", advisory.source().in(language));
    }
    return members;
  }

  private List<Object> wouldChange(Provision provision, @Nullable Change change) {
    if (change == null) {
      return List.of();
    }
    List<Object> facts = new ArrayList<>();
    for (Change.OfFact ofFact : change.facts()) {
      List<String> sentences =
          provision.criteria().stream()
              .filter(criterion -> criterion.fact().toState().equals(ofFact.fact().name()))
              .map(criterion -> CriterionSentence.of(criterion).in(language))
              .toList();
      facts.add(
          object(
              "profile", ofFact.fact().profile().code(),
              "fact", ofFact.fact().name(),
              "changeable", ofFact.fact().changeable(),
              "label", String.join(language == Language.ZH ? "，且" : ", and ", sentences),
              "known", ofFact.known(),
              "to", value(ofFact.to())));
    }
    List<Object> decisions = new ArrayList<>();
    for (Requirement.Kind kind : change.decisions()) {
      decisions.add(
          object("kind", code(kind), "to", Standing.favourable(kind), "changeable", false));
    }
    return List.of(object("outcome", change.outcome(), "facts", facts, "requires", decisions));
  }

  private Map<String, @Nullable Object> asked(Fact fact, boolean noted) {
    Map<String, @Nullable Object> members =
        object("profile", fact.profile().code(), "fact", fact.name());
    if (!summary()) {
      members.put("question", fact.question().in(language));
    }
    if (noted && fact.note() != null) {
      members.put("note", fact.note().in(language));
    }
    return members;
  }

  private Map<String, @Nullable Object> missing(MissingFact missing) {
    Map<String, @Nullable Object> members = asked(missing.fact(), !summary() && !inLong());
    if (!inLong()) {
      members.put("clauses", missing.clauses());
    }
    return members;
  }

  private Map<String, @Nullable Object> next(Fact fact) {
    Map<String, @Nullable Object> members = asked(fact, !summary());
    if (!summary()) {
      if (fact.subject() != null) {
        members.put(
            "subject",
            object("id", fact.subject().name(), "title", fact.subject().title().in(language)));
      }
      members.put("type", fact.type().code());
      boolean none = false;
      if (fact.type().hasValues()) {
        List<Object> values = new ArrayList<>();
        for (ValueList.Value value : fact.valueList().values()) {
          values.add(object("value", value.name(), "label", value.label().in(language)));
          none |= value.name().equals("NONE");
        }
        members.put("values", values);
      }
      if (fact.unit() != null) {
        members.put("unit", fact.unit().in(language));
      }
      range(fact, members);
      members.put("proof", fact.proof().in(language));
      nothing(fact, none, members);
      register(fact, members);
    }
    return members;
  }

  private static void range(Fact fact, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> range = new LinkedHashMap<>();
    if (fact.type() == FactType.DATE) {
      range.put("first", "1900-01-01");
      range.put("last", "2199-12-31");
    }
    if (fact.minimum() != null) {
      range.put(fact.minimumExcluded() ? "above" : "minimum", fact.minimum());
    }
    if (fact.maximum() != null) {
      range.put("maximum", fact.maximum());
    }
    if (!range.isEmpty()) {
      members.put("range", range);
    }
  }

  private static void nothing(Fact fact, boolean none, Map<String, @Nullable Object> members) {
    switch (fact.type()) {
      case SET -> members.put("none", none ? List.of("NONE") : List.of());
      case ENUM -> {
        if (none) {
          members.put("none", "NONE");
        }
      }
      case BOOLEAN -> members.put("none", false);
      case INTEGER, NUMBER -> {
        if (fact.minimum() != null && fact.minimum().signum() == 0 && !fact.minimumExcluded()) {
          members.put("none", 0);
        }
      }
      case DATE -> {}
    }
    if (none || fact.type() == FactType.BOOLEAN) {
      members.put("notApplicable", members.get("none"));
    }
  }

  /** Every list of types of zone is the register's. */
  private void register(Fact fact, Map<String, @Nullable Object> members) {
    if (fact.values() == null || !fact.values().name().endsWith("ZoneType")) {
      return;
    }
    Map<String, @Nullable Object> register = object("list", "/v1/zones");
    for (Identifier identifier : ruleset.vocabulary().identifiers(fact.profile())) {
      if (identifier.kind() == Identifier.Kind.REGISTERED_ZONE
          && identifier.supplies().containsValue(fact.name())) {
        register.put("identifier", identifier.name());
        register.put("question", identifier.question().in(language));
        if (identifier.note() != null) {
          register.put("note", identifier.note().in(language));
        }
      }
    }
    members.put("zoneRegister", register);
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
                Comparator.comparing((Result result) -> result.provision().clause().modality())
                    .thenComparing(
                        result -> result.provision().clause(), Clause.IN_ORDER_OF_THE_LAW))
            .toList();
    Map<String, @Nullable Object> members =
        object(
            "benefit", benefit,
            "title", ruleset.titleOfBenefit(benefit).in(language),
            "outcome", best);
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
    if (!summary() && !isShort(result) && result.outcome() != Outcome.NOT_NEEDED) {
      members.put("worth", Worth.of(result.provision(), evaluation.asOf()).in(language));
      members.put(
          "whereToApply", BodyView.address(clause.authority().body(), evaluation.asOf(), language));
      members.put("materials", materials(result.provision()));
    }
    if (full()) {
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
    for (int i = 0; i < provision.criteria().size(); i++) {
      Fact fact = provision.criteria().get(i).fact();
      Provision.Remark remark = provision.remarks().get(i);
      for (Text paper : remark.proof() == null ? fact.papers() : List.of(remark.proof())) {
        String proof = paper.in(language);
        if (remark.proven() && named.add(proof)) {
          materials.add(object("text", proof, "fact", fact.toState()));
        }
      }
    }
    provision
        .clause()
        .materials()
        .forEach(
            material ->
                materials.add(
                    object(
                        "text",
                        material.text().in(language),
                        "source",
                        material.source().in(language))));
    return materials;
  }

  private Map<String, @Nullable Object> warning(InputWarning warning) {
    return object(
        "code", warning.doubt().code(),
        "pointer", warning.pointer(),
        "message", warning.doubt().message().in(language));
  }
}
