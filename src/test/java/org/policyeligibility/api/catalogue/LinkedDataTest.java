package org.policyeligibility.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.RdfDataset;
import com.apicatalog.rdf.RdfNQuad;
import com.apicatalog.rdf.RdfValue;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.answer.Json;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.ruleset.Ruleset;

/** Documents and clauses as a processor of JSON-LD reads them, all contexts resolved. */
@Tag("apart")
class LinkedDataTest {
  private static final String ADDRESS = "https://example.org";
  private static final String BASE = ADDRESS + "/v1/";
  private static final LinkedData LINKED = new LinkedData(ADDRESS);
  private static final String CPSV = "http://purl.org/vocab/cpsv#";
  private static final String CV = "http://data.europa.eu/m8g/";
  private static final String ELI = "http://data.europa.eu/eli/ontology#";
  private static final String DCT = "http://purl.org/dc/terms/";
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";

  /** The terms that the vocabularies define, of those we may use. */
  private static final Set<String> TERMS =
      Set.of(
          CPSV + "PublicService",
          CPSV + "Rule",
          CPSV + "follows",
          CPSV + "implements",
          CV + "Criterion",
          CV + "Constraint",
          CV + "InformationConcept",
          CV + "PublicOrganisation",
          CV + "ReferenceFramework",
          CV + "constrains",
          CV + "expressionOfExpectedValue",
          CV + "hasCompetentAuthority",
          CV + "hasLegalResource",
          CV + "hasRequirement",
          CV + "holdsRequirement",
          CV + "isDerivedFrom",
          ELI + "Agent",
          ELI + "LegalExpression",
          ELI + "LegalResource",
          ELI + "LegalResourceSubdivision",
          ELI + "changed_by",
          ELI + "changes",
          ELI + "date_document",
          ELI + "date_no_longer_in_force",
          ELI + "first_date_entry_in_force",
          ELI + "has_part",
          ELI + "id_local",
          ELI + "is_part_of",
          ELI + "is_realized_by",
          ELI + "language",
          ELI + "legal_value",
          ELI + "number",
          ELI + "passed_by",
          ELI + "related_to",
          ELI + "title",
          DCT + "description",
          DCT + "identifier",
          DCT + "publisher",
          DCT + "title",
          SKOS + "prefLabel",
          "http://xmlns.com/foaf/0.1/Agent");

  private final Ruleset ruleset = Law.shipped().ruleset();

  private static List<JsonObject> expanded(Object view) throws JsonLdError {
    JsonArray expanded =
        JsonLd.expand(JsonDocument.of(new ByteArrayInputStream(Json.bytes(view)))).get();
    return expanded.getValuesAs(JsonObject.class);
  }

  private List<JsonObject> clause(String id) throws JsonLdError {
    return expanded(LINKED.of(ruleset.provision(id).orElseThrow(), ruleset));
  }

