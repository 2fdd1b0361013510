package org.policyeligibility.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.Fit;
import org.policyeligibility.register.Held;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneSearch;
import org.policyeligibility.ruleset.Ruleset;

/** The zone register: what a zone was on a day, and on what evidence. */
@Path("/v1/zones")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ZoneResource {
  private final LawInForce law;
  private final HttpHeaders headers;

  ZoneResource(LawInForce law, @Context HttpHeaders headers) {
    this.law = law;
    this.headers = headers;
  }

  /** A zone that is listed, with how it was found. */
  private record Listed(Zone zone, @Nullable Fit fit) {}

  /** The zones, those that a query finds best first. */
  @GET
  @PermitAll
  public Response zones(
      @QueryParam("q") @Nullable String q,
      @QueryParam("type") @Nullable String type,
      @QueryParam("province") @Nullable String province,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = law.get().eligibility().ruleset();
    ZoneViews views = views(ruleset, asOf);
    oneOf("type", type, list(ruleset, "ZoneType"));
    oneOf("province", province, list(ruleset, "Province"));
    Predicate<Zone> among =
        zone ->
            (type == null || isOrMayBe(zone, type, views.asOf()))
                && (province == null || zone.province().equals(province));
    List<Listed> listed = listed(ruleset, q, among);
    return wanted.answer(
        views.page(
            Page.of(
                listed,
                one -> one.zone().id(),
                one -> views.entry(one.zone(), one.fit()),
                limit,
                next,
                language())));
  }

  private List<Listed> listed(Ruleset ruleset, @Nullable String q, Predicate<Zone> among) {
    List<Listed> listed = new ArrayList<>();
    if (q == null || q.isBlank()) {
      ruleset.register().zones().stream()
          .filter(among)
          .forEach(zone -> listed.add(new Listed(zone, null)));
    } else if (q.length() > ZoneSearch.LONGEST) {
      throw refused(
          "q",
          "too-long",
          "不得超过 " + ZoneSearch.LONGEST + " 个字符。",
          "Has more than " + ZoneSearch.LONGEST + " characters.");
    } else {
      ruleset
          .register()
          .search()
          .find(q, among)
          .forEach(found -> listed.add(new Listed(found.zone(), found.fit())));
    }
    return listed;
  }

  /** In its own right: a park of Zhangjiang is listed as that, and as no national zone besides. */
  private static boolean isOrMayBe(Zone zone, String type, LocalDate day) {
    return zone.memberships().stream()
        .anyMatch(one -> one.type().equals(type) && one.on(day) != Held.NO);
  }

  /** One zone with its evidence. */
  @GET
  @PermitAll
  @Path("/{zone}")
  public Response zone(String zone, @QueryParam("asOf") @Nullable String asOf) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = law.get().eligibility().ruleset();
    Zone found = ruleset.register().zone(zone).orElseThrow(NotFoundException::new);
    return wanted.answer(views(ruleset, asOf).detail(found));
  }

  private ZoneViews views(Ruleset ruleset, @Nullable String asOf) {
    return new ZoneViews(ruleset.register(), list(ruleset, "ZoneType"), day(asOf), language());
  }

  private static ValueList list(Ruleset ruleset, String name) {
    ValueList list = ruleset.vocabulary().list(name);
    return list == null ? ValueList.of(name, List.of()) : list;
  }

  private LocalDate day(@Nullable String asOf) {
    if (asOf == null) {
      return LocalDate.now(Questions.SHANGHAI);
    }
    List<InputFault> faults = new ArrayList<>();
    LocalDate day = FactReader.date(asOf, "", faults);
    if (day == null) {
      throw refused(
          "asOf",
          faults.get(0).code(),
          "须为 1900-01-01 至 2199-12-31 之间真实存在的日期，格式 YYYY-MM-DD。",
          "Has to be a calendar day from 1900-01-01 to 2199-12-31, written YYYY-MM-DD.");
    }
    return day;
  }

  private void oneOf(String parameter, @Nullable String value, ValueList list) {
    if (value != null && (!list.contains(value) || value.equals(ValueList.NONE))) {
      List<String> names = new ArrayList<>(list.names());
      names.remove(ValueList.NONE);
      String values = String.join(", ", names);
      throw refused(
          parameter, "unknown-value", "须为以下之一：" + values + "。", "Has to be one of " + values + ".");
    }
  }

  private Unprocessable refused(String parameter, String code, String zh, String en) {
    return Unprocessable.parameter(
        parameter, code, language() == Language.ZH ? zh : en, language());
  }

  private Language language() {
    return Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
