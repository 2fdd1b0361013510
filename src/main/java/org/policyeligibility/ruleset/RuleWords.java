package org.policyeligibility.ruleset;

import java.util.List;
import org.policyeligibility.law.Text;

/** The words of one rule, read from front to back. */
final class RuleWords {
  private final String path;
  private final List<RuleToken> tokens;
  private int next;

  RuleWords(String path, String text) throws RuleSyntax {
    this(path, text, 1, 1);
  }

  /**
   * The words of a part of a rule.
   *
   * @param line where the part begins
   * @param column where the part begins
   */
  RuleWords(String path, String text, int line, int column) throws RuleSyntax {
    this.path = path;
    this.tokens = RuleToken.of(path, text, line, column);
  }

  RuleToken peek() {
    return tokens.get(next);
  }

  RuleToken take() {
    RuleToken token = tokens.get(next);
    if (token.kind() != RuleToken.Kind.END) {
      next++;
    }
    return token;
  }

  boolean skip(String expected) {
    boolean found = peek().is(expected);
    if (found) {
      next++;
    }
    return found;
  }

  void expect(String expected, Text remedy) throws RuleSyntax {
    if (!skip(expected)) {
      Text shown = peek().shown();
      Text foreign = RuleForeign.word(peek().text());
      throw syntax(
          peek(),
          new Text(
              "此处应为 `" + expected + "`，却是 " + shown.zh(),
              "found " + shown.en() + " instead of `" + expected + "`"),
          foreign == null ? remedy : foreign);
    }
  }

  void expectEnd() throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.END) {
      throw syntax(
          peek(),
          new Text("结尾之后还有 `" + peek().text() + "`", "`" + peek().text() + "` after the end"),
          new Text("之后不再有任何内容；一个文件一条规则", "nothing follows; one file, one rule"));
    }
  }

  String name(Text meaning) throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.NAME) {
      throw unexpected(meaning);
    }
    return take().text();
  }

  String string(Text meaning) throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.STRING) {
      throw unexpected(meaning);
    }
    return unquoted(take());
  }

  static String unquoted(RuleToken string) {
    return string.text().substring(1, string.text().length() - 1);
  }

  private RuleSyntax unexpected(Text meaning) {
    Text shown = peek().shown();
    Text foreign = RuleForeign.word(peek().text());
    return syntax(
        peek(),
        new Text("此处是 " + shown.zh(), "found " + shown.en()),
        foreign == null ? new Text("请写" + meaning.zh(), "write " + meaning.en()) : foreign);
  }

  RuleSyntax syntax(RuleToken token, Text what, Text remedy) {
    return new RuleSyntax(path, token.line(), token.column(), what, remedy);
  }

  RulesetFault fault(RuleToken token, Text what, Text remedy) {
    return new RulesetFault(path, token.line(), token.column(), what, remedy);
  }
}
