package org.policyeligibility.draft.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.answer.term.ValueInWords;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.register.Zone;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.scenario.Scenario;

/**
 * The wording of a scenario from its facts: in what it departs from the case that its file begins
 * with, and the day. It stands in for a name in a language in which the drafter gave none.
 */
record ScenarioInWords(Ruleset ruleset) {
  private static final String HAN = "(?s).*\\p{IsHan}.*";

  /** The description where the name is in the other language alone; empty where it is not. */
  String inPlaceOfName(Scenario scenario, @Nullable Profile profile, Language language) {
    boolean chinese = scenario.name().in(language).matches(HAN);
    return chinese == (language == Language.ZH) ? "" : description(scenario, profile).in(language);
  }

  /**
   * The facts that a scenario tries, and its day.
   *
   * @param profile as it was read; null where it cannot be
   */
  Text description(Scenario scenario, @Nullable Profile profile) {
    return new Text(
        description(scenario, profile, Language.ZH), description(scenario, profile, Language.EN));
  }

  private String description(Scenario scenario, @Nullable Profile profile, Language language) {
    List<String> parts = new ArrayList<>();
    for (String name : scenario.changed()) {
      if (scenario.profile().get(name) instanceof Map<?, ?> standings) {
        standings.forEach(
            (subject, standing) ->
                parts.add(
                    said(
                        title(String.valueOf(subject), language),
                        standing(String.valueOf(standing), language),
                        language)));
      } else if (profile != null) {
        parts.add(member(name, scenario, profile, language));
      }
    }
    String zh = parts.isEmpty() ? "起始情形" : String.join("；", parts);
    String en = parts.isEmpty() ? "as the file begins" : String.join("; ", parts);
    return language == Language.ZH
        ? zh + "（判断日期 " + scenario.asOf() + "）"
        : en + " (as of " + scenario.asOf() + ")";
  }

  private String member(String name, Scenario scenario, Profile profile, Language language) {
    Fact fact = ruleset.vocabulary().fact(profile.type(), name);
    if (fact != null) {
      return said(
          fact.label().in(language),
          ValueInWords.of(fact, profile.stated(fact), language)
              + workedOut(fact, profile, language),
          language);
    }
    Identifier identifier = ruleset.vocabulary().identifier(profile.type(), name);
    Object stated = scenario.profile().get(name);
    String written =
        stated == null
            ? language == Language.ZH ? "未填" : "not stated"
            : ruleset
                .register()
                .zone(stated.toString())
                .map(Zone::name)
                .map(text -> text.in(language))
                .orElse(stated.toString());
    return said(identifier == null ? name : identifier.label().in(language), written, language);
  }

  /** An age beside the day of birth from which it follows. */
  private String workedOut(Fact origin, Profile profile, Language language) {
    StringBuilder ages = new StringBuilder();
    for (Fact fact : ruleset.vocabulary().facts(profile.type())) {
      Object value = origin.name().equals(fact.derivedFrom()) ? profile.value(fact) : null;
      if (value != null) {
        Text unit = fact.unit();
        ages.append(
            language == Language.ZH
                ? "（" + value + (unit == null ? "" : unit.zh()) + "）"
                : " (" + value + (unit == null ? "" : " " + unit.en()) + ")");
      }
    }
    return ages.toString();
  }

  private String title(String subject, Language language) {
    return ruleset
        .provision(subject)
        .map(provision -> provision.clause().title())
        .orElseGet(
            () ->
                ruleset.hasBenefit(subject)
                    ? ruleset.titleOfBenefit(subject)
                    : new Text(subject, subject))
        .in(language);
  }

  private static String standing(String code, Language language) {
    for (Standing standing : Standing.values()) {
      if (standing.name().equals(code)) {
        return Term.of(standing).name().in(language);
      }
    }
    return code;
  }

  private static String said(String label, String value, Language language) {
    return label + (language == Language.ZH ? "：" : ": ") + value;
  }
}
