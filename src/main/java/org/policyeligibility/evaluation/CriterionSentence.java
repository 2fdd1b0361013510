package org.policyeligibility.evaluation;

import java.util.List;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;

/** A criterion as a sentence, made from the vocabulary, so that a new clause needs none. */
public final class CriterionSentence {
  /** Where the values stand in an English phrase that is more than the subject. */
  private static final String PLACE = "…";

  private static final String ARTICLE = "a ";

  private CriterionSentence() {}

  /** {@code 年龄不超过65周岁}, {@code age is at most 65}. */
  public static Text of(Criterion criterion) {
    return new Text(sentence(criterion, Language.ZH), sentence(criterion, Language.EN));
  }

  private static String sentence(Criterion criterion, Language language) {
    Fact fact = criterion.fact();
    if (fact.denied() != null) {
      boolean affirmed = criterion.expected().get(0).equals(criterion.operator() == Operator.EQ);
      return (affirmed ? fact.phrase() : fact.denied()).in(language);
    }
    String subject = fact.phrase().in(language);
    String values = values(criterion, language);
    if (language == Language.EN && subject.endsWith(PLACE)) {
      return predicate(criterion.operator(), subject, values);
    }
    return language == Language.ZH
        ? subject + zh(criterion) + values + unit(fact)
        : subject + " " + en(criterion) + " " + values;
  }

  /** {@code in a national high-tech zone}. */
  private static String predicate(Operator operator, String phrase, String values) {
    String predicate = phrase.substring(0, phrase.length() - PLACE.length());
    if (predicate.endsWith(" " + ARTICLE)) {
      predicate = predicate.substring(0, predicate.length() - ARTICLE.length()) + article(values);
    }
    boolean negated =
        switch (operator) {
          case NOT_EQ, NOT_IN, NOT_CONTAINS, NOT_CONTAINS_ANY -> true;
          case EQ, IN, CONTAINS, CONTAINS_ANY, LT, LTE, GT, GTE -> false;
        };
    return (negated ? "not: " : "") + predicate + values;
  }

  /** The article before the first of the values; {@code another} is one itself. */
  private static String article(String values) {
    if (values.startsWith("another ")) {
      return "";
    }
    boolean vowel = "aeio".indexOf(values.charAt(0)) >= 0;
    return vowel ? "an " : ARTICLE;
  }

  private static String unit(Fact fact) {
    return fact.unit() == null ? "" : fact.unit().zh();
  }

  private static String zh(Criterion criterion) {
    boolean day = criterion.fact().type() == FactType.DATE;
    return switch (criterion.operator()) {
      case EQ, IN -> "为";
      case NOT_EQ, NOT_IN -> "不为";
      case CONTAINS, CONTAINS_ANY -> "包括";
      case NOT_CONTAINS, NOT_CONTAINS_ANY -> "不包括";
      case LT -> day ? "早于" : "小于";
      case LTE -> day ? "不晚于" : "不超过";
      case GT -> day ? "晚于" : "大于";
      case GTE -> day ? "不早于" : "不少于";
    };
  }

  private static String en(Criterion criterion) {
    boolean day = criterion.fact().type() == FactType.DATE;
    return switch (criterion.operator()) {
      case EQ, IN -> "is";
      case NOT_EQ, NOT_IN -> "is not";
      case CONTAINS, CONTAINS_ANY -> "includes";
      case NOT_CONTAINS, NOT_CONTAINS_ANY -> "does not include";
      case LT -> day ? "is before" : "is less than";
      case LTE -> day ? "is not after" : "is at most";
      case GT -> day ? "is after" : "is more than";
      case GTE -> day ? "is not before" : "is at least";
    };
  }

  private static String values(Criterion criterion, Language language) {
    List<String> values =
        criterion.expected().stream()
            .map(value -> value(criterion.fact(), value, language))
            .toList();
    if (values.size() == 1) {
      return values.get(0);
    }
    String last = values.get(values.size() - 1);
    List<String> others = values.subList(0, values.size() - 1);
    return language == Language.ZH
        ? String.join("、", others) + "或" + last
        : String.join(", ", others) + " or " + last;
  }

  private static String value(Fact fact, Object value, Language language) {
    return fact.type().hasValues()
        ? fact.valueList().get(value.toString()).label().in(language)
        : value.toString();
  }
}
