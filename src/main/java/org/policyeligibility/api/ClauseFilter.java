package org.policyeligibility.api;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Modality;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/** The parameters by which clauses are chosen; a clause has to pass all that are given. */
final class ClauseFilter {
  /** Longer words are in no clause. */
  private static final int LONGEST = 100;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Ruleset ruleset;
  private final Language language;
  private Predicate<Provision> passes = provision -> true;

  ClauseFilter(Ruleset ruleset, Language language) {
    this.ruleset = ruleset;
    this.language = language;
  }

  List<Provision> clauses() {
    return ruleset.catalogue().stream().filter(passes).toList();
  }

  private ClauseFilter and(Predicate<Provision> condition) {
    passes = passes.and(condition);
    return this;
  }

  ClauseFilter document(@Nullable String id) {
    if (id == null) {
      return this;
    }
    if (ruleset.document(id).isEmpty()) {
      throw unknownId("document");
    }
    return and(one -> one.clause().document().id().equals(id));
  }

  ClauseFilter benefit(@Nullable String id) {
    if (id == null) {
      return this;
    }
    if (!ruleset.hasBenefit(id)) {
      throw unknownId("benefit");
    }
    return and(one -> one.clause().benefit().equals(id));
  }

  ClauseFilter profile(@Nullable String code) {
    Optional<ProfileType> type = profileType(code, language);
    return type.isEmpty() ? this : and(one -> one.profile() == type.get());
  }

  /** The type of profile of this code; empty for none. */
  static Optional<ProfileType> profileType(@Nullable String code, Language language) {
    if (code == null) {
      return Optional.empty();
    }
    Optional<ProfileType> type = ProfileType.ofCode(code);
    if (type.isEmpty()) {
      throw unknownValue(
          "profile", Stream.of(ProfileType.values()).map(ProfileType::code).toList(), language);
    }
    return type;
  }

  ClauseFilter category(@Nullable String category) {
    if (category == null) {
      return this;
    }
    TreeSet<String> categories =
        ruleset.catalogue().stream()
            .map(one -> one.clause().category())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!categories.contains(category)) {
      throw unknownValue("category", List.copyOf(categories), language);
    }
    return and(one -> one.clause().category().equals(category));
  }

  ClauseFilter effect(@Nullable String code) {
    Optional<Effect> effect = oneOf("effect", Effect.values(), code);
    return effect.isEmpty() ? this : and(one -> one.clause().effect() == effect.get());
  }

  ClauseFilter modality(@Nullable String code) {
    Optional<Modality> modality = oneOf("modality", Modality.values(), code);
    return modality.isEmpty() ? this : and(one -> one.clause().modality() == modality.get());
  }

  ClauseFilter evaluable(@Nullable String code) {
    Optional<Evaluable> evaluable = oneOf("evaluable", Evaluable.values(), code);
    return evaluable.isEmpty() ? this : and(one -> one.clause().evaluable() == evaluable.get());
  }

  private <E extends Enum<E>> Optional<E> oneOf(
      String parameter, E[] values, @Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    for (E value : values) {
      if (CatalogueViews.code(value).equals(code)) {
        return Optional.of(value);
      }
    }
    throw unknownValue(parameter, Stream.of(values).map(CatalogueViews::code).toList(), language);
  }

  /** In force on a day. */
  ClauseFilter asOf(@Nullable String day) {
    if (day == null) {
      return this;
    }
    LocalDate date = date(day);
    return and(one -> one.clause().inForce().contains(date));
  }

  private LocalDate date(String day) {
    try {
      if (DAY.matcher(day).matches()) {
        return LocalDate.parse(day);
      }
    } catch (DateTimeException impossible) {
      // Falls through: a day that there is not, such as 30 February.
    }
    throw refused(
        "asOf",
        "invalid-date",
        "须为真实存在的日期，格式 YYYY-MM-DD。",
        "Has to be a calendar day, written YYYY-MM-DD.",
        language);
  }

  /** With all of these words, in either language; nothing but space asks for nothing. */
  ClauseFilter words(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return this;
    }
    if (words.length() > LONGEST) {
      throw refused("q", "too-long", "超过 100 个字符。", "Has more than 100 characters.", language);
    }
    List<String> wanted = List.of(SPACE.split(normal(words).strip()));
    return and(
        one -> {
          String text = normal(text(one.clause()));
          return wanted.stream().allMatch(text::contains);
        });
  }

  private static String text(Clause clause) {
    return String.join(
        "\n",
        clause.id(),
        clause.benefit(),
        clause.title().zh(),
        clause.title().en(),
        String.join("\n", clause.citation().quote().values()));
  }

  /** Without case, and letters and digits of one width. */
  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private Unprocessable unknownId(String parameter) {
    return refused(
        parameter, "unknown-id", "没有这个编号，请查目录。", "There is none; see the catalogue.", language);
  }

  private static Unprocessable unknownValue(
      String parameter, List<String> values, Language language) {
    return refused(
        parameter,
        "unknown-value",
        "须为以下之一：" + String.join("、", values) + "。",
        "Has to be one of " + String.join(", ", values) + ".",
        language);
  }

  private static Unprocessable refused(
      String parameter, String code, String zh, String en, Language language) {
    return Unprocessable.parameter(parameter, code, language == Language.ZH ? zh : en, language);
  }
}
