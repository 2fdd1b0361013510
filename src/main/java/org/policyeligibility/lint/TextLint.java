package org.policyeligibility.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;

/**
 * The lint rules of missing texts. Both languages are written, and a copy of the other one is no
 * translation; a category has a title, for pages call it by that, and a benefit of several clauses
 * one of its own.
 */
final class TextLint {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");

  private TextLint() {}

  static void look(Provision provision, FindingCollector findings) {
    List<@Nullable Text> texts = new ArrayList<>();
    texts.add(provision.clause().title());
    texts.add(provision.clause().reason());
    texts.add(provision.clause().note());
    texts.add(provision.clause().authority().name());
    for (Requirement requirement : provision.clause().requires()) {
      texts.add(requirement.decidedBy().name());
      texts.add(requirement.law());
      texts.add(requirement.note());
    }
    for (Advisory advisory : provision.advisories()) {
      texts.add(advisory.text());
      texts.add(advisory.source());
    }
    provision.remarks().forEach(remark -> texts.add(remark.note()));
    look(texts, findings.path(provision, "clause.yaml"), findings);
    category(provision, findings);
    borrowed(provision, findings);
  }

  /** A benefit of several clauses is more than one of them, and is not called as that one. */
  private static void borrowed(Provision provision, FindingCollector findings) {
    String benefit = provision.clause().benefit();
    List<Provision> granting = findings.ruleset().benefits().getOrDefault(benefit, List.of());
    if (granting.size() < 2 || !granting.contains(provision)) {
      return;
    }
    Text title = findings.ruleset().titleOfBenefit(benefit);
    Text own = provision.clause().title();
    for (Language language : Language.values()) {
      if (isOneTitle(own.in(language), title.in(language))) {
        findings.add(
            LintCode.BORROWED_TITLE,
            findings.path(provision, "clause.yaml"),
            "title:",
            Message.of("benefit-is-called-as-a-clause", benefit, own.in(language)),
            Message.of("give-each-a-title-of-its-own"));
        return;
      }
    }
  }

  private static boolean isOneTitle(String own, String title) {
    return own.strip().equalsIgnoreCase(title.strip());
  }

  /** A category that has no title is misspelt or new; a law without titles has none to miss. */
  private static void category(Provision provision, FindingCollector findings) {
    Set<String> known = findings.ruleset().titlesOfCategories().keySet();
    String category = provision.clause().category();
    if (!known.isEmpty() && !known.contains(category)) {
      findings.add(
          LintCode.UNTITLED_CATEGORY,
          findings.path(provision, "clause.yaml"),
          "category:",
          Message.of("category-without-title", category),
          NearestName.to(category, known)
              .map(nearest -> Message.of("nearest-category-or-add-title", nearest))
              .orElseGet(
                  () -> Message.of("known-categories-or-add-title", String.join(", ", known))));
    }
  }

  static void look(Document document, FindingCollector findings) {
    List<@Nullable Text> texts = new ArrayList<>(document.notes());
    texts.add(document.title());
    texts.add(document.issuer());
    texts.add(document.weight());
    texts.add(document.inForceBasis());
    look(texts, document.id() + "/document.yaml", findings);
  }

  private static void look(List<@Nullable Text> texts, String path, FindingCollector findings) {
    for (Text text : texts) {
      if (text != null && !HAN.matcher(text.zh()).find()) {
        missing(path, text.zh(), Message.of("is-no-chinese", text.zh()), findings);
      } else if (text != null && !LATIN.matcher(text.en()).find()) {
        missing(path, text.en(), Message.of("is-no-english", text.en()), findings);
      }
    }
  }

  private static void missing(String path, String words, Message what, FindingCollector findings) {
    findings.add(
        LintCode.MISSING_TEXT,
        path,
        words,
        what,
        Message.of("write-both-languages-and-check-the-translation"));
  }
}
