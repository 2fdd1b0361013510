package org.policyeligibility.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.access.Callers;
import org.policyeligibility.api.access.Role;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.Decisions;
import org.policyeligibility.decision.Search;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.InputFault;

/** Finds decisions of the caller's organisation, the newest first, without what is personal. */
@StoreAccess
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class DecisionSearchResource {
  private static final int LONGEST = 200;

  private final Decisions decisions;
  private final Callers callers;

  DecisionSearchResource(Decisions decisions, Callers callers) {
    this.decisions = decisions;
    this.callers = callers;
  }

  /** What is looked for; days are those of Shanghai, both of them included. */
  public static final class Parameters {
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
  public Response search(@BeanParam Parameters asked, HttpHeaders headers) {
    Language language = DecisionResource.language(headers);
    int length = Page.length(asked.limit, language);
    List<Decision> found = decisions.search(callers.current(), search(asked, length + 1, language));
    List<Decision> part = found.subList(0, Math.min(length, found.size()));
    String next = found.size() > length ? cursor(part.get(length - 1)) : null;
    return DecisionResource.answer(
        new Found(part.stream().map(DecisionView::listed).toList(), next), language);
  }

  private static Search search(Parameters asked, int most, Language language) {
    LocalDate to = day("to", asked.to, language);
    return new Search(
        text("reference", asked.reference, language),
        begin(day("from", asked.from, language)),
        to == null ? null : begin(to.plusDays(1)),
        text("benefit", asked.benefit, language),
        outcome(asked.outcome, language),
        asked.next == null ? null : place(asked.next, language),
        most);
  }

  private static @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(Questions.SHANGHAI).toInstant();
  }

  private static @Nullable String text(String name, @Nullable String stated, Language language) {
    if (stated != null && stated.length() > LONGEST) {
      throw refused(
          name, "unreadable-text", "须为 1 至 200 个字符。", "Has 1 to 200 characters.", language);
    }
    return stated;
  }

  private static @Nullable LocalDate day(String name, @Nullable String stated, Language language) {
    if (stated == null) {
      return null;
    }
    List<InputFault> faults = new ArrayList<>();
    LocalDate day = FactReader.date(stated, "", faults);
    if (day == null) {
      throw refused(
          name,
          faults.get(0).code(),
          "须为 1900-01-01 至 2199-12-31 间真实存在的日期，格式 YYYY-MM-DD。",
          "Has to be a day that exists, from 1900-01-01 to 2199-12-31, as YYYY-MM-DD.",
          language);
    }
    return day;
  }

  private static @Nullable String outcome(@Nullable String stated, Language language) {
    if (stated != null && Stream.of(Outcome.values()).noneMatch(one -> one.name().equals(stated))) {
      String values = String.join(", ", Stream.of(Outcome.values()).map(Outcome::name).toList());
      throw refused(
          "outcome",
          "unknown-value",
          "须为以下之一：" + values + "。",
          "Has to be one of " + values + ".",
          language);
    }
    return stated;
  }

  private static String cursor(Decision last) {
    String place = last.decidedAt() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static Search.Place place(String cursor, Language language) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
      UUID id = parts.length == 2 ? Ids.read(parts[1]) : null;
      if (id != null) {
        return new Search.Place(Instant.parse(parts[0]), id);
      }
    } catch (IllegalArgumentException | DateTimeException none) {
      throw noCursor(language);
    }
    throw noCursor(language);
  }

  private static Unprocessable noCursor(Language language) {
    return refused(
        "next",
        "invalid-cursor",
        "不是本列表的游标；请使用上一页返回的 next。",
        "Is no cursor of this list; use the `next` of the page before.",
        language);
  }

  private static Unprocessable refused(
      String parameter, String code, String zh, String en, Language language) {
    return Unprocessable.parameter(parameter, code, language == Language.ZH ? zh : en, language);
  }
}
