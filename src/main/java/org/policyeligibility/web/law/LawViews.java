package org.policyeligibility.web.law;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Relation;
import org.policyeligibility.message.Text;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.OutcomeStyle;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;

/** Views of the law to be read: documents, their articles, and clauses with all that is said. */
final class LawViews {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final ClauseViews clauses;
  private final Words words;

  LawViews(ClauseViews clauses, Words words) {
    this.clauses = clauses;
    this.words = words;
  }

  /** A clause in a list. */
  public record EntryView(
      String number,
      String title,
      String path,
      String effect,
      String addressee,
      boolean evaluable) {}

  /** A document in a list. */
  public record DocumentView(
      String id,
      String title,
      @Nullable String number,
      String issuer,
      String days,
      String path,
      String weight,
      int clauses) {}

  /** The parts of an article that no clause carries. */
  public record OmissionView(@Nullable String part, String reason) {}

  /** An article with its clauses. */
  public record ArticleView(
      String number, String title, List<EntryView> clauses, List<OmissionView> omissions) {}

  /** The list of documents, or what a search finds. */
  public record LawPage(
      String query, boolean searched, List<DocumentView> documents, List<FoundView> found) {}

  /** A clause that a search found. */
  public record FoundView(EntryView clause, String source, String quote, String quoteTag) {}

  /** One document. */
  public record DocumentPage(
      DocumentView document,
      @Nullable String basis,
      List<ArticleView> articles,
      List<EntryView> others,
      List<String> notes) {}

  /** How a clause stands to another one. */
  public record RelationView(String kind, String title, String path, String note) {}

  /** An example that the build holds a clause to. */
  public record ExampleView(String sentence, String day, String outcome, String state) {}

  /** A time at which somebody compared a clause with its sources. */
  public record ReadingView(String day, @Nullable String changed) {}

  /** One clause. */
  public record ClausePage(
      ClauseViews.ClauseView clause,
      DocumentView document,
      String number,
      String effect,
      String modality,
      String addressee,
      String days,
      @Nullable String reason,
      List<ClauseViews.CriterionView> criteria,
      List<String> advisories,
      List<String> exemptions,
      List<RelationView> relations,
      List<ExampleView> examples,
      List<ReadingView> readings,
      List<EntryView> siblings,
      @Nullable EntryView previous,
      @Nullable EntryView next) {}

  LawPage law(String query) {
    List<String> wanted = query.isBlank() ? List.of() : List.of(SPACE.split(normal(query).strip()));
    return new LawPage(
        query,
        !wanted.isEmpty(),
        clauses.ruleset().documents().stream().map(this::document).toList(),
        wanted.isEmpty()
            ? List.of()
            : clauses.ruleset().catalogue().stream()
                .filter(provision -> matches(provision, wanted))
                .map(this::found)
                .toList());
  }

  private boolean matches(Provision provision, List<String> wanted) {
    String text = normal(searched(provision));
    return wanted.stream().allMatch(text::contains);
  }

  /** Titles, quotes, and the labels of what is asked. */
  private static String searched(Provision provision) {
    Clause clause = provision.clause();
    List<String> texts = new ArrayList<>(clause.citation().quote().values());
    texts.add(clause.id());
    add(texts, clause.title());
    add(texts, clause.document().title());
    provision.criteria().forEach(criterion -> add(texts, CriterionSentence.of(criterion)));
    return String.join("\n", texts);
  }

  private static void add(List<String> texts, Text text) {
    texts.add(text.zh());
    texts.add(text.en());
  }

