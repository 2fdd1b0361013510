package org.policyeligibility.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.api.wire.Page;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.City;
import org.policyeligibility.register.Coverage;
import org.policyeligibility.register.DemonstrationZone;
import org.policyeligibility.register.MatchQuality;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.PartialDate;
import org.policyeligibility.register.Spelling;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;

/** The zone register on the wire, in one language, as of one day. */
record ZoneViews(ZoneRegister register, ValueList types, LocalDate asOf, Language language) {
  private static final Text NOT_FOUND =
      new Text(
          "登记册未收录这一名称的园区。名单不完整：未收录的园区性质不明，须人工核对批准文件，不得据此认定其不属于国家级园区。",
          "Not held: no zone of the register goes by this name. The lists are incomplete: what a"
              + " zone is that is not in them is unknown. Check its approval by hand, and take it for"
              + " no \"no\".");

  /** Who decides; and where a search finds nothing, what that means. */
  private Text notice(boolean found) {
    Text decides = AnswerWriter.NOTICE;
    return found
        ? decides
        : new Text(NOT_FOUND.zh() + decides.zh(), NOT_FOUND.en() + " " + decides.en());
  }

  private @Nullable String text(@Nullable Text text) {
    return text == null ? null : text.in(language);
  }

  private static @Nullable String text(@Nullable PartialDate date) {
    return date == null ? null : date.text();
  }

  /** A name in both languages. */
  record NamesView(String zh, String en) {}

  /** How much of a type is held. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CoverageView(
      String type,
      int held,
      @Nullable Integer known,
      boolean complete,
      String statement,
      @Nullable String source) {
    static CoverageView of(Coverage coverage, Language language) {
      return new CoverageView(
          coverage.type(),
          coverage.held(),
          coverage.known(),
          coverage.complete(),
          coverage.statement().in(language),
          coverage.source());
    }
  }

  /** The register's own date and reach. */
  record RegisterView(
      LocalDate date, int zones, int demonstrationZones, List<CoverageView> coverage) {
    static RegisterView of(ZoneRegister register, Language language) {
      return new RegisterView(
          register.compiled(),
          register.zones().size(),
          register.demonstrationZones().size(),
          register.coverage().stream()
              .map(coverage -> CoverageView.of(coverage, language))
              .toList());
    }
  }

  /** A page of zones. */
  record ZonePage(
      List<?> items,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
      String notice,
      LocalDate asOf,
      RegisterView register) {}

  /** A page with the reach of the register and what to know of it. */
  ZonePage page(Page page) {
    return new ZonePage(
        page.items(),
        page.next(),
        notice(!page.items().isEmpty()).in(language),
        asOf,
        RegisterView.of(register, language));
  }

  /** A type that a zone is or was of. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TypeView(
      String type,
      String sense,
      String held,
      @Nullable String derivedFrom,
      @Nullable String validFrom,
      @Nullable String knownBy,
      @Nullable String validTo,
      @Nullable String precision,
      @Nullable String confidence,
      @Nullable String dateConfidence,
      @Nullable String dateBasis,
      @Nullable String documentNumber,
      @Nullable String evidence) {}

  /** A zone in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ZoneView(
      String id,
      String name,
      NamesView names,
      String province,
      List<String> adminCodes,
      List<TypeView> types,
      @Nullable String match) {}

  /** A shorter name. */
  record AliasView(String name, String pinyin, String initials) {}

  /** A city of GB/T 2260. */
  record CityView(String code, String name, String pinyin) {}

  /** A demonstration zone that a high-tech zone carries. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DemonstrationView(
      String id,
      String name,
      NamesView names,
      String validFrom,
      @Nullable String documentNumber,
      String evidence) {}

  /** A zone with all that is known of it. */
  record ZoneDetail(
      @JsonUnwrapped ZoneView zone,
      LocalDate asOf,
      LocalDate registerDate,
      String nameEnBasis,
      String pinyin,
      String initials,
      List<AliasView> aliases,
      List<CityView> cities,
      List<String> undetermined,
      List<DemonstrationView> demonstrationZones,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
      String notice) {}

