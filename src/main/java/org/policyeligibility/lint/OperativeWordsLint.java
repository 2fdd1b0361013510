package org.policyeligibility.lint;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.Ground;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.ValueList;

/**
 * Operative words that do not bear what the clause says of them: how strong it is, who decides, and
 * that a word of quality is for nobody to judge.
 */
final class OperativeWordsLint {
  /** The verbs of each modality, of which a quote has one. Others have no verb of their own. */
  private static final Map<Modality, Pattern> VERBS = new EnumMap<>(Modality.class);

  static {
    verbs(Modality.PERMISSION, "可|允许|准许|\\b(?:may|can|allow|permit)");
    verbs(Modality.PRIORITY, "优先|priorit|preferential|\\bfirst\\b");
    verbs(Modality.SUPPORT, "支持|support");
    verbs(Modality.ENCOURAGEMENT, "鼓励|encourag");
  }

  private OperativeWordsLint() {}

  private static void verbs(Modality modality, String verbs) {
    VERBS.put(modality, Pattern.compile(verbs, Pattern.CASE_INSENSITIVE));
  }

  static void look(Provision provision, FindingCollector findings) {
    Clause clause = provision.clause();
    String path = findings.path(provision, "clause.yaml");
    String quote = ReadingLint.governing(provision);
    Pattern verbs = VERBS.get(clause.modality());
    boolean said =
        verbs == null
            ? clause.modality() != Modality.ENTITLEMENT || !isWeaker(quote)
            : verbs.matcher(quote).find();
    if (!said) {
      String modality = clause.modality().name().toLowerCase(Locale.ROOT);
      findings.add(
          LintCode.UNSAID_MODALITY,
          path,
          "modality:",
          Message.of("lint-unsaid-modality", modality),
          Message.of("write-the-modality-of-the-verb"));
    }
    if (clause.evaluable() != Evaluable.NO) {
      quality(provision, quote, path, findings);
    }
    for (Requirement requirement : clause.requires()) {
      if (requirement.ground() == Ground.TEXT && !isNamed(requirement, provision)) {
        findings.add(
            LintCode.UNNAMED_DECIDER,
            path,
            "basis: text",
            Message.of("lint-unnamed-decider", requirement.decidedBy().name()),
            Message.of("quote-who-decides-or-infer"));
      }
    }
  }

  /** Whether the words give less than a claim. */
  private static boolean isWeaker(String quote) {
    return VERBS.values().stream().anyMatch(verbs -> verbs.matcher(quote).find());
  }

  private static void quality(
      Provision provision, String quote, String path, FindingCollector findings) {
    boolean assessed =
        provision.clause().requires().stream()
            .anyMatch(requirement -> requirement.kind() == Requirement.Kind.ASSESSMENT);
    if (assessed || provision.clause().effect() != Effect.BENEFIT) {
      return;
    }
    Language language = ReadingLint.governingLanguage(provision);
    findings.ruleset().vocabulary().lists().values().stream()
        .flatMap(list -> list.values().stream())
        .filter(ValueList.Value::assessed)
        .map(ValueList.Value::label)
        .filter(label -> isSaid(label.in(language), quote))
        .findFirst()
        .ifPresent(
            label ->
                findings.add(
                    LintCode.UNASSESSED_QUALITY,
                    path,
                    label.in(language),
                    Message.of("lint-unassessed-quality", label),
                    Message.of("write-assessment-with-indication")));
  }

  /** Whether words stand there by themselves: 加大企业 and enlarge enterprises are of no 大企业. */
  static boolean isSaid(String words, String quote) {
    return Pattern.compile(
            "(?<![A-Za-z加扩做])" + Pattern.quote(words) + "s?(?![A-Za-z])", Pattern.CASE_INSENSITIVE)
        .matcher(quote)
        .find();
  }

  /** The name of the body and the quote have a word in common. */
  private static boolean isNamed(Requirement requirement, Provision provision) {
    Language language = ReadingLint.governingLanguage(provision);
    Text name = requirement.decidedBy().name();
    return ReadingLint.words(name.in(language), language).stream()
        .anyMatch(ReadingLint.words(ReadingLint.governing(provision), language)::contains);
  }
}