  /** Without case, and letters and digits of one width. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private FoundView found(Provision provision) {
    ClauseViews.QuoteView quote = clauses.of(provision).quotes().get(0);
    return new FoundView(
        entry(provision), clauses.source(provision.clause()), quote.words(), quote.tag());
  }

  DocumentView document(Document document) {
    return new DocumentView(
        document.id(),
        clauses.text(document.title()),
        document.number() == null ? null : clauses.text(document.number()),
        clauses.text(document.issuer()),
        days(document.inForce()),
        clauses.path(document.id()),
        clauses.text(document.weight()),
        (int) of(document).count());
  }

  private Stream<Provision> of(Document document) {
    return clauses.ruleset().catalogue().stream()
        .filter(provision -> provision.clause().document().equals(document));
  }

  private String days(InForce days) {
    ValueText text = new ValueText(words);
    String first = days.firstDay() == null ? words.say("dayUnknown") : text.day(days.firstDay());
    return days.lastDay() == null
        ? words.say("inForceSince", first)
        : words.say("inForceFromTo", first, text.day(days.lastDay()));
  }

  private EntryView entry(Provision provision) {
    Clause clause = provision.clause();
    return new EntryView(
        clause.number().value(),
        clauses.text(clause.title()),
        clauses.path(clause.id()),
        words.say("effect." + clause.effect().name()),
        words.say("addressee." + provision.profile().name()),
        clause.evaluable() != Evaluable.NO);
  }

  DocumentPage page(Document document) {
    List<ArticleView> articles = new ArrayList<>();
    List<EntryView> others = new ArrayList<>();
    of(document)
        .filter(provision -> article(provision) == null)
        .forEach(provision -> others.add(entry(provision)));
    for (Article article : document.articles()) {
      articles.add(
          new ArticleView(
              article.number(),
              clauses.text(article.title()),
              of(document)
                  .filter(provision -> article.equals(article(provision)))
                  .map(this::entry)
                  .toList(),
              article.omissions().stream()
                  .map(
                      omission ->
                          new OmissionView(
                              omission.part().values().stream().findFirst().orElse(null),
                              clauses.text(omission.reason())))
                  .toList()));
    }
    return new DocumentPage(
        document(document),
        document.inForceBasis() == null ? null : clauses.text(document.inForceBasis()),
        articles,
        others,
        document.notes().stream().map(clauses::text).toList());
  }

  private static @Nullable Article article(Provision provision) {
    return provision.clause().document().articles().stream()
        .filter(article -> article.number().equals(provision.clause().citation().article()))
        .findFirst()
        .orElse(null);
  }

  ClausePage page(Provision provision) {
    Clause clause = provision.clause();
    ValueText text = new ValueText(words);
    List<Provision> inOrder = of(clause.document()).toList();
    int place = inOrder.indexOf(provision);
    return new ClausePage(
        clauses.of(provision),
        document(clause.document()),
        clause.number().value(),
        words.say("effect." + clause.effect().name()),
        words.say("modality." + clause.modality().name()),
        words.say("addressee." + provision.profile().name()),
        days(clause.inForce()),
        clause.reason() == null ? null : clauses.text(clause.reason()),
        clauses.criteria(provision),
        provision.advisories().stream().map(advisory -> clauses.text(advisory.text())).toList(),
        provision.notNeeded().stream().map(exemption -> clauses.text(exemption.note())).toList(),
        clauses.ruleset().relations(clause.id()).stream().map(this::relation).toList(),
        ScenarioReader.of(provision, clauses.ruleset().files(), new ArrayList<>()).stream()
            .map(this::example)
            .toList(),
        clause.review().readings().stream()
            .map(
                reading ->
                    new ReadingView(
                        text.day(reading.on()),
                        reading.changed() == null ? null : clauses.text(reading.changed())))
            .toList(),
        inOrder.stream()
            .filter(
                other -> other.clause().citation().article().equals(clause.citation().article()))
            .map(this::entry)
            .toList(),
        place > 0 ? entry(inOrder.get(place - 1)) : null,
        place + 1 < inOrder.size() ? entry(inOrder.get(place + 1)) : null);
  }

  private RelationView relation(Relation relation) {
    String title =
        clauses
            .ruleset()
            .provision(relation.clause())
            .map(provision -> clauses.text(provision.clause().title()))
            .orElse(relation.clause());
    return new RelationView(
        words.say("relation." + relation.kind().name()),
        title,
        clauses.path(relation.clause()),
        clauses.text(relation.note()));
  }

  private ExampleView example(Scenario scenario) {
    return new ExampleView(
        scenario.sentence(),
        new ValueText(words).day(scenario.asOf()),
        words.say("tag." + scenario.outcome().name()),
        OutcomeStyle.of(scenario.outcome()));
  }
}
