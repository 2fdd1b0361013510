package org.policyeligibility.ruleset.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.law.Effect;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.language.RuleReader;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads what a clause says under conditions beside its rule: advisories, and when nobody needs what
 * it gives. Their conditions are written in the words of a rule.
 */
record ConditionsReader(RuleReader rules, ProfileType profile) {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** The codes of advisories on other law, which has to be named. */
  private static final Set<String> GENERAL_LAW =
      Set.of("NATIONWIDE_SCHEME", "RIGHT_FOLLOWS_FROM_LAW");

  /** A year, or that the day is not known; the year in a document's number is no day. */
  private static final Pattern DAY_ZH = Pattern.compile("[0-9]{4}年|日期");

  private static final Pattern DAY_EN =
      Pattern.compile("(?<![\\[0-9])(19|20)[0-9]{2}(?![\\]0-9])|\\bday\\b");

  /**
   * The advisories of a clause.
   *
   * @param own of the clause
   * @param ofDocument that go with each clause of the document; they hold whatever is asked
   */
  List<Advisory> advisories(List<YamlNode> own, List<YamlNode> ofDocument) {
    Set<String> codes = new HashSet<>();
    List<Advisory> advisories = new ArrayList<>();
    own.forEach(entry -> advisories.add(advisory(entry, codes)));
    for (YamlNode entry : ofDocument) {
      if (entry.optional("when") != null) {
        entry.fault(Message.of("document-has-no-profile"), Message.of("take-out", "when"));
      } else {
        advisories.add(advisory(entry, codes));
      }
    }
    return advisories;
  }

  private Advisory advisory(YamlNode entry, Set<String> codes) {
    entry.only("code", "from", "until", "when", "text", "source");
    String code = entry.text("code");
    if (!CODE.matcher(code).matches() || !codes.add(code)) {
      entry.fault(
          Message.of("is-no-code-or-stands-twice", code),
          Message.of("write-capitals-with-underscores"));
    }
    if (GENERAL_LAW.contains(code) && entry.optional("source") == null) {
      entry.fault(Message.of("general-law-without-source", code), Message.of("name-that-law"));
    }
    YamlNode when = entry.optional("when");
    Advisory advisory =
        new Advisory(
            code,
            conditions(when),
            when == null ? null : when.scalar(),
            DocumentReader.days(entry, "from", "until"),
            entry.required("text").only("zh", "en").bilingual(),
            entry.optionalBilingual("source"));
    if (advisory.isForThoseOutside()
        && advisory.source() != null
        && !tellsDay(advisory.text(), advisory.text())) {
      entry.fault(
          Message.of("general-law-without-day", code), Message.of("say-since-when-in-the-text"));
    } else if (GENERAL_LAW.contains(code)
        && entry.optional("from") == null
        && advisory.source() != null
        && !tellsDay(advisory.text(), advisory.source())) {
      entry.fault(Message.of("general-law-without-day", code), Message.of("say-since-when"));
    }
    return advisory;
  }

  /**
   * Whether both languages say since when that law holds, or that the day is to be confirmed. Where
   * the clause does not reach somebody, an answer shows the text alone.
   */
  private static boolean tellsDay(Text text, Text source) {
    return DAY_ZH.matcher(text.zh() + source.zh()).find()
        && DAY_EN.matcher(text.en() + " " + source.en()).find();
  }

  /** The conditions under which a benefit is not needed. */
  List<NotNeeded> notNeeded(YamlNode file, Effect effect) {
    List<NotNeeded> notNeeded = new ArrayList<>();
    for (YamlNode entry : file.list("notNeeded")) {
      entry.only("when", "from", "source", "note");
      LocalDate from = entry.optionalDate("from");
      YamlNode when = entry.required("when");
      if (entry.optional("from") == null) {
        entry.fault(
            Message.of("no-day-from-which-nobody-needs-it"),
            Message.of("write-from-day", "2018-07-28"));
      }
      if (effect != Effect.BENEFIT) {
        entry.fault(Message.of("only-a-benefit-can-be-not-needed"), Message.of("take-it-out"));
      }
      List<Criterion> conditions = conditions(when);
      if (from != null && !conditions.isEmpty()) {
        notNeeded.add(
            new NotNeeded(
                conditions,
                when.scalar(),
                from,
                entry.required("source").only("zh", "en").bilingual(),
                entry.required("note").only("zh", "en").bilingual()));
      }
    }
    return notNeeded;
  }

  private List<Criterion> conditions(@Nullable YamlNode when) {
    return when == null
        ? List.of()
        : rules.conditions(when.path(), when.line(), profile, when.scalar());
  }
}
