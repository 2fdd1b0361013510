package org.policyeligibility.ruleset.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Source;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * The running text of articles with annotations: which words are the operative ones of which
 * clauses. Readers want a quote in its article, and the sources are held outside the rules.
 */
public final class ArticleTexts {
  /** A heading above the next article ends in no full stop, nor do signature and date. */
  private static final Pattern SENTENCE = Pattern.compile(".*[。．.；;：:！!？?”\"]\\s*");

  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private final Ruleset ruleset;
  private final SourceTexts texts;

  private ArticleTexts(Ruleset ruleset, SourceTexts texts) {
    this.ruleset = ruleset;
    this.texts = texts;
  }

  /**
   * Words of a text.
   *
   * @param clauses by id, whose operative words they are; none for what stands between them
   */
  public record Piece(String words, List<String> clauses) {}

  /** A paragraph, in pieces. */
  public record Paragraph(List<Piece> pieces) {
    /** Whether it holds operative words of a clause. */
    public boolean holds(String clause) {
      return pieces.stream().anyMatch(piece -> piece.clauses().contains(clause));
    }
  }

  private record Place(int begin, int end, String clause) {}

  /**
   * Reads the sources of a rule set.
   *
   * @throws FaultyRuleset naming a source that is missing or another file
   */
  public static ArticleTexts read(Ruleset ruleset, Path folder) throws IOException, FaultyRuleset {
    List<RulesetFault> faults = new ArrayList<>();
    SourceTexts texts =
        SourceTexts.read(ruleset.documents(), folder, new EntryLines(ruleset.files()), faults);
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new ArticleTexts(ruleset, texts);
  }

  /** The paragraphs of an article in one of the sources of its document, its heading first. */
  public List<Paragraph> of(Document document, Article article, Source source) {
    List<Integer> lines = lines(document, article, source);
    List<Paragraph> paragraphs = new ArrayList<>();
    for (int line : lines) {
      String text = texts.lines(source).get(line - 1);
      paragraphs.add(paragraph(text, places(document, article, source, line, text)));
    }
    return paragraphs;
  }

  /** From the line on which it begins to the one before the next, without what stands between. */
  private List<Integer> lines(Document document, Article article, Source source) {
    int first = article.lines().getOrDefault(source.language(), 0);
    int end =
        document.articles().stream()
            .mapToInt(other -> other.lines().getOrDefault(source.language(), 0))
            .filter(line -> line > first)
            .min()
            .orElse(texts.lines(source).size() + 1);
    List<Integer> lines = new ArrayList<>();
    for (int line = Math.max(first, 1); line < end; line++) {
      if (!texts.lines(source).get(line - 1).isBlank()) {
        lines.add(line);
      }
    }
    while (lines.size() > 1
        && !SENTENCE.matcher(texts.lines(source).get(lines.get(lines.size() - 1) - 1)).matches()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private List<Place> places(
      Document document, Article article, Source source, int line, String text) {
    List<Place> places = new ArrayList<>();
    for (Provision provision : ruleset.catalogue()) {
      Clause clause = provision.clause();
      Citation citation = clause.citation();
      if (clause.document().equals(document)
          && citation.article().equals(article.number())
          && citation.lines().getOrDefault(source.language(), 0) == line) {
        int first = citation.counted().getOrDefault(source.language(), citation.sentence());
        int last = first + citation.through() - citation.sentence();
        int passage = text.indexOf(texts.passage(source, line, first, last));
        String quote = citation.quote().getOrDefault(source.language(), "");
        int begin = text.indexOf(quote, Math.max(passage, 0));
        if (begin >= 0 && !quote.isEmpty()) {
          places.add(new Place(begin, begin + quote.length(), clause.id()));
        }
      }
    }
    places.sort(Comparator.comparingInt(Place::begin));
    return places;
  }

  /** Cut wherever operative words begin or end; two clauses may quote some of the same. */
  private static Paragraph paragraph(String text, List<Place> places) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Place place : places) {
      cuts.add(place.begin());
      cuts.add(place.end());
    }
    List<Piece> pieces = new ArrayList<>();
    int begin = 0;
    for (int end : cuts.tailSet(1)) {
      int from = begin;
      List<String> clauses =
          places.stream()
              .filter(place -> place.begin() <= from && place.end() >= end)
              .map(Place::clause)
              .toList();
      String words = UNSHOWN.matcher(text.substring(from, end)).replaceAll(" ");
      pieces.add(new Piece(from == 0 ? words.stripLeading() : words, clauses));
      begin = end;
    }
    return new Paragraph(List.copyOf(pieces));
  }
}
