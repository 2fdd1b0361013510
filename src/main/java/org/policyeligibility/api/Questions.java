package org.policyeligibility.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.WebApplicationException;
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
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.InputFault;

/** Reads what is asked, or says all that is wrong with it. */
@ApplicationScoped
class Questions {
  /** Where the law's days begin and end. */
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Map<Language, Validator> validators = new EnumMap<>(Language.class);

  Questions(ValidatorFactory factory) {
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

  /** The question of {@code POST /v1/evaluations}. */
  EvaluationQuestion read(byte @Nullable [] body, Eligibility eligibility, Language language)
      throws UnreadableJson {
    EvaluationQuestion question =
        new EvaluationQuestion(json(body), eligibility, LocalDate.now(SHANGHAI));
    require(question, language);
    return question;
  }

  /** A body as a tree. */
  static @Nullable Object json(byte @Nullable [] body) throws UnreadableJson {
    if (body != null && body.length > StrictJson.MOST_BYTES) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return StrictJson.read(body);
  }

  /** Nothing is wrong with a question, or a problem that says all that is. */
  void require(EvaluationQuestion question, Language language) {
    Set<ConstraintViolation<EvaluationQuestion>> violations =
        Optional.ofNullable(validators.get(language)).orElseThrow().validate(question);
    if (!violations.isEmpty()) {
      List<InputFault> order = question.faults();
      throw new Unprocessable(
          Problem.of(
              language,
              violations.stream()
                  .map(Questions::entry)
                  .sorted(Comparator.comparingInt(found -> order.indexOf(found.fault())))
                  .map(Found::entry)
                  .toList(),
              order.size() > InputFault.MOST));
    }
  }

  private record Found(InputFault fault, Problem.Entry entry) {}

  private static Found entry(ConstraintViolation<EvaluationQuestion> violation) {
    InputFault fault =
        ((HibernateConstraintViolation<?>) violation.unwrap(HibernateConstraintViolation.class))
            .getDynamicPayload(InputFault.class);
    return new Found(
        fault, new Problem.Entry(fault.pointer(), null, fault.code(), violation.getMessage()));
  }
}
