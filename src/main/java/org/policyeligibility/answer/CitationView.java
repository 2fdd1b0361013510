package org.policyeligibility.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Where the law says so, on the wire.
 *
 * @param quote the operative words by language, each word for word as in its source
 * @param authoritative the language whose wording governs, whether or not its text is held
 * @param source the text that was read: the governing one where it is held
 * @param translations other texts that were read
 */
public record CitationView(
    String document,
    String title,
    @Nullable String number,
    String issuer,
    @Nullable LocalDate issued,
    @Nullable LocalDate inForceFrom,
    @Nullable LocalDate inForceTo,
    String article,
    int sentence,
    Map<String, String> quote,
    @Nullable String authoritative,
    SourceView source,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SourceView> translations) {

  /**
   * A text that was read, by its digest.
   *
   * @param verified whether the words were looked for in it, and found, when this was built
   */
  public record SourceView(String language, String sha256, boolean verified) {
    public static SourceView of(Clause clause, Source source, QuoteProof proof) {
      return new SourceView(source.language().code(), source.sha256(), proof.holds(clause, source));
    }
  }

  /**
   * A citation by reference: the rest stands once in the answer, under the id of the document.
   *
   * @param inForceFrom only where the clause has days in force of its own
   * @param authoritative null in a long answer, where the document says it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reference(
      String document,
      String article,
      int sentence,
      Map<String, String> quote,
      @Nullable String authoritative,
      @Nullable Boolean verified,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo) {
    static Reference of(Clause clause, QuoteProof proof) {
      Document document = clause.document();
      boolean verified =
          document.sources().stream().allMatch(source -> proof.holds(clause, source));
      return of(clause, quotes(clause.citation().quote()), governing(document), verified);
    }

    /** As a long answer has it: the words in its language, where the document has them in it. */
    static Reference inLong(Clause clause, Language language) {
      Map<String, String> quotes = quotes(clause.citation().quote());
      String words = quotes.get(language.code());
      return of(clause, words == null ? quotes : Map.of(language.code(), words), null, null);
    }

    private static Reference of(
        Clause clause,
        Map<String, String> quotes,
        @Nullable String authoritative,
        @Nullable Boolean verified) {
      boolean own = !clause.inForce().equals(clause.document().inForce());
      return new Reference(
          clause.document().id(),
          clause.citation().article(),
          clause.citation().sentence(),
          quotes,
          authoritative,
          verified,
          own ? clause.inForce().firstDay() : null,
          own ? clause.inForce().lastDay() : null);
    }
  }

  /**
   * A document as an answer names it once, whatever cites it.
   *
   * @param sources the texts that were read; verified where each quote from it was found
   * @param lastReading the day since which every clause of it was compared with them; null where no
   *     clause is
   */
  record CitedDocument(
      String title,
      @Nullable String number,
      String issuer,
      @Nullable LocalDate issued,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate inForceTo,
      @Nullable String authoritative,
      List<SourceView> sources,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate lastReading) {
    static CitedDocument of(Document document, Ruleset ruleset, Language language) {
      List<Clause> clauses =
          ruleset.catalogue().stream()
              .map(Provision::clause)
              .filter(clause -> clause.document().id().equals(document.id()))
              .toList();
      return new CitedDocument(
          document.title().in(language),
          text(document.number(), language),
          document.issuer().in(language),
          document.issued(),
          document.inForce().firstDay(),
          document.inForce().lastDay(),
          governing(document),
          document.sources().stream()
              .map(
                  source ->
                      new SourceView(
                          source.language().code(),
                          source.sha256(),
                          clauses.stream()
                              .allMatch(clause -> ruleset.proof().holds(clause, source))))
              .toList(),
          clauses.stream()
              .map(clause -> clause.review().on())
              .min(LocalDate::compareTo)
              .orElse(null));
    }
  }

  private static @Nullable String governing(Document document) {
    return document.governs() == null ? null : document.governs().code();
  }

  public static CitationView of(Clause clause, Language language, QuoteProof proof) {
    Document document = clause.document();
    Source cited = document.citedSource();
    return new CitationView(
        document.id(),
        document.title().in(language),
        text(document.number(), language),
        document.issuer().in(language),
        document.issued(),
        clause.inForce().firstDay(),
        clause.inForce().lastDay(),
        clause.citation().article(),
        clause.citation().sentence(),
        quotes(clause.citation().quote()),
        governing(document),
        SourceView.of(clause, cited, proof),
        document.sources().stream()
            .filter(source -> !source.equals(cited))
            .map(source -> SourceView.of(clause, source, proof))
            .toList());
  }

  /** Words by the code of their language, Chinese first. */
  public static Map<String, String> quotes(Map<Language, String> words) {
    Map<String, String> quotes = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      String quote = words.get(language);
      if (quote != null) {
        quotes.put(language.code(), quote);
      }
    }
    return quotes;
  }

  public static @Nullable String text(@Nullable Text text, Language language) {
    return text == null ? null : text.in(language);
  }
}
