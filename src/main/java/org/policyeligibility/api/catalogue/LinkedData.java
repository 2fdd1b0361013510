package org.policyeligibility.api.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Documents and clauses as JSON-LD. A document is an ELI legal resource, realised in each language
 * held; a clause is a part of it. What a clause gives is a public service of CPSV-AP that holds a
 * criterion of CCCEV, made of a constraint for each criterion of the rule, and one for each thing
 * that is left to an authority. Texts are in both languages; IRIs are absolute, so that a file says
 * elsewhere what it says here.
 */
public final class LinkedData {
  private final String documents;
  private final String clauses;

  /**
   * Linked data of the service at an address.
   *
   * @param address without a path: {@code https://policy.example.org}
   */
  public LinkedData(String address) {
    this.documents = address + "/v1/documents/";
    this.clauses = address + "/v1/clauses/";
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("cpsv", "http://purl.org/vocab/cpsv#");
    context.put("cv", "http://data.europa.eu/m8g/");
    context.put("eli", "http://data.europa.eu/eli/ontology#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("skos", "http://www.w3.org/2004/02/skos/core#");
    context.put("foaf", "http://xmlns.com/foaf/0.1/");
    context.put("language", "http://publications.europa.eu/resource/authority/language/");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    for (String text : List.of("dct:title", "dct:description", "skos:prefLabel", "eli:title")) {
      context.put(text, Map.of("@container", "@language"));
    }
    for (String day :
        List.of(
            "eli:date_document", "eli:first_date_entry_in_force", "eli:date_no_longer_in_force")) {
      context.put(day, Map.of("@type", "xsd:date"));
    }
    for (String resource :
        List.of(
            "eli:language",
            "eli:legal_value",
            "eli:is_part_of",
            "eli:has_part",
            "eli:related_to",
            "eli:changes",
            "eli:changed_by",
            "cv:hasLegalResource",
            "cv:isDerivedFrom",
            "cv:holdsRequirement",
            "cpsv:implements")) {
      context.put(resource, Map.of("@type", "@id"));
    }
    return context;
  }

  /** A document, with its articles and what no clause carries of them. */
  public Map<String, Object> of(Document document, List<Provision> provisions) {
    Node node =
        new Node(documents + document.id(), "eli:LegalResource")
            .put("dct:identifier", document.id())
            .put("eli:id_local", document.number() == null ? null : document.number().zh())
            .put("dct:title", both(document.title()))
            .put("dct:description", both(document.weight()))
            .put("eli:date_document", document.issued())
            .put(
                document.binding() ? "eli:passed_by" : "dct:publisher",
                new Node(null, document.binding() ? "eli:Agent" : "foaf:Agent")
                    .put("skos:prefLabel", both(document.issuer()))
                    .members());
    inForce(node, document.inForce());
    return withContext(
        node.put("eli:is_realized_by", expressions(document))
            .put(
                "eli:has_part",
                document.articles().isEmpty()
                    ? provisions.stream().map(provision -> clauses + provision.id()).toList()
                    : document.articles().stream()
                        .map(article -> article(document, article, provisions))
                        .toList())
            .put(
                "eli:related_to",
                document.announcements().stream()
                    .map(Announcement::became)
                    .flatMap(List::stream)
                    .map(clause -> clauses + clause)
                    .toList())
            .members());
  }

  private List<Map<String, Object>> expressions(Document document) {
    return document.sources().stream()
        .map(
            source ->
                expression(documents + document.id(), source)
                    .put("eli:title", title(document.title(), source.language()))
                    .put("eli:legal_value", legalValue(document, source))
                    .put("dct:identifier", "sha256:" + source.sha256())
                    .members())
        .toList();
  }

  private static Node expression(String of, Source source) {
    return new Node(of + "#" + source.language().code(), "eli:LegalExpression")
        .put("eli:language", source.language() == Language.ZH ? "language:ZHO" : "language:ENG");
  }

  /** The governing text is what was published; any other is no official one. */
  private static String legalValue(Document document, Source source) {
    return source.language() == document.governs()
        ? "eli:LegalValue-official"
        : "eli:LegalValue-unofficial";
  }

  private Map<String, Object> article(
      Document document, Article article, List<Provision> provisions) {
    return new Node(
            documents + document.id() + "#article-" + article.number(),
            "eli:LegalResourceSubdivision")
        .put("eli:number", article.number())
        .put("dct:title", both(article.title()))
        .put(
            "dct:description",
            article.omissions().isEmpty()
                ? null
                : byLanguage(
                    language ->
                        article.omissions().stream()
                            .map(omission -> (Object) omission.reason().in(language))
                            .toList()))
        .put(
            "eli:has_part",
            provisions.stream()
                .filter(
                    provision -> provision.clause().citation().article().equals(article.number()))
                .map(provision -> clauses + provision.id())
                .toList())
        .members();
  }

  /** A clause, and what it gives. */
  public Map<String, Object> of(Provision provision, Ruleset ruleset) {
    List<Map<String, Object>> graph = new ArrayList<>();
    graph.add(resource(provision.clause(), ruleset));
    if (provision.clause().effect() == Effect.BENEFIT) {
      graph.add(service(provision));
    }
    graph.addAll(requirements(provision));
    if (provision.ruleText() != null) {
      graph.add(
          new Node(iri(provision) + "#rule", "cpsv:Rule")
              .put("dct:identifier", provision.id())
              .put("dct:title", both(provision.clause().title()))
              .put("dct:description", Map.of("@none", provision.ruleText()))
              .put("cpsv:implements", iri(provision))
              .members());
    }
    return withContext(Map.of("@graph", graph));
  }

  private String iri(Provision provision) {
    return clauses + provision.id();
  }

  private Map<String, Object> resource(Clause clause, Ruleset ruleset) {
    String iri = clauses + clause.id();
    Node node =
        new Node(iri, List.of("eli:LegalResourceSubdivision", "cv:ReferenceFramework"))
            .put("dct:identifier", clause.id())
            .put("eli:number", clause.number().value())
            .put("dct:title", both(clause.title()))
            .put("eli:is_part_of", documents + clause.document().id())
            .put("eli:date_document", clause.document().issued());
    inForce(node, clause.inForce());
    return node.put(
            "eli:is_realized_by",
            clause.document().sources().stream()
                .map(
                    source ->
                        expression(iri, source)
                            .put("dct:description", quote(clause, source))
                            .members())
                .toList())
        .put("eli:changes", related(clause, ruleset, Relation.Kind.REPLACES))
        .put("eli:changed_by", related(clause, ruleset, Relation.Kind.REPLACED_BY))
        .put(
            "eli:related_to",
            ruleset.relations(clause.id()).stream()
                .map(relation -> clauses + relation.clause())
                .toList())
        .members();
  }

  private static @Nullable Map<String, Object> quote(Clause clause, Source source) {
    String quote = clause.citation().quote().get(source.language());
    return quote == null ? null : Map.of(source.language().tag(), quote);
  }

  private List<String> related(Clause clause, Ruleset ruleset, Relation.Kind kind) {
    return ruleset.relations(clause.id()).stream()
        .filter(relation -> relation.kind() == kind)
        .map(relation -> clauses + relation.clause())
        .toList();
  }

  private Map<String, Object> service(Provision provision) {
    Clause clause = provision.clause();
    List<String> holds = new ArrayList<>();
    if (!provision.criteria().isEmpty()) {
      holds.add(iri(provision) + "#criterion");
    }
    IntStream.rangeClosed(1, clause.requires().size())
        .forEach(i -> holds.add(iri(provision) + "#requirement-" + i));
    return new Node(iri(provision) + "#service", "cpsv:PublicService")
        .put("dct:identifier", clause.benefit())
        .put("dct:title", both(clause.title()))
        .put("dct:description", byLanguage(language -> clause.citation().quote().get(language)))
        .put("cv:hasLegalResource", iri(provision))
        .put(
            "cv:hasCompetentAuthority",
            new Node(null, "cv:PublicOrganisation")
                .put("skos:prefLabel", both(clause.authority().name()))
                .members())
        .put("cv:holdsRequirement", holds)
        .put(
            "cpsv:follows",
            provision.ruleText() == null ? null : Map.of("@id", iri(provision) + "#rule"))
        .members();
  }

  /** All criteria of the rule as one, and each thing that is left to an authority. */
  private List<Map<String, Object>> requirements(Provision provision) {
    List<Map<String, Object>> requirements = new ArrayList<>();
    if (!provision.criteria().isEmpty()) {
      requirements.add(
          new Node(iri(provision) + "#criterion", "cv:Criterion")
              .put("dct:identifier", provision.id())
              .put("skos:prefLabel", both(provision.clause().title()))
              .put("cv:isDerivedFrom", iri(provision))
              .put(
                  "cv:hasRequirement",
                  IntStream.range(0, provision.criteria().size())
                      .mapToObj(i -> constraint(provision, i))
                      .toList())
              .members());
    }
    List<Requirement> open = provision.clause().requires();
    for (int i = 0; i < open.size(); i++) {
      Text note = open.get(i).note();
      requirements.add(
          new Node(iri(provision) + "#requirement-" + (i + 1), "cv:Criterion")
              .put("skos:prefLabel", both(decision(open.get(i))))
              .put("dct:description", note == null ? null : both(note))
              .put("cv:isDerivedFrom", iri(provision))
              .members());
    }
    return requirements;
  }

  private static Text decision(Requirement requirement) {
    Text by = requirement.decidedBy().name();
    return requirement.kind() == Requirement.Kind.ASSESSMENT
        ? Message.of("assessment-by", by).text()
        : Message.of("approval-by", by).text();
  }

  private Map<String, Object> constraint(Provision provision, int i) {
    Criterion criterion = provision.criteria().get(i);
    Text note = provision.remarks().get(i).note();
    return new Node(iri(provision) + "#constraint-" + (i + 1), "cv:Constraint")
        .put("skos:prefLabel", both(CriterionSentence.of(criterion)))
        .put("dct:description", note == null ? null : both(note))
        .put(
            "cv:constrains",
            new Node(iri(provision) + "#concept-" + (i + 1), "cv:InformationConcept")
                .put("dct:identifier", criterion.fact().name())
                .put("skos:prefLabel", both(criterion.fact().label()))
                .put(
                    "cv:expressionOfExpectedValue",
                    criterion.operator().code()
                        + " "
                        + criterion.expected().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")))
                .members())
        .members();
  }

  private static void inForce(Node node, InForce inForce) {
    node.put("eli:first_date_entry_in_force", inForce.firstDay())
        .put("eli:date_no_longer_in_force", inForce.lastDay());
  }

  private static Map<String, Object> both(Text text) {
    return byLanguage(text::in);
  }

  /** A language map; a language in which there is nothing is left out. */
  private static Map<String, Object> byLanguage(Function<Language, @Nullable Object> said) {
    Map<String, Object> byLanguage = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      Object text = said.apply(language);
      if (text != null) {
        byLanguage.put(language.tag(), text);
      }
    }
    return byLanguage;
  }

  private static Map<String, Object> title(Text title, Language language) {
    return Map.of(language.tag(), title.in(language));
  }

  private static Map<String, Object> withContext(Map<String, Object> members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("@context", context());
    all.putAll(members);
    return all;
  }

  /** A node being written; what is not known, or empty, is left out. */
  private static final class Node {
    private final Map<String, Object> members = new LinkedHashMap<>();

    Node(@Nullable String iri, Object type) {
      if (iri != null) {
        members.put("@id", iri);
      }
      members.put("@type", type);
    }

    Node put(String property, @Nullable Object value) {
      if (value != null && !value.equals(List.of())) {
        members.put(property, value);
      }
      return this;
    }

    Map<String, Object> members() {
      return members;
    }
  }
}
