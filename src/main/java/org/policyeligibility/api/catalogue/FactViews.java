package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.CitationView;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.Vocabulary;

/** The vocabulary on the wire: every member that a profile can have, in one language. */
final class FactViews {
  private FactViews() {}

  /** A value of a list. */
  record ValueView(String value, String label) {}

  /**
   * A member of a profile: a fact, an identifier in place of facts, or the standings.
   *
   * @param valuesAt the list of the service in which the values of an identifier are found
   * @param supplies the facts that follow from an identifier
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FactView(
      String name,
      String profile,
      String type,
      String label,
      String question,
      @Nullable String unit,
      @Nullable List<ValueView> values,
      @Nullable String valuesAt,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal exclusiveMinimum,
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      @Nullable String derivedFrom,
      @Nullable String sameAs,
      @Nullable List<String> supplies,
      boolean changeable,
      @Nullable String proof,
      @Nullable String note) {
    String id() {
      return profile + "/" + name;
    }
  }

  /** The members of a type of profile: facts in the order of the vocabulary, then the others. */
  static List<FactView> of(ProfileType type, Vocabulary vocabulary, Language language) {
    List<FactView> members = new ArrayList<>();
    vocabulary.facts(type).forEach(fact -> members.add(of(fact, language)));
    vocabulary
        .identifiers(type)
        .forEach(identifier -> members.add(of(identifier, vocabulary, language)));
    for (Requirement.Kind kind : Requirement.Kind.values()) {
      members.add(of(type, kind, language));
    }
    return members;
  }

  private static FactView of(Fact fact, Language language) {
    boolean day = fact.type() == FactType.DATE;
    return new FactView(
        fact.name(),
        fact.profile().code(),
        fact.type().code(),
        fact.label().in(language),
        fact.question().in(language),
        CitationView.text(fact.unit(), language),
        fact.values() == null
            ? null
            : fact.valueList().values().stream()
                .map(value -> new ValueView(value.name(), value.label().in(language)))
                .toList(),
        null,
        fact.minimumExcluded() ? null : fact.minimum(),
        fact.maximum(),
        fact.minimumExcluded() ? fact.minimum() : null,
        day ? FactReader.FIRST_DAY : null,
        day ? FactReader.LAST_DAY : null,
        fact.derivedFrom(),
        fact.sameAs(),
        null,
        fact.changeable(),
        fact.proof().in(language),
        CitationView.text(fact.note(), language));
  }

  /** It is shown by what shows the first fact that follows from it, and changed as that is. */
  private static FactView of(Identifier identifier, Vocabulary vocabulary, Language language) {
    List<Fact> supplied =
        identifier.supplies().values().stream()
            .map(name -> vocabulary.known(identifier.profile(), name))
            .toList();
    boolean zone = identifier.kind() == Identifier.Kind.REGISTERED_ZONE;
    return new FactView(
        identifier.name(),
        identifier.profile().code(),
        "string",
        identifier.label().in(language),
        identifier.question().in(language),
        null,
        null,
        zone ? "/v1/zones" : null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        supplied.isEmpty() ? null : supplied.stream().map(Fact::name).toList(),
        supplied.stream().anyMatch(Fact::changeable),
        supplied.stream().map(fact -> fact.proof().in(language)).findFirst().orElse(null),
        CitationView.text(identifier.note(), language));
  }

  private static FactView of(ProfileType type, Requirement.Kind kind, Language language) {
    boolean assessment = kind == Requirement.Kind.ASSESSMENT;
    return new FactView(
        assessment ? "assessments" : "approvals",
        type.code(),
        "map",
        (assessment ? Message.of("assessments-so-far") : Message.of("approvals-so-far"))
            .in(language),
        (assessment ? Message.of("which-assessments") : Message.of("which-approvals")).in(language),
        null,
        Stream.of(Standing.values())
            .filter(standing -> standing.fits(kind))
            .map(standing -> new ValueView(standing.name(), label(standing, language)))
            .toList(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        Message.of("the-decision-of-the-body").in(language),
        Message.of("by-benefit-or-clause").in(language));
  }

  private static String label(Standing standing, Language language) {
    Message label =
        switch (standing) {
          case PASSED -> Message.of("standing-passed");
          case FAILED -> Message.of("standing-failed");
          case GRANTED -> Message.of("standing-granted");
          case REFUSED -> Message.of("standing-refused");
          case PENDING -> Message.of("standing-pending");
          case UNKNOWN -> Message.of("standing-unknown");
        };
    return label.in(language);
  }
}
