package org.policyeligibility.ruleset.language;

import java.util.List;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;

/** The words of one rule, read from front to back. */
final class TokenStream {
  private final String path;
  private final List<RuleToken> tokens;
  private int next;

  TokenStream(String path, String text) throws RuleSyntaxException {
    this(path, text, 1, 1);
  }

  /**
   * The words of a part of a rule.
   *
   * @param line where the part begins
   * @param column where the part begins
   */
  TokenStream(String path, String text, int line, int column) throws RuleSyntaxException {
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

  void expect(String expected, Message remedy) throws RuleSyntaxException {
    if (!skip(expected)) {
      Message shown = peek().shown();
      Message foreign = ForeignSyntax.word(peek().text());
      throw syntax(
          peek(),
          Message.of("found-instead-of", shown, expected),
          foreign == null ? remedy : foreign);
    }
  }

  void expectEnd() throws RuleSyntaxException {
    if (peek().kind() != RuleToken.Kind.END) {
      throw syntax(
          peek(),
          Message.of("after-the-end", peek().text()),
          Message.of("nothing-follows-one-file-one-rule"));
    }
  }

  String name(Message meaning) throws RuleSyntaxException {
    if (peek().kind() != RuleToken.Kind.NAME) {
      throw unexpected(meaning);
    }
    return take().text();
  }

  String string(Message meaning) throws RuleSyntaxException {
    if (peek().kind() != RuleToken.Kind.STRING) {
      throw unexpected(meaning);
    }
    return unquoted(take());
  }

  static String unquoted(RuleToken string) {
    return string.text().substring(1, string.text().length() - 1);
  }

  private RuleSyntaxException unexpected(Message meaning) {
    Message shown = peek().shown();
    Message foreign = ForeignSyntax.word(peek().text());
    return syntax(
        peek(),
        Message.of("found", shown),
        foreign == null ? Message.of("write-expected", meaning) : foreign);
  }

  RuleSyntaxException syntax(RuleToken token, Message what, Message remedy) {
    return new RuleSyntaxException(path, token.line(), token.column(), what, remedy);
  }

  RulesetFault fault(RuleToken token, Message what, Message remedy) {
    return new RulesetFault(path, token.line(), token.column(), what, remedy);
  }
}
