package org.policyeligibility.api.wire;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Constraint on a text that a person reads: of a bounded length and without control, format or
 * unassigned characters, which a terminal or a database would take for something else.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {
  /** Code points that it may have; none is too few. */
  int most();

  /** Whether it may have several lines. */
  boolean lines() default false;

  /** The code of the fault, see {@link JsonBody}. */
  String message() default "unreadable-text";

  /** As Jakarta Validation asks. */
  Class<?>[] groups() default {};

  /** As Jakarta Validation asks. */
  Class<? extends Payload>[] payload() default {};

  /** The constraint on a string; null is left to others. */
  class Check implements ConstraintValidator<PlainText, String> {
    private int most;
    private boolean lines;

    @Override
    public void initialize(PlainText constraint) {
      most = constraint.most();
      lines = constraint.lines();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null
          || (text.codePoints().anyMatch(Check::isVisible)
              && text.codePointCount(0, text.length()) <= most
              && isPlain(text, lines));
    }

    /** Whether it is no blank; a no-break space is none to {@link String#isBlank}. */
    private static boolean isVisible(int point) {
      return !Character.isSpaceChar(point) && !Character.isWhitespace(point);
    }

    /**
     * Whether a text has nothing but visible characters and blanks.
     *
     * @param lines whether it may have line ends and tabs
     */
    public static boolean isPlain(String text, boolean lines) {
      return text.codePoints()
          .allMatch(point -> !isUnprintable(point) || (lines && "\n\r\t".indexOf(point) >= 0));
    }

    private static boolean isUnprintable(int point) {
      int type = Character.getType(point);
      return type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.SURROGATE
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR
          || type == Character.UNASSIGNED
          || type == Character.PRIVATE_USE;
    }
  }
}
