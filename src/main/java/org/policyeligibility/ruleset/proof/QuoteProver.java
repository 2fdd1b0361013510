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
    EntryLines lines = new EntryLines(ruleset.files());
    SourceTexts texts = SourceTexts.read(documents, folder, lines, faults);
    List<Quoted> quoted = quoted(ruleset, documents);
    Set<Found> found = new LinkedHashSet<>();
    for (Quoted quote : quoted) {
      if (texts.isMissing(quote.source())) {
        continue;
      }
      RulesetFault fault = quote.fault(texts, lines);
      if (fault == null) {
        found.add(quote.words());
      } else {
        faults.add(fault);
      }
    }
    for (Document document : documents) {
      if (document.sources().stream().anyMatch(texts::isMissing)) {
        continue;
      }
      List<Clause> clauses =
          ruleset.catalogue().stream()
              .map(Provision::clause)
              .filter(clause -> clause.document().equals(document))
              .toList();
      faults.addAll(new TextCoverage(document, clauses, texts, lines).faults());
    }
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new QuoteProof(quoted.size(), found);
  }

  /**
   * Words that somebody quotes from a source.
   *
   * @param path of the file in which they are quoted
   * @param announcement the id of the announcement that quotes them; empty for a citation
   */
  private record Quoted(
      String path, String announcement, Source source, Found words, boolean counted) {
    @Nullable RulesetFault fault(SourceTexts texts, EntryLines lines) {
      int at = words.sentence();
      String passage = texts.passage(source, words.line(), at, words.through());
      if (passage.contains(words.quote())) {
        return null;
      }
      String language = source.language().code();
      Message what =
          Message.of("quote-is-not-in-sentence", language, at, words.line(), source.file());
      SourceTexts.Run run = texts.runWith(source, words.line(), words.quote());
      List<Integer> elsewhere = texts.linesWith(source, words.quote());
      if (run != null) {
        return new RulesetFault(
            path,
            counted ? line(lines, "counted", language) : line(lines, "sentence"),
            what,
            remedy(run));
      }
      return elsewhere.isEmpty()
          ? new RulesetFault(path, line(lines, "quote", language), what, remedy(passage))
          : new RulesetFault(
              path,
              line(lines, "line", language),
              what,
              Message.of("quote-stands-in-another-line", elsewhere));
    }

    private int line(EntryLines lines, String... keys) {
      if (!announcement.isEmpty()) {
        return lines.ofElement(path, "announcements", "id", announcement, keys);
      }
      List<String> below = new ArrayList<>(List.of(keys));
      below.add(0, "citation");
      return lines.of(path, below.toArray(String[]::new));
    }

    /** The sentences of the cited line over which the words run. */
    private static Message remedy(SourceTexts.Run run) {
      return run.from() == run.to()
          ? Message.of("quote-stands-in-sentence", run.from())
          : Message.of("quote-runs-over-sentences", run.from(), run.to());
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
        quoted.add(
            new Quoted(
                path,
                "",
                source,
                QuoteProof.words(clause.citation(), source),
                clause.citation().counted().containsKey(source.language())));
      }
    }
    for (Document document : documents) {
      for (Announcement announcement : document.announcements()) {
        for (Source source : document.sources()) {
          quoted.add(
              new Quoted(
                  document.id() + "/document.yaml",
                  announcement.id(),
                  source,
                  QuoteProof.words(announcement, source),
                  false));
        }
      }
    }
    return quoted;
  }
}
