package org.policyeligibility.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one stated value of one fact. Nothing is coerced: {@code "5"} is no number. */
public final class FactReader {
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** The days that can be stated, both included. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  /** For more faults of one body nothing near is looked for. */
  private static final int MOST_WITH_NEAREST = 10;

  private final Fact fact;
  private final StatedProfile profile;
  private final List<InputFault> faults;

  FactReader(Fact fact, StatedProfile profile, List<InputFault> faults) {
    this.fact = fact;
    this.profile = profile;
    this.faults = faults;
  }

  /** Where the fact stands; worked out for a fault alone, for most values have none. */
  private String pointer() {
    return profile.at(fact.name());
  }

  /** The value as a {@link Profile} holds it, or null where it could not be read. */
  @Nullable
  public Object read(Object stated) {
    return switch (fact.type()) {
      case SET -> set(stated);
      case ENUM -> value(stated, this::pointer);
      case BOOLEAN -> stated instanceof Boolean ? stated : wrongType("boolean", pointer());
      case INTEGER -> integer(stated);
      case NUMBER -> number(stated);
      case DATE -> date(stated, this::pointer, faults);
    };
  }

  private @Nullable Object set(Object stated) {
    if (!(stated instanceof List<?> elements)) {
      return wrongType("array", pointer());
    }
    int before = faults.size();
    ValueList list = fact.valueList();
    long bits = 0;
    for (int i = 0; i < elements.size() && faults.size() <= InputFault.MOST; i++) {
      Object element = elements.get(i);
      int place = i;
      Supplier<String> at = () -> pointer() + "/" + place;
      if (element == null) {
        faults.add(InputFault.of(at.get(), "null-element"));
      } else {
        int position = position(element, at);
        bits |= position < 0 ? 0 : 1L << position;
      }
    }
    Integer none = list.positions().get(ValueList.NONE);
    long some = none == null ? bits : bits & ~(1L << none);
    if (some != 0 && some != bits) {
      faults.add(InputFault.of(pointer(), "none-not-alone"));
    }
    if (faults.size() > before) {
      return null;
    }
    if (list.isPartlyUnverified(some)) {
      profile.warnings.add(new InputWarning(pointer(), InputWarning.Doubt.IMPLIED_NOT_VERIFIED));
    }
    return ValueSet.of(list, some);
  }

  private @Nullable Object value(Object stated, Supplier<String> at) {
    int position = position(stated, at);
    return position < 0 ? null : fact.valueList().values().get(position).name();
  }

  /** The place of a value in its list; where it is none of it a fault is added, and it is -1. */
  private int position(Object stated, Supplier<String> at) {
    if (!(stated instanceof String value)) {
      wrongType("string", at.get());
      return -1;
    }
    Integer position = fact.valueList().positions().get(value);
    if (position == null) {
      faults.add(
          InvisibleCharacter.in(value)
              .map(character -> InputFault.of(at.get(), "unknown-value", "invisible", character))
              .orElseGet(() -> unknown(at.get(), value)));
      return -1;
    }
    return position;
  }

  /**
   * A value that is none of the fact's, with the one that it is a slip for, where that is plain.
   */
  private InputFault unknown(String at, String value) {
    Map<String, String> details = new LinkedHashMap<>();
    if (faults.size() < MOST_WITH_NEAREST) {
      List<String> near = NearestName.among(fact.valueList().names()).all(value);
      if (near.size() == 1) {
        details.put("nearest", near.get(0));
      }
    }
    details.put("values", String.join(", ", fact.valueList().names()));
    return new InputFault(at, "unknown-value", details);
  }

  private @Nullable Object integer(Object stated) {
    if (stated instanceof BigDecimal) {
      faults.add(InputFault.of(pointer(), "not-an-integer"));
      return null;
    }
    BigDecimal number = decimal(stated);
    if (number == null) {
      return wrongType("integer", pointer());
    }
    return inRange(number) ? number.intValueExact() : null;
  }

  private @Nullable Object number(Object stated) {
    BigDecimal number = decimal(stated);
    if (number == null) {
      return wrongType("number", pointer());
    }
    return inRange(number) ? number : null;
  }

  private static @Nullable BigDecimal decimal(Object stated) {
    if (stated instanceof BigDecimal number) {
      return number;
    }
    if (stated instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    return stated instanceof Integer || stated instanceof Long
        ? BigDecimal.valueOf(((Number) stated).longValue())
        : null;
  }

  private boolean inRange(BigDecimal number) {
    if (fact.admits(number)) {
      return true;
    }
    faults.add(
        new InputFault(
            pointer(),
            "out-of-range",
            Map.of(
                fact.minimumExcluded() ? "above" : "minimum",
                String.valueOf(fact.minimum()),
                "maximum",
                String.valueOf(fact.maximum()))));
    return false;
  }

  /** A day that is exactly {@code YYYY-MM-DD}, exists, and lies between the two above. */
  public static @Nullable LocalDate date(Object stated, String pointer, List<InputFault> faults) {
    return date(stated, () -> pointer, faults);
  }

  private static @Nullable LocalDate date(
      Object stated, Supplier<String> pointer, List<InputFault> faults) {
    if (!(stated instanceof String text)) {
      faults.add(InputFault.of(pointer.get(), "wrong-type", "expected", "string"));
      return null;
    }
    LocalDate day;
    try {
      day = DAY.matcher(text).matches() ? day(text) : null;
    } catch (DateTimeException impossible) {
      day = null;
    }
    if (day == null) {
      faults.add(
          InvisibleCharacter.in(text)
              .map(
                  character -> InputFault.of(pointer.get(), "invalid-date", "invisible", character))
              .orElseGet(() -> InputFault.of(pointer.get(), "invalid-date")));
    } else if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      faults.add(
          new InputFault(
              pointer.get(),
              "date-out-of-range",
              Map.of("first", FIRST_DAY.toString(), "last", LAST_DAY.toString())));
      return null;
    }
    return day;
  }

  /** A day of ten characters, which a parser of any format takes far longer to read. */
  private static LocalDate day(String text) {
    return LocalDate.of(
        Integer.parseInt(text, 0, 4, 10),
        Integer.parseInt(text, 5, 7, 10),
        Integer.parseInt(text, 8, 10, 10));
  }

  private @Nullable Object wrongType(String expected, String at) {
    faults.add(InputFault.of(at, "wrong-type", "expected", expected));
    return null;
  }
}
