package org.policyeligibility.ruleset.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rules/grammar.ebnf}, read: it derives sentences and recognises them, word by word. */
final class Grammar {
  /** The terminals that are one word for the reader, with examples. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "name", List.of("a", "B", "ageYears", "not", "in", "contains", "true"),
          "number", List.of("5", "-1", "2.50"),
          "quoted value", List.of("\"CN-SH\""),
          "day", List.of("\"2020-07-13\""));

  private static final Pattern SIGN =
      Pattern.compile("\"([^\"]+)\"|'([^']+)'|\\?[^?]*\\?|[a-z]+(?: [a-z]+)*|[|,\\[\\](){}]");

  private final Map<String, Expression> rules = new HashMap<>();

  /** One side of a rule. */
  private sealed interface Expression {
    record Word(String text) implements Expression {}

    record Rule(String name) implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    record Choice(List<Expression> parts) implements Expression {}

    record Repeated(Expression part, boolean once) implements Expression {}
  }

  static Grammar read() {
    try {
      return new Grammar(Files.readString(Path.of("rules/grammar.ebnf")));
    } catch (IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  private Grammar(String text) {
    for (String rule : text.replaceAll("(?s)\\(\\*.*?\\*\\)", "").split(";\\s*\\n", -1)) {
      int sign = rule.indexOf('=');
      if (sign > 0) {
        List<String> signs = new ArrayList<>();
        Matcher found = SIGN.matcher(rule.substring(sign + 1));
        while (found.find()) {
          signs.add(found.group());
        }
        rules.put(rule.substring(0, sign).strip(), choice(signs));
      }
    }
  }

  Set<String> names() {
    return rules.keySet();
  }

  private static Expression choice(List<String> signs) {
    List<Expression> parts = new ArrayList<>(List.of(sequence(signs)));
    while (!signs.isEmpty() && signs.get(0).equals("|")) {
      signs.remove(0);
      parts.add(sequence(signs));
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Choice(parts);
  }

  private static Expression sequence(List<String> signs) {
    List<Expression> parts = new ArrayList<>(List.of(part(signs)));
    while (!signs.isEmpty() && signs.get(0).equals(",")) {
      signs.remove(0);
      parts.add(part(signs));
    }
    return new Expression.Sequence(parts);
  }

  private static Expression part(List<String> signs) {
    String sign = signs.remove(0);
    Expression part =
        switch (sign) {
          case "(" -> choice(signs);
          case "[" -> new Expression.Repeated(choice(signs), true);
          case "{" -> new Expression.Repeated(choice(signs), false);
          default ->
              sign.startsWith("\"") || sign.startsWith("'")
                  ? new Expression.Word(sign.substring(1, sign.length() - 1))
                  : new Expression.Rule(sign);
        };
    if (sign.equals("(") || sign.equals("[") || sign.equals("{")) {
      signs.remove(0);
    }
    return part;
  }

  private Expression rule(String name) {
    Expression rule = rules.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("the grammar has no " + name);
    }
    return rule;
  }

  /** A sentence at random. */
  List<String> sentence(String name, SplittableRandom random) {
    List<String> words = new ArrayList<>();
    derive(rule(name), random, 0, words);
    return words;
  }

  private void derive(
      Expression expression, SplittableRandom random, int depth, List<String> words) {
    if (expression instanceof Expression.Word word) {
      words.add(word.text());
    } else if (expression instanceof Expression.Rule rule && WORDS.containsKey(rule.name())) {
      List<String> examples = WORDS.getOrDefault(rule.name(), List.of());
      words.add(examples.get(random.nextInt(examples.size())));
    } else if (expression instanceof Expression.Rule rule) {
      derive(rule(rule.name()), random, depth + 1, words);
    } else if (expression instanceof Expression.Sequence sequence) {
      sequence.parts().forEach(part -> derive(part, random, depth, words));
    } else if (expression instanceof Expression.Choice choice) {
      // Deep down the last choice, which is the plain one.
      int last = choice.parts().size() - 1;
      derive(choice.parts().get(depth > 8 ? last : random.nextInt(last + 1)), random, depth, words);
    } else if (expression instanceof Expression.Repeated repeated) {
      int times = depth > 8 ? 0 : random.nextInt(repeated.once() ? 2 : 3);
      for (int i = 0; i < times; i++) {
        derive(repeated.part(), random, depth, words);
      }
    }
  }

  /** Whether the words are a sentence. */
  boolean derives(String name, List<String> words) {
    return ends(rule(name), words, 0).contains(words.size());
  }

  private Set<Integer> ends(Expression expression, List<String> words, int from) {
    if (expression instanceof Expression.Word word) {
      return from < words.size() && words.get(from).equals(word.text())
          ? Set.of(from + 1)
          : Set.of();
    }
    if (expression instanceof Expression.Rule rule && WORDS.containsKey(rule.name())) {
      return from < words.size() && isOf(rule.name(), words.get(from))
          ? Set.of(from + 1)
          : Set.of();
    }
    if (expression instanceof Expression.Rule rule) {
      return ends(rule(rule.name()), words, from);
    }
    if (expression instanceof Expression.Choice choice) {
      Set<Integer> ends = new HashSet<>();
      choice.parts().forEach(part -> ends.addAll(ends(part, words, from)));
      return ends;
    }
    if (expression instanceof Expression.Sequence sequence) {
      Set<Integer> ends = Set.of(from);
      for (Expression part : sequence.parts()) {
        Set<Integer> next = new HashSet<>();
        ends.forEach(end -> next.addAll(ends(part, words, end)));
        ends = next;
      }
      return ends;
    }
    Expression.Repeated repeated = (Expression.Repeated) expression;
    Set<Integer> ends = new HashSet<>(Set.of(from));
    Set<Integer> last = ends(repeated.part(), words, from);
    while (ends.addAll(last) && !repeated.once()) {
      Set<Integer> next = new HashSet<>();
      last.forEach(end -> next.addAll(ends(repeated.part(), words, end)));
      last = next;
    }
    return ends;
  }

  private static boolean isOf(String kind, String word) {
    return switch (kind) {
      case "name" -> word.matches("[A-Za-z_][A-Za-z0-9_]*");
      case "number" -> word.matches("-?[0-9]+(\\.[0-9]+)?");
      default -> word.startsWith("\"");
    };
  }
}
