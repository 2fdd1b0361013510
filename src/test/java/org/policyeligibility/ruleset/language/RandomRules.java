package org.policyeligibility.ruleset.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;

/** Rules at random: every operator over every fact, in one pattern or several. */
final class RandomRules {
  static final String PACKAGE = "rules.guofa_2020_7";
  static final String NAME = "guofa-2020-7/5.3";

  private final SplittableRandom random;
  private final Vocabulary vocabulary;

  RandomRules(long seed, Vocabulary vocabulary) {
    this.random = new SplittableRandom(seed);
    this.vocabulary = vocabulary;
  }

  List<Criterion> criteria() {
    List<ProfileType> types = shuffled(List.of(ProfileType.values()));
    List<Criterion> criteria = new ArrayList<>();
    for (ProfileType type : types.subList(0, 1 + random.nextInt(types.size()))) {
      for (int i = random.nextInt(6); i >= 0; i--) {
        criteria.add(criterion(type));
      }
    }
    return criteria;
  }

  private Criterion criterion(ProfileType type) {
    List<Fact> facts = vocabulary.facts(type);
    Fact fact = facts.get(random.nextInt(facts.size()));
    List<Operator> operators =
        Stream.of(Operator.values()).filter(candidate -> fits(fact.type(), candidate)).toList();
    Operator operator = operators.get(random.nextInt(operators.size()));
    return new Criterion(fact, operator, expected(fact, operator), random.nextInt(4) == 0);
  }

  private static boolean fits(FactType type, Operator operator) {
    Set<Operator> bounds = EnumSet.of(Operator.LT, Operator.LTE, Operator.GT, Operator.GTE);
    boolean equality = operator == Operator.EQ || operator == Operator.NOT_EQ;
    return switch (type) {
      case SET -> operator.name().contains("CONTAINS");
      case ENUM -> equality || operator == Operator.IN || operator == Operator.NOT_IN;
      case BOOLEAN -> equality;
      case INTEGER, NUMBER, DATE -> equality || bounds.contains(operator);
    };
  }

  private List<Object> expected(Fact fact, Operator operator) {
    return switch (fact.type()) {
      case SET, ENUM -> listed(fact, operator);
      case BOOLEAN -> List.of(random.nextBoolean());
      case INTEGER -> List.of(BigDecimal.valueOf(1 + random.nextInt(98)));
      case NUMBER -> List.of(BigDecimal.valueOf(100 + random.nextInt(9_800), 2));
      case DATE -> List.of(FactReader.FIRST_DAY.plusDays(1 + random.nextInt(100_000)));
    };
  }

  private List<Object> listed(Fact fact, Operator operator) {
    List<String> values = new ArrayList<>(fact.valueList().names());
    if (fact.type() == FactType.SET) {
      values.remove(ValueList.NONE);
    }
    int most = operator == Operator.NOT_IN ? values.size() - 1 : values.size();
    boolean several = operator.name().endsWith("_ANY");
    int count =
        operator.expectsList() ? Math.min(most, (several ? 2 : 1) + random.nextInt(most)) : 1;
    return List.copyOf(shuffled(values).subList(0, count));
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
    }
    return shuffled;
  }

  /** Lays the rule out as another hand would, with remarks. */
  String relaidOut(String text) {
    StringBuilder other = new StringBuilder("// 第一行\n");
    for (String word : text.trim().split("(?<=[(),])|(?=[(),])|\\s+", -1)) {
      if (!word.isBlank()) {
        other.append(word.strip()).append(gap());
      }
    }
    return other.toString();
  }

  private String gap() {
    return switch (random.nextInt(6)) {
      case 0 -> "\n";
      case 1 -> " // “引文” met( drools ); end\n";
      case 2 -> "\t  ";
      default -> " ";
    };
  }

  /** The text with a few characters changed. */
  String misspelt(String text) {
    StringBuilder other = new StringBuilder(text);
    String alphabet = "()!&|=<>,;.:$@{}[]\"'\\\n aeiounrst059_-+*/#\u0430\uff08\u202e\u0000\ud800";
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(other.length());
      char value = alphabet.charAt(random.nextInt(alphabet.length()));
      switch (random.nextInt(4)) {
        case 0 -> other.setCharAt(at, value);
        case 1 -> other.insert(at, value);
        case 2 -> other.deleteCharAt(at);
        default -> other.insert(at, words().get(random.nextInt(words().size())));
      }
    }
    return other.toString();
  }

  private static List<String> words() {
    return List.of(
        " eval( true ) ",
        " from ",
        " || ",
        " && ",
        " !( ",
        " in ( ",
        " null ",
        " == ",
        " not ",
        " rule \"x\" when then end ",
        " salience 1 ",
        " $x : ",
        " import java.util.List ",
        " function void f() {} ",
        " query q() end ",
        " met( drools ); ",
        " \\u0041 ",
        " @A(1) ",
        " exists ",
        " or ",
        " and ",
        " accumulate( ",
        " /* ",
        " */ ",
        " // ",
        " # ",
        " declare A end ");
  }
}