  private static JsonObject node(List<JsonObject> nodes, String iri) {
    return nodes.stream()
        .filter(jsonObject -> jsonObject.getString("@id", "").equals(iri))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + iri + " in " + nodes));
  }

  private static List<JsonObject> values(JsonObject node, String property) {
    return node.containsKey(property)
        ? node.getJsonArray(property).getValuesAs(JsonObject.class)
        : List.of();
  }

  private static List<String> types(JsonObject node) {
    return node.getJsonArray("@type").getValuesAs(JsonString::getString);
  }

  /** Every property and every type that occurs anywhere. */
  private static void collect(JsonValue value, Set<String> terms) {
    if (value instanceof JsonArray array) {
      array.forEach(element -> collect(element, terms));
    } else if (value instanceof JsonObject object) {
      boolean literal = object.containsKey("@value");
      object.forEach(
          (key, member) -> {
            if (key.equals("@type") && !literal) {
              terms.addAll(types(object));
            } else if (!key.startsWith("@")) {
              terms.add(key);
              collect(member, terms);
            }
          });
    }
  }

  @Test
  void every_document_and_every_clause_uses_terms_that_the_vocabularies_have() throws Exception {
    Set<String> terms = new HashSet<>();
    for (Document document : ruleset.documents()) {
      List<Provision> clauses =
          ruleset.catalogue().stream()
              .filter(candidate -> candidate.clause().document().equals(document))
              .toList();
      List<JsonObject> nodes = expanded(LINKED.of(document, clauses));
      assertThat(nodes).as(document.id()).hasSize(1);
      nodes.forEach(node -> collect(node, terms));
    }
    for (Provision provision : ruleset.catalogue()) {
      List<JsonObject> nodes = clause(provision.id());
      assertThat(
              nodes.stream()
                  .anyMatch(jsonObject -> types(jsonObject).contains(CPSV + "PublicService")))
          .as(provision.id())
          .isEqualTo(provision.clause().effect() == Effect.BENEFIT);
      nodes.forEach(node -> collect(node, terms));
    }
    assertThat(TERMS).containsAll(terms);
    assertThat(terms)
        .contains(
            CPSV + "PublicService",
            CV + "Criterion",
            CV + "Constraint",
            ELI + "LegalResource",
            ELI + "LegalExpression",
            ELI + "date_document",
            ELI + "first_date_entry_in_force",
            DCT + "title");
  }

  /** As of a file that was saved: nobody knows any more from where. */
  @Test
  void a_saved_file_has_absolute_ids_alone_and_every_statement_that_it_has_at_its_address()
      throws Exception {
    for (Document document : ruleset.documents()) {
      List<Provision> clauses =
          ruleset.catalogue().stream()
              .filter(candidate -> candidate.clause().document().equals(document))
              .toList();
      saved(LINKED.of(document, clauses));
    }
    for (Provision provision : ruleset.catalogue()) {
      saved(LINKED.of(provision, ruleset));
    }
  }

  @SuppressWarnings("deprecation") // what takes their place hands over statements one by one
  private static void saved(Object view) throws JsonLdError {
    byte[] file = Json.bytes(view);
    RdfDataset there =
        JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(file))).base(BASE).get();
    RdfDataset alone = JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(file))).get();
    assertThat(alone.size()).isEqualTo(there.size()).isGreaterThan(10);
    for (RdfNQuad statement : alone.toList()) {
      for (RdfValue value :
          List.of(statement.getSubject(), statement.getPredicate(), statement.getObject())) {
        if (value.isIRI()) {
          assertThat(URI.create(value.getValue()).isAbsolute()).as(value.getValue()).isTrue();
        }
      }
    }
  }

  @Test
  void a_document_is_a_legal_resource_with_an_expression_in_each_language_held() throws Exception {
    Document document = ruleset.document("guofa-2020-7").orElseThrow();
    List<Provision> clauses =
        ruleset.catalogue().stream()
            .filter(provision -> provision.clause().document().equals(document))
            .toList();
    JsonObject node = node(expanded(LINKED.of(document, clauses)), BASE + "documents/guofa-2020-7");
    assertThat(types(node)).containsExactly(ELI + "LegalResource");
    JsonObject day = values(node, ELI + "date_document").get(0);
    assertThat(day.getString("@value")).isEqualTo("2020-07-13");
    assertThat(day.getString("@type")).isEqualTo("http://www.w3.org/2001/XMLSchema#date");
    assertThat(languages(values(node, DCT + "title"))).containsExactlyInAnyOrder("zh-cn", "en");
    List<JsonObject> expressions = values(node, ELI + "is_realized_by");
    assertThat(expressions).hasSize(2);
    JsonObject chinese = node(expressions, BASE + "documents/guofa-2020-7#zh");
    assertThat(values(chinese, ELI + "language").get(0).getString("@id"))
        .isEqualTo("http://publications.europa.eu/resource/authority/language/ZHO");
    assertThat(values(chinese, ELI + "title").get(0).getString("@value"))
        .isEqualTo(document.title().zh());
    assertThat(values(node, ELI + "has_part")).hasSize(21);
    JsonObject eleven =
        node(values(node, ELI + "has_part"), BASE + "documents/guofa-2020-7#article-11");
    assertThat(languages(values(eleven, DCT + "description"))).containsOnly("zh-cn", "en");
  }

  private static List<String> languages(List<JsonObject> texts) {
    return texts.stream()
        .map(text -> text.getString("@language").toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void a_benefit_is_a_public_service_that_holds_the_criteria_of_its_rule() throws Exception {
    List<JsonObject> nodes = clause("guofa-2020-7/5.3");
    String iri = BASE + "clauses/guofa-2020-7/5.3";
    JsonObject resource = node(nodes, iri);
    assertThat(types(resource)).contains(ELI + "LegalResourceSubdivision");
    assertThat(values(resource, ELI + "is_part_of").get(0).getString("@id"))
        .isEqualTo(BASE + "documents/guofa-2020-7");
    JsonObject service = node(nodes, iri + "#service");
    assertThat(values(service, CV + "hasLegalResource").get(0).getString("@id")).isEqualTo(iri);
    List<String> held = new ArrayList<>();
    values(service, CV + "holdsRequirement")
        .forEach(jsonObject -> held.add(jsonObject.getString("@id")));
    assertThat(held)
        .containsExactly(iri + "#criterion", iri + "#requirement-1", iri + "#requirement-2");
    JsonObject criterion = node(nodes, iri + "#criterion");
    assertThat(types(criterion)).containsExactly(CV + "Criterion");
    List<JsonObject> constraints = values(criterion, CV + "hasRequirement");
    assertThat(constraints)
        .hasSize(4)
        .allMatch(jsonObject -> types(jsonObject).contains(CV + "Constraint"));
    assertThat(values(constraints.get(3), SKOS + "prefLabel"))
        .extracting(label -> label.getString("@value"))
        .containsExactlyInAnyOrder("年龄不超过65周岁", "age is at most 65");
    assertThat(values(node(nodes, iri + "#rule"), CPSV + "implements").get(0).getString("@id"))
        .isEqualTo(iri);
  }

  @Test
  void news_is_published_by_somebody_and_points_at_what_it_became() throws Exception {
    Document news = ruleset.document("meeting-2020-07-01").orElseThrow();
    JsonObject node =
        node(expanded(LINKED.of(news, List.of())), BASE + "documents/meeting-2020-07-01");
    assertThat(node.containsKey(ELI + "passed_by")).isFalse();
    assertThat(values(node, DCT + "publisher")).hasSize(1);
    assertThat(values(node, ELI + "related_to"))
        .extracting(jsonObject -> jsonObject.getString("@id"))
        .contains(BASE + "clauses/guofa-2020-7/17.3")
        .hasSize(11);
  }
}
