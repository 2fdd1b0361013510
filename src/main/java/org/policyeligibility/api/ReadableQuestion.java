package org.policyeligibility.api;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.policyeligibility.profile.InputFault;

/**
 * The question can be read. Every fault becomes a violation that carries its {@link InputFault};
 * the facts, their values and bounds are those of {@code rules/facts.yaml}.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Constraint(validatedBy = ReadableQuestion.Reader.class)
public @interface ReadableQuestion {
  /** Never shown: each fault brings its own message. */
  String message() default "{fault}";

  /** As Jakarta Validation asks. */
  Class<?>[] groups() default {};

  /** As Jakarta Validation asks. */
  Class<? extends Payload>[] payload() default {};

  /** Turns faults into violations. */
  class Reader implements ConstraintValidator<ReadableQuestion, EvaluationQuestion> {
    @Override
    public boolean isValid(EvaluationQuestion question, ConstraintValidatorContext context) {
      if (question.faults().isEmpty()) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      List<InputFault> faults = question.faults();
      IntStream.range(0, Math.min(faults.size(), InputFault.MOST))
          .forEach(
              place -> {
                InputFault fault = faults.get(place);
                HibernateConstraintValidatorContext details =
                    context.unwrap(HibernateConstraintValidatorContext.class);
                fault.details().forEach(details::addMessageParameter);
                details.withDynamicPayload(fault);
                details
                    .buildConstraintViolationWithTemplate("{fault." + message(fault) + "}")
                    // Violations form a set: without their place, two alike would be one.
                    .addPropertyNode("fault" + place)
                    .addConstraintViolation();
              });
      return false;
    }

    /** The message's key: the code, and what the details allow to say besides. */
    private static String message(InputFault fault) {
      for (String detail : new String[] {"nearest", "above", "list", "lies"}) {
        if (fault.details().containsKey(detail)) {
          return fault.code() + "." + detail;
        }
      }
      return fault.code();
    }
  }
}
