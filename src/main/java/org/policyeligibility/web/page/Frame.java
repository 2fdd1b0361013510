package org.policyeligibility.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The view of what stands around every page.
 *
 * @param base where the pages of its language begin
 * @param home the first page
 * @param navigation the parts of the whole
 * @param sections the parts of the law; none on other pages
 * @param otherPath the path of the page in the other language
 * @param state the sealed state to take along; null where the page has none
 * @param keep the script by which answers are kept in the browser
 * @param lawStyle the style of pages to be read, of the law and of the contract; null on others
 * @param version of the rule set; empty where the page is of none
 * @param back to the page before; null where a page has none of its own
 * @param repeated what asks for the same page in the other language, beside the state
 */
public record Frame(
    String title,
    String tag,
    String base,
    String home,
    List<Link> navigation,
    List<Link> sections,
    String otherTag,
    String otherPath,
    @Nullable String state,
    String style,
    @Nullable String lawStyle,
    String icon,
    String keep,
    String version,
    String notice,
    boolean error,
    @Nullable Back back,
    List<Field> repeated) {
  /** A link with its words. */
  public record Link(String label, String path, boolean current) {}

  /**
   * The way back.
   *
   * @param asked whether a form asks for it, with the state; else it is a link
   * @param last whether the page before is shown in place of the one that the path has
   */
  public record Back(String path, boolean asked, boolean last) {}

  /** A field of a form that nobody sees. */
  public record Field(String name, String value) {}

  /** This frame with a way back, and what has to be sent again for the same page. */
  public Frame with(Back way, List<Field> again) {
    return new Frame(
        title,
        tag,
        base,
        home,
        navigation,
        sections,
        otherTag,
        otherPath,
        state,
        style,
        lawStyle,
        icon,
        keep,
        version,
        notice,
        error,
        way,
        List.copyOf(again));
  }

  /** Around a page of the service that is no page of the law. */
  public static Frame of(
      String title,
      Language language,
      String path,
      @Nullable String state,
      Ruleset ruleset,
      boolean error) {
    Parts parts = new Parts(language, PageLinks.SERVED, path);
    return parts.frame(title, state, ruleset.version(), error, List.of(), null);
  }

  /** Of a page that is shown whether or not there is a rule set. */
  static Frame bare(String title, Language language) {
    Parts parts = new Parts(language, PageLinks.SERVED, PagePaths.HOME);
    return parts.frame(title, null, "", false, List.of(), null);
  }

  /** Around the page for developers, which is there whether or not there is a rule set. */
  public static Frame ofDevelopers(String title, Language language) {
    Parts parts = new Parts(language, PageLinks.SERVED, PagePaths.DEVELOPERS);
    return parts.frame(title, null, "", false, List.of(), PageLinks.SERVED.to(Assets.LAW_STYLE));
  }

  /**
   * Around a page of the law.
   *
   * @param links how it is linked: served, or as files, where there is no interview
   */
  public static Frame ofLaw(
      String title, Language language, String path, Ruleset ruleset, PageLinks links) {
    Parts parts = new Parts(language, links, path);
    return parts.frame(
        title,
        null,
        ruleset.version(),
        false,
        List.of(
            parts.link("documents", PagePaths.LAW),
            parts.link("benefits", PagePaths.BENEFITS),
            parts.link("timeline", PagePaths.TIMELINE),
            parts.link("factsAsked", PagePaths.FACTS)),
        links.to(Assets.LAW_STYLE));
  }

  /** The parts of frames that all pages of a language share which are linked in one way. */
  private record Parts(Language language, PageLinks links, String path) {
    Link link(String words, String target) {
      return link(words, target, target.equals(path));
    }

    Link link(String words, String target, boolean current) {
      return new Link(new Words(language).say(words), links.to(language, target), current);
    }

    Frame frame(
        String title,
        @Nullable String state,
        String version,
        boolean error,
        List<Link> sections,
        @Nullable String lawStyle) {
      Language other = language == Language.ZH ? Language.EN : Language.ZH;
      boolean served = links.equals(PageLinks.SERVED);
      Link law = link("navLaw", PagePaths.LAW, !sections.isEmpty());
      return new Frame(
          title,
          language.tag(),
          PagePaths.prefix(language),
          served ? links.to(language, PagePaths.HOME) : law.path(),
          served
              ? List.of(
                  link("navCheck", PagePaths.HOME, sections.isEmpty() && !version.isEmpty()),
                  law,
                  link("developers", PagePaths.DEVELOPERS))
              : List.of(),
          sections,
          other.tag(),
          links.to(other, path),
          state,
          links.to(Assets.STYLE),
          lawStyle,
          links.to(Assets.ICON),
          Assets.KEEP.path(),
          version,
          AnswerWriter.NOTICE.in(language),
          error,
          null,
          List.of());
    }
  }
}
