package org.policyeligibility.web.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.message.Language;

/**
 * Marking of the parts of a page that are in another language than the text around them, so that
 * they are spoken in it (WCAG 3.1.2): Chinese words in an English sentence; in a Chinese one
 * English words that it quotes or has in brackets. English that stands there unquoted is an
 * oversight, and stays to be found.
 */
final class LanguageOfParts {
  private static final Pattern CHINESE =
      Pattern.compile("[\\p{IsHan}](?:[\\p{IsHan}0-9、，。；：〔〕（）《》“”…·]*[\\p{IsHan}〕）》])?");

  private static final Pattern QUOTED = Pattern.compile("“[^“”]*”|（[^（）]*）");

  /** Words, and no entity of HTML; what has no three small letters is an abbreviation. */
  private static final Pattern ENGLISH =
      Pattern.compile("(?<![&#A-Za-z])[A-Za-z](?:[A-Za-z0-9 ,.;:'’&#/()-]*[A-Za-z.])?");

  private static final Pattern WORD = Pattern.compile("[a-z]{3}");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
  private static final Pattern LANG = Pattern.compile("\\slang=\"([^\"]*)\"");

  /** Elements whose text is in no language, or can hold no other element. */
  private static final Set<String> PLAIN =
      Set.of("code", "option", "pre", "script", "style", "svg", "textarea", "title");

  /** The letters with which their names begin. */
  private static final String FIRST_OF_PLAIN = "copst";

  private static final String NONE = "";

  /**
   * An element with a language of its own that is not closed yet.
   *
   * @param within how many elements of its name are open in it
   */
  private record Open(String name, String language, int within) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder tag = new StringBuilder();
  private boolean inTag;

  LanguageOfParts(Language page) {
    open.push(new Open(NONE, page.tag(), 0));
  }

  /** A text that stands by itself, escaped. */
  static String marked(String text, Language around) {
    return marked(text, around.tag());
  }

  private static String marked(String text, String around) {
    if (around.startsWith("en")) {
      return hasChinese(text) ? CHINESE.matcher(text).replaceAll(span("zh-CN")) : text;
    }
    if (!around.startsWith("zh") || (text.indexOf('“') < 0 && text.indexOf('（') < 0)) {
      return text;
    }
    return QUOTED
        .matcher(text)
        .replaceAll(
            quoted ->
                Matcher.quoteReplacement(
                    ENGLISH
                        .matcher(quoted.group())
                        .replaceAll(
                            words -> WORD.matcher(words.group()).find() ? span("en") : "$0")));
  }

  private static String span(String language) {
    return "<span lang=\"" + language + "\">$0</span>";
  }

  private static boolean hasChinese(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isIdeographic(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The next piece of markup, which may begin and end anywhere. */
  String next(String piece) {
    StringBuilder marked = null;
    int copied = 0;
    int at = 0;
    while (at < piece.length()) {
      int found = piece.indexOf(inTag ? '>' : '<', at);
      int end = found < 0 ? piece.length() : found;
      if (inTag) {
        pass(piece, at, found);
      } else {
        String text = piece.substring(at, end);
        String spoken = marked(text, open.element().language());
        if (!spoken.equals(text)) {
          marked = marked == null ? new StringBuilder(2 * piece.length()) : marked;
          marked.append(piece, copied, at).append(spoken);
          copied = end;
        }
      }
      inTag = found < 0 ? inTag : !inTag;
      at = end + 1;
    }
    return marked == null ? piece : marked.append(piece, copied, piece.length()).toString();
  }

  /** Takes in a tag, or what of it is in this piece. */
  private void pass(String piece, int from, int found) {
    if (found < 0) {
      tag.append(piece, from, piece.length());
    } else if (tag.length() > 0) {
      String whole = tag.append(piece, from, found).toString();
      tag.setLength(0);
      pass(whole);
    } else if (piece.charAt(from) == '/' || open.size() > 1 || opens(piece, from, found)) {
      pass(piece.substring(from, found));
    }
  }

  /** Whether an element could have a language of its own, as few do. */
  private static boolean opens(String piece, int from, int found) {
    return FIRST_OF_PLAIN.indexOf(piece.charAt(from)) >= 0
        || piece.substring(from, found).contains("lang=");
  }

  private void pass(String whole) {
    boolean closing = whole.startsWith("/");
    Matcher found = NAME.matcher(whole);
    String name = found.region(closing ? 1 : 0, whole.length()).lookingAt() ? found.group() : NONE;
    Open top = open.element();
    if (!closing && !whole.endsWith("/")) {
      Matcher lang = LANG.matcher(whole);
      if (PLAIN.contains(name)) {
        open.push(new Open(name, NONE, 0));
      } else if (lang.find()) {
        open.push(new Open(name, lang.group(1), 0));
      } else if (name.equals(top.name())) {
        replace(top, 1);
      }
    } else if (closing && name.equals(top.name())) {
      if (top.within() == 0) {
        open.pop();
      } else {
        replace(top, -1);
      }
    }
  }

  private void replace(Open top, int more) {
    open.pop();
    open.push(new Open(top.name(), top.language(), top.within() + more));
  }
}
