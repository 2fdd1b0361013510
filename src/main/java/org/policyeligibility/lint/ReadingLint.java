package org.policyeligibility.lint;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;

/** Errors of statutory construction: a rule that reads more out of a text than it says, or less. */
final class ReadingLint {
  private static final String OTHER = "OTHER";

  /** A list that goes on: 等 that is no part of another word, "such as", "etc.". */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?<![高同平均相初中对])等(?![级同于待号次边])|\\bsuch as\\b|\\betc\\b|\\band other\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");

  /** So many letters of an English word are its stem. */
  private static final int STEM = 5;

  /** Words that stand in nearly every label and quote, and so prove nothing. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          ("kinds kind zone zones insti organ whose where which other none statu natio"
                  + " with that this from have into than been will they their under such what does"
                  + " being about also more most only least when each them those some both must"
                  + " shall every 园区 机构 单位 类型 国家 本单 情况 有关 相关 其他 我国")
              .split(" ", -1));

  /** The names of a profile: of a fact of its own they say nothing. */
  private static final Map<ProfileType, Set<String>> KINDS =
      Map.of(
          ProfileType.ENTERPRISE, Set.of("企业", "enter"),
          ProfileType.PERSON, Set.of("个人", "人员", "perso"),
          ProfileType.ZONE, Set.of("园区", "zone"));

  /** Characters of grammar: a pair that one of them stands in is no word. */
  private static final String PARTICLES = "的了在为和与或是有以等不所其及对从由被将已拟可之于并且者";

  private ReadingLint() {}

  static void look(Provision provision, FindingCollector findings) {
    if (provision.clause().evaluable() == Evaluable.NO) {
      return;
    }
    String path = findings.path(provision, "clause.yaml");
    if (provision.clause().effect() == Effect.OBLIGATION
        && provision.remarks().stream().noneMatch(Provision.Remark::binds)) {
      findings.add(
          LintCode.UNBOUND_OBLIGATION,
          path,
          "criteria:",
          Message.of("lint-unbound-obligation"),
          Message.of("write-binds-true"));
    }
    for (int i = 0; i < provision.criteria().size(); i++) {
      criterion(provision, i, path, findings);
    }
  }

  private static void criterion(
      Provision provision, int i, String path, FindingCollector findings) {
    Criterion criterion = provision.criteria().get(i);
    Text said = CriterionSentence.of(criterion);
    String words = criterion.fact().name() + ":";
    if (expectsAssessed(criterion)) {
      findings.add(
          LintCode.LABEL_CRITERION,
          path,
          words,
          Message.of("lint-label-criterion", said),
          Message.of("write-assessment-with-indication"));
    }
    if (isClosed(provision, i)) {
      findings.add(
          LintCode.CLOSED_LIST,
          path,
          words,
          Message.of("lint-closed-list", said),
          Message.of("add-other-and-assess"));
    }
    if (!isCited(provision, i)) {
      findings.add(
          LintCode.UNCITED_CRITERION,
          path,
          words,
          Message.of("lint-uncited-criterion", said),
          Message.of("quote-the-words-or-note"));
    }
  }

  private static boolean expectsAssessed(Criterion criterion) {
    Fact fact = criterion.fact();
    return fact.type().hasValues()
        && criterion.expected().stream()
            .anyMatch(value -> fact.valueList().get(value.toString()).assessed());
  }

  /** A list beside an open one; a single value where the words of the criterion itself go on. */
  private static boolean isClosed(Provision provision, int i) {
    Criterion criterion = provision.criteria().get(i);
    if (!criterion.fact().type().hasValues()
        || criterion.operator().isNegative()
        || criterion.expected().stream().anyMatch(OTHER::equals)) {
      return false;
    }
    if (criterion.operator().expectsList()) {
      return OPEN.matcher(governing(provision)).find();
    }
    String words =
        provision.remarks().get(i).words().getOrDefault(governingLanguage(provision), "");
    return OPEN.matcher(words).find()
        || criterion.expected().stream()
            .map(value -> criterion.fact().valueList().get(value.toString()).label().zh())
            .anyMatch(label -> beginsOpenList(label, governing(provision)));
  }

  /** Whether others stand behind a name, and 等 behind these: 省级高新区或各类工业园区等. */
  private static boolean beginsOpenList(String name, String text) {
    return Pattern.compile(
            Pattern.quote(name) + "(?:[、或和及][^、，；。]{1,20}?){1,8}(?:" + OPEN.pattern() + ")")
        .matcher(text)
        .find();
  }

  static Language governingLanguage(Provision provision) {
    return provision.clause().document().citedSource().language();
  }

  /** The words that govern, or those that are held. */
  static String governing(Provision provision) {
    return provision.clause().citation().quote().getOrDefault(governingLanguage(provision), "");
  }

  private static boolean isCited(Provision provision, int i) {
    Criterion criterion = provision.criteria().get(i);
    Text note = provision.remarks().get(i).note();
    for (Language language : Language.values()) {
      String text =
          provision.clause().citation().quote().getOrDefault(language, "")
              + " "
              + (note == null ? "" : note.in(language));
      Set<String> words = words(text, language);
      words.removeAll(KINDS.getOrDefault(criterion.fact().profile(), Set.of()));
      for (Text said : said(criterion)) {
        if (words(said.in(language), language).stream().anyMatch(words::contains)) {
          return true;
        }
      }
      for (Object value : criterion.expected()) {
        if (criterion.fact().type().isNumeric() && CitationLint.says(text, value.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The labels and phrases of a criterion's fact and values. */
  private static Collection<Text> said(Criterion criterion) {
    Fact fact = criterion.fact();
    return fact.type().hasValues()
        ? java.util.stream.Stream.concat(
                java.util.stream.Stream.of(fact.label()),
                criterion.expected().stream()
                    .map(value -> fact.valueList().get(value.toString()).label()))
            .toList()
        : List.of(fact.label(), fact.phrase());
  }

  /** Pairs of characters, or the stems of words, as far as they carry meaning. */
  static Set<String> words(String text, Language language) {
    Set<String> words = new HashSet<>();
    Matcher runs = (language == Language.ZH ? HAN : WORD).matcher(text);
    while (runs.find()) {
      String run = runs.group().toLowerCase(Locale.ROOT);
      if (language == Language.EN) {
        words.add(run.substring(0, Math.min(STEM, run.length())));
      }
      for (int i = 0; language == Language.ZH && i + 2 <= run.length(); i++) {
        addPair(run.substring(i, i + 2), words);
      }
    }
    words.removeAll(EVERYWHERE);
    return words;
  }

  private static void addPair(String pair, Set<String> words) {
    if (pair.chars().noneMatch(character -> PARTICLES.indexOf(character) >= 0)) {
      words.add(pair);
    }
  }
}
