package org.policyeligibility.web.interview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.PartialDate;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.register.ZoneSearch;
import org.policyeligibility.web.page.Assets;
import org.policyeligibility.web.page.ValueText;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.Silence;

/** Views of the zone register: zones that a search finds, each with its kinds and evidence. */
record PlaceViews(ZoneRegister register, Vocabulary vocabulary, Words words, LocalDate day) {
  private static final int MOST_FOUND = 12;

  /**
   * A kind of zone that a zone is of, or lies in.
   *
   * @param facts what the register has on it, in words
   * @param number of the approval, in Chinese; null where none is held
   * @param sources that can be opened
   * @param note the sources as the register has noted them, in English with names in Chinese
   */
  public record KindView(
      String label,
      String held,
      List<String> facts,
      @Nullable String number,
      List<SourceView> sources,
      String note) {}

  /** A source of the register at its address. */
  public record SourceView(String name, String address) {}

  /** A zone that was found. */
  public record ZoneView(String id, String name, String province, List<KindView> kinds) {
    /** Where it lies and what it is, in a line. */
    public String where() {
      return Stream.concat(Stream.of(province), kinds.stream().map(KindView::label))
          .collect(Collectors.joining(" · "));
    }
  }

  /**
   * The page on which a zone is sought.
   *
   * @param kinds of zone that the law knows, by their labels
   * @param note on how the kinds are told apart
   */
  public record PlacePage(
      String question,
      String typed,
      boolean searched,
      List<ZoneView> found,
      boolean more,
      String chosen,
      boolean mayBeNowhere,
      @Nullable String kinds,
      @Nullable String note,
      List<QuestionViews.OptionView> provinces,
      boolean provinceNotSure,
      @Nullable String error,
      String compiled,
      String script) {}

  /** A zone in a list that unfolds while its name is typed. */
  public record SuggestionView(String id, String name, String where) {}

  /**
   * The page.
   *
   * @param typed what is sought
   * @param chosen the zone, or how it is said that there is none to name
   * @param province of the applicant, where it was said
   */
  PlacePage page(
      InterviewState state,
      String question,
      String typed,
      String chosen,
      String province,
      @Nullable String error) {
    Fact kinds = kindsOf(state);
    String query = typed.length() > ZoneSearch.LONGEST ? "" : typed.strip();
    List<ZoneSearch.Found> found =
        query.isEmpty() ? List.of() : register.search().find(query, zone -> true);
    List<ZoneView> zones = new ArrayList<>();
    found.stream().limit(MOST_FOUND).forEach(entry -> zones.add(view(entry.zone())));
    if (zones.stream().noneMatch(zone -> zone.id().equals(chosen))) {
      register.zone(chosen).ifPresent(zone -> zones.add(0, view(zone)));
    }
    return new PlacePage(
        question,
        typed,
        !typed.isBlank(),
        zones,
        found.size() > MOST_FOUND,
        chosen,
        !state.types().contains(ProfileType.ZONE),
        kinds == null ? null : kinds(kinds.valueList()),
        kinds == null || kinds.note() == null ? null : kinds.note().in(language()),
        provinces(province),
        province.equals(Silence.NOT_SURE.mark()),
        error,
        new ValueText(words).day(register.compiled()),
        Assets.ZONES.path());
  }

  /** The zones that a query finds, with where they lie and what they are. */
  List<SuggestionView> suggestions(String query) {
    List<SuggestionView> suggestions = new ArrayList<>();
    for (ZoneSearch.Found found : register.search().find(query, zone -> true)) {
      if (suggestions.size() < MOST_FOUND) {
        ZoneView zone = view(found.zone());
        suggestions.add(new SuggestionView(zone.id(), zone.name(), zone.where()));
      }
    }
    return suggestions;
  }

  ZoneView view(Zone zone) {
    List<KindView> kinds = new ArrayList<>();
    for (Membership membership : zone.memberships()) {
      if (membership.on(day) != MembershipStatus.NO) {
        kinds.add(
            new KindView(
                words.say(
                    membership.within() ? "zoneWithin" : "zoneIs",
                    label("ZoneType", membership.type())),
                words.say("held." + membership.on(day).name()),
                facts(membership),
                membership.documentNumber(),
                register.sources(membership.evidence()).entrySet().stream()
                    .map(source -> new SourceView(source.getKey(), source.getValue()))
                    .toList(),
                membership.evidence()));
      }
    }
    return new ZoneView(
        zone.id(), zone.name().in(language()), label("Province", zone.province()), kinds);
  }

  /** When it began and ended, and how far that can be relied on. */
  private List<String> facts(Membership membership) {
    List<String> facts = new ArrayList<>();
    if (membership.from() != null) {
      facts.add(words.say("evidenceFrom", date(membership.from())));
    } else if (membership.knownBy() != null) {
      facts.add(words.say("evidenceKnownBy", date(membership.knownBy())));
    }
    if (membership.until() != null) {
      facts.add(words.say("evidenceUntil", date(membership.until())));
    }
    if (membership.dateEvidence() != null) {
      facts.add(words.say("evidenceOfDate", membership.dateEvidence().in(language())));
    }
    facts.add(
        words.say(
            "evidenceReliance",
            words.say("confidence." + membership.confidence().name()),
            words.say("confidence." + membership.dateConfidence().name())));
    return facts;
  }

  /** A date as far as it is known. */
  private String date(PartialDate date) {
    LocalDate first = date.first();
    return switch (date.precision()) {
      case YEAR -> words.say("dateYear", first.getYear());
      case MONTH -> new ValueText(words).month(first);
      case DAY -> new ValueText(words).day(first);
    };
  }

  /** The fact that says in which kinds of zone an applicant is; null where no zone is asked for. */
  private @Nullable Fact kindsOf(InterviewState state) {
    Identifier zone = state.zone(vocabulary);
    return zone == null
        ? null
        : state.fact(vocabulary, zone.supplies().getOrDefault(Identifier.TYPES, ""));
  }

  /** The kinds by their labels. */
  private String kinds(ValueList kinds) {
    return kinds.values().stream()
        .filter(kind -> !kind.name().equals(ValueList.NONE))
        .map(kind -> kind.label().in(language()))
        .collect(Collectors.joining(words.say("listComma")));
  }

  private List<QuestionViews.OptionView> provinces(String chosen) {
    ValueList provinces = vocabulary.list("Province");
    return provinces == null
        ? List.of()
        : provinces.values().stream()
            .map(
                value ->
                    new QuestionViews.OptionView(
                        value.name(), value.label().in(language()), value.name().equals(chosen)))
            .toList();
  }

  private String label(String list, String value) {
    return Optional.ofNullable(vocabulary.list(list))
        .filter(values -> values.contains(value))
        .map((ValueList values) -> values.get(value).label().in(language()))
        .orElse(value);
  }

  private Language language() {
    return words.language();
  }
}
