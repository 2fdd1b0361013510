package org.policyeligibility.api.catalogue;

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
import org.policyeligibility.api.evaluations.QuestionReader;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.wire.Page;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.Representation;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.MatchQuality;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneSearch;
import org.policyeligibility.ruleset.Ruleset;

/** Resource of the zone register: what a zone was on a day, and on what evidence. */
@Path("/v1/zones")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ZoneResource {
  private final CurrentRuleset law;
  private final HttpHeaders headers;

  ZoneResource(CurrentRuleset law, @Context HttpHeaders headers) {
    this.law = law;
    this.headers = headers;
  }

  /** A zone that is listed, with how it was found. */
  private record Listed(Zone zone, @Nullable MatchQuality fit) {}

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
                entry -> entry.zone().id(),
                entry -> views.entry(entry.zone(), entry.fit()),
                limit,
                next,
                parameters())));
  }

  private List<Listed> listed(Ruleset ruleset, @Nullable String q, Predicate<Zone> among) {
    List<Listed> listed = new ArrayList<>();
    String query = parameters().text("q", q, ZoneSearch.LONGEST);
    if (query == null || query.isBlank()) {
      ruleset.register().zones().stream()
          .filter(among)
          .forEach(zone -> listed.add(new Listed(zone, null)));
    } else {
      ruleset
          .register()
          .search()
          .find(query, among)
          .forEach(found -> listed.add(new Listed(found.zone(), found.fit())));
    }
    return listed;
  }

  /** In its own right: a park of Zhangjiang is listed as that, and as no national zone besides. */
  private static boolean isOrMayBe(Zone zone, String type, LocalDate day) {
    return zone.memberships().stream()
        .anyMatch(
            membership ->
                !membership.within()
                    && membership.type().equals(type)
                    && membership.on(day) != MembershipStatus.NO);
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
    return new ZoneViews(
        ruleset.register(), list(ruleset, "ZoneType"), day(asOf), parameters().language());
  }

  private static ValueList list(Ruleset ruleset, String name) {
    ValueList list = ruleset.vocabulary().list(name);
    return list == null ? ValueList.of(name, List.of()) : list;
  }

  private LocalDate day(@Nullable String asOf) {
    LocalDate day = parameters().day("asOf", asOf);
    return day == null ? LocalDate.now(QuestionReader.SHANGHAI) : day;
  }

  private void oneOf(String parameter, @Nullable String value, ValueList list) {
    List<String> names = new ArrayList<>(list.names());
    names.remove(ValueList.NONE);
    parameters().oneOf(parameter, value, names);
  }

  private Parameters parameters() {
    return Parameters.of(headers);
  }
}
