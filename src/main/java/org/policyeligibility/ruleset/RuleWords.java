package org.policyeligibility.ruleset;

import java.util.List;

/** The words of one rule, read from front to back. */
final class RuleWords {
  private final String path;
  private final List<RuleToken> tokens;
  private int next;

  RuleWords(String path, String text) throws RuleSyntax {
    this.path = path;
    this.tokens = RuleToken.of(path, text);
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

  void expect(String expected, String remedy) throws RuleSyntax {
    if (!skip(expected)) {
      throw syntax(peek(), "found `" + peek().text() + "` instead of `" + expected + "`", remedy);
    }
  }

  void expectEnd() throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.END) {
      throw syntax(
          peek(), "`" + peek().text() + "` after the end", "nothing follows; one file, one rule");
    }
  }

  String name(String meaning) throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.NAME) {
      throw syntax(peek(), "found `" + peek().text() + "`", "write " + meaning);
    }
    return take().text();
  }

  String string(String meaning) throws RuleSyntax {
    if (peek().kind() != RuleToken.Kind.STRING) {
      throw syntax(peek(), "found `" + peek().text() + "`", "write " + meaning);
    }
    String quoted = take().text();
    return quoted.substring(1, quoted.length() - 1);
  }

  RuleSyntax syntax(RuleToken token, String what, String remedy) {
    return new RuleSyntax(path, token.line(), token.column(), what, remedy);
  }

  RulesetFault fault(RuleToken token, String what, String remedy) {
    return new RulesetFault(path, token.line(), what, remedy);
  }
}
