package org.policyeligibility.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.BodyView;
import org.policyeligibility.answer.RequiredMaterial;
import org.policyeligibility.answer.Worth;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Views of what the law says of a clause, in one language on one day: the same on a page of results
 * and on the page of the clause.
 */
public final class ClauseViews {
  private final Ruleset ruleset;
  private final Words words;
  private final LocalDate day;
  private final PageLinks links;

  /** Views for pages that are served. */
  public ClauseViews(Ruleset ruleset, Words words, LocalDate day) {
    this(ruleset, words, day, PageLinks.SERVED);
  }

  public ClauseViews(Ruleset ruleset, Words words, LocalDate day, PageLinks links) {
    this.ruleset = ruleset;
    this.words = words;
    this.day = day;
    this.links = links;
  }

  /** The operative words in one language, in pieces. */
  public record QuoteView(
      String tag, String name, String words, List<QuotePieces.Piece> pieces, boolean governs) {}

  /** The words of a quote that say a criterion, in one language. */
  public record SaidView(String tag, String words) {}

  /**
   * A body by the text, and the one in charge on the day; null where it still is.
   *
   * @param named whether the text names one
   */
  public record DeciderView(
      String kind,
      String name,
      boolean named,
      @Nullable SuccessorView now,
      @Nullable String law,
      @Nullable String note) {}

  /** The body in charge in place of another one. */
  public record SuccessorView(String name, String since, String source) {
    static @Nullable SuccessorView of(@Nullable BodyView body, Words words) {
      return body == null
          ? null
          : new SuccessorView(body.name(), new ValueText(words).day(body.from()), body.source());
    }
  }

  /**
   * A criterion in words.
   *
   * @param said the words of the quote that say it: those in the language of the page, and those
   *     that govern
   */
  public record CriterionView(
      String sentence, List<SaidView> said, boolean implied, @Nullable String note) {}

  /**
   * An amount in words.
   *
   * @param said the words of the quote that say it
   */
  public record AmountView(String text, List<SaidView> said) {}

  /**
   * A clause.
   *
   * @param materialsTitle how its materials are called: to be brought along, or to show that a duty
   *     was done
   */
  public record ClauseView(
      String id,
      String path,
      String title,
      String source,
      List<QuoteView> quotes,
      boolean verified,
      String worth,
      DeciderView applyTo,
      List<DeciderView> deciders,
      String materialsTitle,
      List<String> materials,
      List<AmountView> amounts,
      @Nullable String note) {
    /** Whether one of the quotes is of the text that governs. */
    public boolean governed() {
      return quotes.stream().anyMatch(QuoteView::governs);
    }

    /** With the governing words alone, where a text in this language stands above them. */
    public ClauseView besides(String shown) {
      return new ClauseView(
          id,
          path,
          title,
          source,
          quotes.stream().filter(quote -> quote.governs() && !quote.tag().equals(shown)).toList(),
          verified,
          worth,
          applyTo,
          deciders,
          materialsTitle,
          materials,
          amounts,
          note);
    }
  }

  public ClauseView of(Provision provision) {
    Clause clause = provision.clause();
    return new ClauseView(
        clause.id(),
        path(clause.id()),
        text(clause.title()),
        source(clause),
        quotes(provision),
        clause.document().sources().stream()
            .allMatch(source -> ruleset.proof().holds(clause, source)),
        text(Worth.of(provision, day)),
        decider(words.say("applyTo"), clause.authority().body(), null, null),
        clause.requires().stream().map(this::decider).toList(),
        words.say("materials." + clause.effect().name()),
        materials(provision),
        clause.amounts().stream()
            .map(amount -> new AmountView(text(amount.text()), said(clause, amount.words())))
            .toList(),
        clause.note() == null ? null : text(clause.note()));
  }

  /** Where a clause is to be read, in the pages of the same language. */
  public String path(String clause) {
    return link(PagePaths.LAW + "/" + clause);
  }

  /** The link to a page of the same language. */
  public String link(String path) {
    return links.to(words.language(), path);
  }

  /** {@code 国发〔2020〕7号，第5条第3句}. */
  public String source(Clause clause) {
    Document document = clause.document();
    Text number = document.number();
    return words.say(
        "citation",
        text(number == null ? document.title() : number),
        clause.citation().article(),
        clause.citation().sentence());
  }

  private List<QuoteView> quotes(Provision provision) {
    Clause clause = provision.clause();
    List<QuoteView> quotes = new ArrayList<>();
    clause
        .citation()
        .quote()
        .forEach(
            (language, quoted) ->
                quotes.add(
                    new QuoteView(
                        language.tag(),
                        words.say("language." + language.code()),
                        quoted,
                        QuotePieces.of(
                            quoted,
                            provision.remarks().stream()
                                .flatMap(remark -> remark.words().entrySet().stream())
                                .filter(said -> said.getKey() == language)
                                .map(Map.Entry::getValue)
                                .toList()),
                        language == clause.document().governs())));
    return quotes;
  }

  private DeciderView decider(Requirement requirement) {
    return decider(
        words.say("requirement." + requirement.kind().name()),
        requirement.decidedBy(),
        requirement.law(),
        requirement.note());
  }

  private DeciderView decider(
      String kind, CompetentBody body, @Nullable Text law, @Nullable Text note) {
    return new DeciderView(
        kind,
        text(body.name()),
        body.isNamed(),
        SuccessorView.of(BodyView.of(body, day, words.language()), words),
        law == null ? null : text(law),
        note == null ? null : text(note));
  }

  private List<String> materials(Provision provision) {
    Set<String> materials = new LinkedHashSet<>();
    RequiredMaterial.of(provision, words.language())
        .forEach(material -> materials.add(text(material.text())));
    return List.copyOf(materials);
  }

  /** The criteria of a rule as sentences. */
  public List<CriterionView> criteria(Provision provision) {
    List<CriterionView> criteria = new ArrayList<>();
    for (int i = 0; i < provision.criteria().size(); i++) {
      criteria.add(criterion(provision, i));
    }
    return criteria;
  }

  public CriterionView criterion(Provision provision, int i) {
    Provision.Remark remark = provision.remarks().get(i);
    return new CriterionView(
        text(CriterionSentence.of(provision.criteria().get(i))),
        said(provision.clause(), remark.words()),
        remark.basis() == Basis.IMPLIED,
        remark.note() == null ? null : text(remark.note()));
  }

  private List<SaidView> said(Clause clause, Map<Language, String> quoted) {
    return quoted.entrySet().stream()
        .filter(
            said ->
                said.getKey() == words.language()
                    || said.getKey() == clause.document().governs()
                    || quoted.size() == 1)
        .sorted(Comparator.comparing(said -> said.getKey() != words.language()))
        .map(said -> new SaidView(said.getKey().tag(), said.getValue()))
        .toList();
  }

  /** From when, and until when, something is in force. */
  public String days(InForce days) {
    ValueText text = new ValueText(words);
    String first = days.firstDay() == null ? words.say("dayUnknown") : text.day(days.firstDay());
    return days.lastDay() == null
        ? words.say("inForceSince", first)
        : words.say("inForceFromTo", first, text.day(days.lastDay()));
  }

  /** The name of a category; one that has none is shown as it is written. */
  public String category(String category) {
    Text title = ruleset.titlesOfCategories().get(category);
    return title == null ? category : text(title);
  }

  public String text(Text text) {
    return text.in(words.language());
  }

  public Language language() {
    return words.language();
  }

  /** The day of which they speak. */
  public LocalDate day() {
    return day;
  }

  public Words words() {
    return words;
  }

  public Ruleset ruleset() {
    return ruleset;
  }
}
