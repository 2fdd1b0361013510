package org.policyeligibility.cli;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Relation;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/**
 * The HTML pages of the law, rendered from Qute templates. Qute escapes every text, and nothing on
 * a page runs.
 */
final class LawPages {
  private static final String FOLDER = "/cli/doc/";
  private static final List<String> TEMPLATES = List.of("page", "days", "index", "document");

  private final Ruleset ruleset;
  private final Map<String, List<Scenario>> scenarios;
  private final Engine engine;

  LawPages(Ruleset ruleset, List<Scenario> scenarios) {
    this.ruleset = ruleset;
    this.scenarios = scenarios.stream().collect(Collectors.groupingBy(Scenario::clause));
    this.engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    for (String name : TEMPLATES) {
      engine.putTemplate(
          name,
          engine.parse(resource(name + ".html"), Variant.forContentType(Variant.TEXT_HTML), name));
    }
  }

  /** A file that lies beside the templates. */
  static String resource(String name) {
    try (InputStream in = LawPages.class.getResourceAsStream(FOLDER + name)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every document with its clauses. */
  String index() {
    return render(
        "index",
        "规则 " + ruleset.version(),
        Map.of(
            "documents",
            ruleset.documents().stream()
                .map(
                    document ->
                        new DocumentView(
                            document,
                            provisions(document).stream().map(Provision::clause).toList()))
                .toList()));
  }

  /** One document: each clause with its words beside its rule. */
  String document(Document document) {
    return render(
        "document",
        document.title().zh(),
        Map.of(
            "document",
            document,
            "clauses",
            provisions(document).stream().map(this::clause).toList()));
  }

  private String render(String template, String title, Map<String, Object> data) {
    var instance =
        engine.getTemplate(template).data("title", title).data("notice", AnswerWriter.NOTICE);
    data.forEach(instance::data);
    return instance.render();
  }

  private List<Provision> provisions(Document document) {
    return ruleset.catalogue().stream()
        .filter(provision -> provision.clause().document().equals(document))
        .toList();
  }

  private ClauseView clause(Provision provision) {
    Clause clause = provision.clause();
    List<CriterionView> criteria = new ArrayList<>();
    for (int i = 0; i < provision.criteria().size(); i++) {
      criteria.add(
          new CriterionView(
              CriterionSentence.of(provision.criteria().get(i)),
              provision.remarks().get(i).note()));
    }
    Text number = clause.document().number();
    return new ClauseView(
        clause,
        new EnumMap<>(clause.citation().quote())
            .entrySet().stream()
                .map(quote -> new QuoteView(quote.getKey(), quote.getValue()))
                .toList(),
        number == null ? clause.document().title().zh() : number.zh(),
        provision.ruleText(),
        criteria,
        scenarios.getOrDefault(provision.id(), List.of()),
        String.join(", ", clause.review().against()),
        ruleset.relations(clause.id()).stream().map(LawPages::relation).toList());
  }

  private static RelationView relation(Relation relation) {
    String target = relation.clause();
    int slash = target.indexOf('/');
    return new RelationView(
        relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        target.substring(0, slash) + ".html#" + target.substring(slash + 1),
        target);
  }

  /** A document and its clauses, as a template reads it. */
  public record DocumentView(Document document, List<Clause> clauses) {}

  /** A clause and all that is said of it, as a template reads it. */
  public record ClauseView(
      Clause clause,
      List<QuoteView> quotes,
      String source,
      @Nullable String rule,
      List<CriterionView> criteria,
      List<Scenario> scenarios,
      String reviewedAgainst,
      List<RelationView> relations) {}

  /** The quoted words in one language. */
  public record QuoteView(Language language, String words) {}

  /** A criterion as a sentence. */
  public record CriterionView(Text sentence, @Nullable Text note) {}

  /** A relation, and the place of its other clause among the pages. */
  public record RelationView(String kind, String page, String clause) {}
}
