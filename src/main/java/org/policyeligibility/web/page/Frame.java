package org.policyeligibility.web.page;

import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The view of what stands around every page.
 *
 * @param base where the pages of its language begin
 * @param otherPath the path of the page in the other language
 * @param state the sealed state to take along; null where the page has none
 * @param version of the rule set; empty where the page is of none
 */
public record Frame(
    String title,
    String tag,
    String base,
    String otherTag,
    String otherPath,
    @Nullable String state,
    String style,
    String icon,
    String version,
    String notice,
    boolean error) {
  public static Frame of(
      String title,
      Language language,
      String path,
      @Nullable String state,
      Ruleset ruleset,
      boolean error) {
    return of(title, language, path, state, ruleset.version(), error);
  }

  /** Of a page that is shown whether or not there is a rule set. */
  static Frame bare(String title, Language language) {
    return of(title, language, PagePaths.HOME, null, "", false);
  }

  private static Frame of(
      String title,
      Language language,
      String path,
      @Nullable String state,
      String version,
      boolean error) {
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    return new Frame(
        title,
        language.tag(),
        PagePaths.prefix(language),
        other.tag(),
        PagePaths.prefix(other) + path,
        state,
        Assets.STYLE.path(),
        Assets.ICON.path(),
        version,
        AnswerWriter.NOTICE.in(language),
        error);
  }
}
