package org.policyeligibility.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.proof.QuotedPassage;

/**
 * Whether quotes are whole: a reader is to see from the quote alone why the rule is as it is. Only
 * what a machine can see is found; the rest is read by eye.
 */
final class QuoteLint {
  /** Fewer English letters for one Chinese character, or more, are not the same words. */
  private static final double LEAST = 2.5;

  private static final double MOST = 8;

  /** The sentence goes on within a word group, or with a word. */
  private static final Map<Language, Pattern> GOES_ON =
      Map.of(
          Language.ZH,
          Pattern.compile("、.*|[\\p{IsHan}“（].*"),
          Language.EN,
          Pattern.compile("[A-Za-z“(-].*| [A-Za-z“(].*"));

  private static final Map<Language, Pattern> BEGUN =
      Map.of(
          Language.ZH, Pattern.compile(".*、"),
          Language.EN, Pattern.compile(".*[A-Za-z,-]"));

  /** A list of which the quote has items before the last. */
  private static final Pattern LIST = Pattern.compile("(?:.*, )(?:[A-Za-z’'-]+ ){0,3}[A-Za-z’'-]+");

  /** The last item, or one or more before it: no clause of its own with a word that joins it. */
  private static final Pattern LAST_ITEMS =
      Pattern.compile(
          ", (?:and|or) [a-z -]{1,60}[,.;].*"
              + "|, (?!(?:and|or|to|so|which|that|who|by|with|for|in|as|while) )"
              + "[a-z’' -]{1,40}(?:,| and| or) .*");

  /** Ends before the object: {@code 对符合条件的，…}, {@code 通过……等方式，…}. */
  private static final Pattern WITHOUT_OBJECT =
      Pattern.compile(
          "(?:.*[，；])?(?:对|对于|通过|经|经过|按照|根据|依托|围绕|在)[^，；]*(?:的|方式|基础上|前提下|等|批准|同意|审批|审核|核准)");

  private QuoteLint() {}

  /** Reports quotes of unequal extent in the two languages. */
  static void look(Provision provision, FindingCollector findings) {
    String zh = provision.clause().citation().quote().get(Language.ZH);
    String en = provision.clause().citation().quote().get(Language.EN);
    if (zh == null || en == null) {
      return;
    }
    double ratio = (double) en.length() / zh.length();
    if (ratio < LEAST || ratio > MOST) {
      findings.add(
          LintCode.UNEQUAL_QUOTES,
          findings.path(provision, "clause.yaml"),
          "quote:",
          Message.of("lint-unequal-quotes"),
          Message.of("quote-the-same-words"));
    }
  }

  /** Whether each quote is whole in its sentence. */
  static void look(FindingCollector findings, Path sources) throws IOException {
    for (QuotedPassage quotedPassage : QuotedPassage.of(findings.ruleset(), sources)) {
      if (isCut(quotedPassage)) {
        String around =
            quotedPassage.language() == Language.ZH
                ? quotedPassage.after()
                : quotedPassage.after().strip();
        String next = around.substring(0, Math.min(around.length(), 12));
        findings.add(
            LintCode.CUT_QUOTE,
            findings.path(quotedPassage.provision(), "clause.yaml"),
            "quote:",
            Message.of("lint-cut-quote", quotedPassage.language().code(), next),
            Message.of("quote-to-its-end"));
      }
    }
  }

  private static boolean isCut(QuotedPassage quotedPassage) {
    String after = quotedPassage.after();
    Language language = quotedPassage.language();
    boolean ended = language == Language.EN && quotedPassage.quote().endsWith(".");
    return (!ended && matches(GOES_ON, language, after))
        || matches(BEGUN, language, quotedPassage.before())
        || (language == Language.EN
            && LAST_ITEMS.matcher(after).matches()
            && LIST.matcher(quotedPassage.quote()).matches())
        || (language == Language.ZH
            && after.startsWith("，")
            && WITHOUT_OBJECT.matcher(quotedPassage.quote()).matches());
  }

  private static boolean matches(Map<Language, Pattern> patterns, Language language, String text) {
    Pattern pattern = patterns.get(language);
    return pattern != null && pattern.matcher(text).matches();
  }
}
