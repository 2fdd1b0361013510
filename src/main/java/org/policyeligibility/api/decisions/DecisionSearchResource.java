package org.policyeligibility.api.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.api.evaluations.QuestionReader;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.store.StoreAccess;
import org.policyeligibility.api.wire.Page;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.ResponseHeaders;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.Search;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The search endpoint for decisions. It finds those of the caller's organisation, the newest first,
 * without their personal content.
 */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionSearchResource {
  private static final int LONGEST = 200;

  /** No decision is of another time; a database has no room for some. */
  private static final Instant FIRST =
      FactReader.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private static final Instant LAST = FactReader.LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private final Decisions decisions;
  private final Callers callers;
  private final CurrentRuleset current;

  DecisionSearchResource(Decisions decisions, Callers callers, CurrentRuleset current) {
    this.decisions = decisions;
    this.callers = callers;
    this.current = current;
  }

  /** The query parameters; days are those of Shanghai, both of them included. */
  public static final class SearchParameters {
    @QueryParam("reference")
    @Nullable String reference;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("benefit")
    @Nullable String benefit;

    @QueryParam("outcome")
    @Nullable String outcome;

    @QueryParam("limit")
    @Nullable String limit;

    @QueryParam("next")
    @Nullable String next;
  }

  /** A part of the list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(List<DecisionView> items, @Nullable String next) {}

  /** Looks for decisions, which the audit log remembers. */
  @GET
  @RolesAllowed(Role.COUNTER)
  public Response search(@BeanParam SearchParameters asked, HttpHeaders headers) {
    Language language = AcceptLanguage.of(headers);
    Parameters parameters = new Parameters(language);
    int length = Page.length(asked.limit, parameters);
    Decisions.Found found = decisions.search(callers.current(), search(asked, length, parameters));
    Ruleset ruleset = current.get().eligibility().ruleset();
    if (asked.benefit != null && !found.benefitKnown() && !ruleset.hasBenefit(asked.benefit)) {
      // One of an earlier law is known by the decisions on it.
      throw parameters.unknownId("benefit", asked.benefit, ruleset.benefitIds());
    }
    List<Decision> part = found.decisions();
    String next = found.more() ? cursor(part.get(part.size() - 1)) : null;
    return ResponseHeaders.uncached(
        new Found(part.stream().map(DecisionView::listed).toList(), next), language);
  }

  /** Checks what is asked. Nothing is shown, and so this is no search. */
  @HEAD
  @RolesAllowed(Role.COUNTER)
  public Response probe(@BeanParam SearchParameters asked, HttpHeaders headers) {
    Language language = AcceptLanguage.of(headers);
    Parameters parameters = new Parameters(language);
    search(asked, Page.length(asked.limit, parameters), parameters);
    callers.current();
    return ResponseHeaders.uncached(Response.ok(), language);
  }

  private static Search search(SearchParameters asked, int most, Parameters parameters) {
    LocalDate to = parameters.day("to", asked.to);
    return new Search(
        parameters.text("reference", asked.reference, LONGEST),
        begin(parameters.day("from", asked.from)),
        to == null ? null : begin(to.plusDays(1)),
        parameters.text("benefit", asked.benefit, LONGEST),
        parameters.oneOf(
            "outcome", asked.outcome, Stream.of(Outcome.values()).map(Outcome::name).toList()),
        asked.next == null ? null : place(asked.next, parameters),
        most);
  }

  private static @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(QuestionReader.SHANGHAI).toInstant();
  }

  private static String cursor(Decision last) {
    String place = last.decidedAt() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static Search.Place place(String cursor, Parameters parameters) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
      UUID id = parts.length == 2 ? DecisionId.read(parts[1]) : null;
      Instant decidedAt = Instant.parse(parts[0]);
      if (id != null && FIRST.isBefore(decidedAt) && decidedAt.isBefore(LAST)) {
        return new Search.Place(decidedAt, id);
      }
    } catch (IllegalArgumentException | DateTimeException none) {
      throw parameters.unknownCursor("next");
    }
    throw parameters.unknownCursor("next");
  }
}
