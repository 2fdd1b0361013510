package org.policyeligibility.api.catalogue;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.Modality;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/** Query filter of the clauses: a clause has to pass every parameter that is given. */
final class ClauseFilter {
  /** Longer words are in no clause. */
  private static final int LONGEST = 100;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Ruleset ruleset;
  private final Parameters parameters;
  private Predicate<Provision> passes = provision -> true;

  ClauseFilter(Ruleset ruleset, Parameters parameters) {
    this.ruleset = ruleset;
    this.parameters = parameters;
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
      throw parameters.unknownId(
          "document", id, ruleset.documents().stream().map(Document::id).toList());
    }
    return and(provision -> provision.clause().document().id().equals(id));
  }

  ClauseFilter benefit(@Nullable String id) {
    if (id == null) {
      return this;
    }
    if (!ruleset.hasBenefit(id)) {
      throw parameters.unknownId("benefit", id, ruleset.benefitIds());
    }
    return and(provision -> provision.clause().benefit().equals(id));
  }

  ClauseFilter profile(@Nullable String code) {
    Optional<ProfileType> type = profileType(code, parameters);
    return type.isEmpty() ? this : and(provision -> provision.profile() == type.get());
  }

  /** The type of profile of this code; empty for none. */
  static Optional<ProfileType> profileType(@Nullable String code, Parameters parameters) {
    return parameters.constant("profile", code, ProfileType.values(), ProfileType::code);
  }

  ClauseFilter category(@Nullable String category) {
    if (category == null) {
      return this;
    }
    TreeSet<String> categories =
        ruleset.catalogue().stream()
            .map(provision -> provision.clause().category())
            .collect(Collectors.toCollection(TreeSet::new));
    parameters.oneOf("category", category, categories);
    return and(provision -> provision.clause().category().equals(category));
  }

  ClauseFilter effect(@Nullable String code) {
    Optional<Effect> effect = constant("effect", Effect.values(), code);
    return effect.isEmpty() ? this : and(provision -> provision.clause().effect() == effect.get());
  }

  ClauseFilter modality(@Nullable String code) {
    Optional<Modality> modality = constant("modality", Modality.values(), code);
    return modality.isEmpty()
        ? this
        : and(provision -> provision.clause().modality() == modality.get());
  }

  ClauseFilter evaluable(@Nullable String code) {
    Optional<Evaluable> evaluable = constant("evaluable", Evaluable.values(), code);
    return evaluable.isEmpty()
        ? this
        : and(provision -> provision.clause().evaluable() == evaluable.get());
  }

  private <E extends Enum<E>> Optional<E> constant(
      String parameter, E[] constants, @Nullable String code) {
    return parameters.constant(parameter, code, constants, CatalogueViews::code);
  }

  /** In force on a day. */
  ClauseFilter asOf(@Nullable String day) {
    LocalDate date = parameters.day("asOf", day);
    return date == null ? this : and(provision -> provision.clause().inForce().contains(date));
  }

  /** With all of these words, in either language; nothing but space asks for nothing. */
  ClauseFilter words(@Nullable String words) {
    String stated = parameters.text("q", words, LONGEST);
    if (stated == null || stated.isBlank()) {
      return this;
    }
    List<String> wanted = List.of(SPACE.split(normal(stated).strip()));
    return and(
        provision -> {
          String text = normal(text(provision.clause()));
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
}
