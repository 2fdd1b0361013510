package org.policyeligibility.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.InputFault;

/**
 * {@code POST /v1/evaluations}: stateless; nothing of the profile is kept, logged or put in a URL.
 */
@Path(EvaluationResource.PATH)
public class EvaluationResource {
  static final String PATH = "/v1/evaluations";

  /** Where the law's days begin and end. */
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final LawInForce law;
  private final Map<Language, Validator> validators = new EnumMap<>(Language.class);

  EvaluationResource(LawInForce law, ValidatorFactory factory) {
    this.law = law;
    for (Language language : Language.values()) {
      validators.put(
          language,
          factory
              .usingContext()
              .messageInterpolator(
                  new MessagesIn(
                      Locale.forLanguageTag(language.tag()), factory.getMessageInterpolator()))
              .getValidator());
    }
  }

  /**
   * Messages in the language that the answer says it is in. Left to itself validation reads {@code
   * Accept-Language} another way, and finds no {@code en} for {@code en-GB}.
   */
  private record MessagesIn(Locale locale, MessageInterpolator messages)
      implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return messages.interpolate(template, context, locale);
    }

    @Override
    public String interpolate(String template, Context context, Locale asked) {
      return messages.interpolate(template, context, locale);
    }
  }

  /**
   * Answers one profile.
   *
   * @param view {@code full}, the default, or {@code summary}
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public Response evaluate(
      byte @Nullable [] body, @QueryParam("view") @Nullable String view, HttpHeaders headers)
      throws UnreadableJson {
    Language language = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    LawInForce.InForce inForce = law.get();
    EvaluationQuestion question = readable(body, inForce.eligibility(), language);
    boolean summary = isSummary(view, language);
    Evaluation evaluation = inForce.eligibility().evaluate(question.stated(), question.asOf());
    if (question.isFiltered()) {
      evaluation = evaluation.only(question::asksFor);
    }
    return Response.ok(
            new EvaluationAnswer(
                inForce.pages(),
                evaluation,
                summary
                    ? inForce.eligibility().ask(evaluation)
                    : inForce.eligibility().advise(evaluation),
                language,
                summary))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** The question, or a problem that says all that is wrong with it. */
  EvaluationQuestion readable(byte @Nullable [] body, Eligibility eligibility, Language language)
      throws UnreadableJson {
    if (body != null && body.length > StrictJson.MOST_BYTES) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    EvaluationQuestion question =
        new EvaluationQuestion(StrictJson.read(body), eligibility, LocalDate.now(SHANGHAI));
    Set<ConstraintViolation<EvaluationQuestion>> violations =
        Optional.ofNullable(validators.get(language)).orElseThrow().validate(question);
    if (!violations.isEmpty()) {
      List<InputFault> order = question.faults();
      throw new Unprocessable(
          Problem.of(
              language,
              violations.stream()
                  .map(EvaluationResource::entry)
                  .sorted(Comparator.comparingInt(found -> order.indexOf(found.fault())))
                  .map(Found::entry)
                  .toList(),
              order.size() > InputFault.MOST));
    }
    return question;
  }

  private record Found(InputFault fault, Problem.Entry entry) {}

  private static Found entry(ConstraintViolation<EvaluationQuestion> violation) {
    InputFault fault =
        ((HibernateConstraintViolation<?>) violation.unwrap(HibernateConstraintViolation.class))
            .getDynamicPayload(InputFault.class);
    return new Found(
        fault, new Problem.Entry(fault.pointer(), null, fault.code(), violation.getMessage()));
  }

  private static boolean isSummary(@Nullable String view, Language language) {
    if (view == null || view.equals("full")) {
      return false;
    }
    if (view.equals("summary")) {
      return true;
    }
    throw Unprocessable.parameter(
        "view",
        "unknown-value",
        language == Language.ZH ? "须为 full、summary 之一。" : "Has to be full or summary.",
        language);
  }
}
