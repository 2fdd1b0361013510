package org.policyeligibility.ruleset.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Announcement;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.law.QuoteProof.Found;
import org.policyeligibility.law.Source;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * The verifier of quotes: looks every quote of a rule set up in the source texts. The build runs
 * it, so that an answer can say of each citation whether its words were found.
 */
public final class QuoteProver {
  private QuoteProver() {}

  /**
   * Proves every quote of a rule set, and that nothing of a document is passed over in silence.
   *
   * @param folder of the source texts
   * @throws FaultyRuleset naming each quote that is not found and each sentence that is not
   *     accounted for
   */
  public static QuoteProof of(Ruleset ruleset, Path folder) throws IOException, FaultyRuleset {
    return of(ruleset, ruleset.documents(), folder);
  }

  /**
   * Proves the quotes of some of the documents.
   *
   * @throws FaultyRuleset naming each quote that is not found and each sentence that is not
   *     accounted for
   */
  public static QuoteProof of(Ruleset ruleset, List<Document> documents, Path folder)
      throws IOException, FaultyRuleset {
    List<RulesetFault> faults = new ArrayList<>();
    SourceTexts texts = SourceTexts.read(documents, folder, faults);
    List<Quoted> quoted = quoted(ruleset, documents);
    Set<Found> found = new LinkedHashSet<>();
    for (Quoted quote : quoted) {
      RulesetFault fault = quote.fault(texts);
      if (fault == null) {
        found.add(quote.words());
      } else {
        faults.add(fault);
      }
    }
    for (Document document : documents) {
      List<Clause> clauses =
          ruleset.catalogue().stream()
              .map(Provision::clause)
              .filter(clause -> clause.document().equals(document))
              .toList();
      faults.addAll(new TextCoverage(document, clauses, texts).faults());
    }
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new QuoteProof(quoted.size(), found);
  }

  /** Words that somebody quotes from a source. */
  private record Quoted(String by, Source source, Found words) {
    @Nullable RulesetFault fault(SourceTexts texts) {
      int at = words.sentence();
      String passage = texts.passage(source, words.line(), at, words.through());
      if (passage.contains(words.quote())) {
        return null;
      }
      List<Integer> elsewhere = texts.linesWith(source, words.quote());
      return new RulesetFault(
          by,
          0,
          Message.of(
              "quote-is-not-in-sentence",
              source.language().code(),
              at,
              words.line(),
              source.file()),
          elsewhere.isEmpty()
              ? remedy(passage)
              : Message.of("quote-stands-in-another-line", elsewhere));
    }

    /** Both texts where they differ; the sentence itself may be the wrong one. */
    private Message remedy(String passage) {
      QuoteDifference difference = QuoteDifference.of(words.quote(), passage);
      return difference == null
          ? Message.of("quote-stands-nowhere")
          : Message.of("quote-differs-there", difference.quoted(), difference.stands());
    }
  }

  private static List<Quoted> quoted(Ruleset ruleset, List<Document> documents) {
    List<Quoted> quoted = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      Clause clause = provision.clause();
      if (!documents.contains(clause.document())) {
        continue;
      }
      String path = ruleset.files().folder(clause.id()) + "/clause.yaml";
      for (Source source : clause.document().sources()) {
        quoted.add(new Quoted(path, source, QuoteProof.words(clause.citation(), source)));
      }
    }
    for (Document document : documents) {
      for (Announcement announcement : document.announcements()) {
        for (Source source : document.sources()) {
          quoted.add(
              new Quoted(
                  document.id() + "/" + announcement.id(),
                  source,
                  QuoteProof.words(announcement, source)));
        }
      }
    }
    return quoted;
  }
}