  /** A zone as a list shows it. */
  ZoneView entry(Zone zone, @Nullable MatchQuality fit) {
    return view(zone, fit, false);
  }

  private ZoneView view(Zone zone, @Nullable MatchQuality fit, boolean evidence) {
    return new ZoneView(
        zone.id(),
        zone.name().in(language),
        new NamesView(zone.name().zh(), zone.name().en()),
        zone.province(),
        zone.adminCodes(),
        zone.memberships().stream()
            .filter(membership -> membership.held() != MembershipStatus.NO)
            .flatMap(membership -> views(zone, membership, evidence))
            .toList(),
        fit == null ? null : fit.code());
  }

  /** A membership, and the one that follows from it where the zone has none of its own. */
  private Stream<TypeView> views(Zone zone, Membership membership, boolean evidence) {
    String implied = types.get(membership.type()).implies();
    TypeView own = view(membership.type(), membership, null, evidence);
    return implied == null
            || zone.memberships().stream()
                .anyMatch(it -> it.type().equals(implied) && it.within() == membership.within())
        ? Stream.of(own)
        : Stream.of(own, view(implied, membership, membership.type(), evidence));
  }

  private TypeView view(
      String type, Membership membership, @Nullable String derivedFrom, boolean evidence) {
    return new TypeView(
        type,
        membership.within() ? "within" : "is",
        membership.on(asOf).name(),
        derivedFrom,
        text(membership.from()),
        text(membership.knownBy()),
        text(membership.until()),
        Optional.ofNullable(membership.from())
            .map(from -> from.precision().name().toLowerCase(Locale.ROOT))
            .orElse(null),
        evidence ? membership.confidence().code() : null,
        evidence ? membership.dateConfidence().code() : null,
        evidence ? text(membership.dateEvidence()) : null,
        evidence ? membership.documentNumber() : null,
        evidence ? membership.evidence() : null);
  }

  /** A zone with its evidence. */
  ZoneDetail detail(Zone zone) {
    Spelling official = zone.spellings().get(0);
    List<AliasView> aliases = new ArrayList<>();
    zone.spellings().stream()
        .skip(1)
        .forEach(
            spelling ->
                aliases.add(
                    new AliasView(spelling.written(), spelling.pinyin(), spelling.initials())));
    return new ZoneDetail(
        view(zone, null, true),
        asOf,
        register.compiled(),
        zone.englishBasis(),
        official.pinyin(),
        official.initials(),
        aliases,
        register.citiesOf(zone).stream().map(ZoneViews::city).toList(),
        types.names().stream()
            .filter(type -> !type.equals(ValueList.NONE))
            .filter(type -> register.liesIn(zone, type, asOf) == MembershipStatus.UNKNOWN)
            .filter(type -> !isImplied(zone, type))
            .toList(),
        register.carriedBy(zone).stream().map(this::carried).toList(),
        text(zone.note()),
        notice(true).in(language));
  }

  /**
   * Whether the type follows from another in which the zone lies: a park counts as a high-tech
   * zone.
   */
  private boolean isImplied(Zone zone, String type) {
    return types.names().stream()
        .filter(other -> type.equals(types.get(other).implies()))
        .anyMatch(other -> register.liesIn(zone, other, asOf) == MembershipStatus.YES);
  }

  private static CityView city(City city) {
    return new CityView(city.code(), city.name().written(), city.name().pinyin());
  }

  private DemonstrationView carried(DemonstrationZone zone) {
    return new DemonstrationView(
        zone.id(),
        zone.name().in(language),
        new NamesView(zone.name().zh(), zone.name().en()),
        zone.from().text(),
        zone.documentNumber(),
        zone.evidence());
  }
}
