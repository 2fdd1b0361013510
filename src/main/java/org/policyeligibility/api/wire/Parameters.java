package org.policyeligibility.api.wire;

import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;

/**
 * Reader of query parameters. By hand, since a converter of the framework answers 404 without a
 * word about which parameter is wrong; the faults, and the rule for days, are those of bodies.
 *
 * @param language in which a fault is told
 */
public record Parameters(Language language) {
  /** ASCII digits only, and no more than anybody means; a number that no long holds is one too. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}");

  public static Parameters of(HttpHeaders headers) {
    return new Parameters(AcceptLanguage.of(headers));
  }

  /**
   * A text.
   *
   * @param most characters that it may have
   */
  public @Nullable String text(String name, @Nullable String stated, int most) {
    if (stated == null) {
      return null;
    }
    if (stated.codePointCount(0, stated.length()) > most) {
      throw refused(name, InputFault.of("", "too-long", "characters", String.valueOf(most)));
    }
    if (!PlainText.Check.isPlain(stated, true)) {
      throw refused(name, InputFault.of("", "unreadable-text", "most", String.valueOf(most)));
    }
    return stated;
  }

  /** A day of the calendar, written and bounded as in a body. */
  public @Nullable LocalDate day(String name, @Nullable String stated) {
    if (stated == null) {
      return null;
    }
    List<InputFault> faults = new ArrayList<>();
    LocalDate day = FactReader.date(stated, "", faults);
    if (day == null) {
      throw refused(name, faults.get(0));
    }
    return day;
  }

  /**
   * A whole number; one above the most is the most.
   *
   * @param usual where none is stated
   */
  public long number(String name, @Nullable String stated, long usual, long least, long most) {
    if (stated == null) {
      return usual;
    }
    if (!NUMBER.matcher(stated).matches()) {
      throw refused(name, InputFault.of("", "wrong-type", "least", String.valueOf(least)));
    }
    BigInteger number = new BigInteger(stated);
    if (number.compareTo(BigInteger.valueOf(least)) < 0) {
      throw refused(name, InputFault.of("", "out-of-range", "least", String.valueOf(least)));
    }
    return number.min(BigInteger.valueOf(most)).longValueExact();
  }

  /** A constant by its code. */
  public <E> Optional<E> constant(
      String name, @Nullable String stated, E[] constants, Function<E, String> code) {
    if (stated == null) {
      return Optional.empty();
    }
    String known = oneOf(name, stated, Stream.of(constants).map(code).toList());
    return Stream.of(constants).filter(constant -> code.apply(constant).equals(known)).findFirst();
  }

  /** One of some codes; any other is answered with all of them and the nearest. */
  public @Nullable String oneOf(String name, @Nullable String stated, Collection<String> codes) {
    if (stated != null && !codes.contains(stated)) {
      Map<String, String> details = new HashMap<>(Map.of("values", String.join(", ", codes)));
      NearestName.to(stated, codes).ifPresent(nearest -> details.put("nearest", nearest));
      throw refused(name, new InputFault("", "unknown-value", details));
    }
    return stated;
  }

  /** There is nothing of the id that a parameter names; the nearest of those that are is told. */
  public Unprocessable unknownId(String name, String stated, Collection<String> ids) {
    Map<String, String> details = new HashMap<>();
    NearestName.to(stated, ids).ifPresent(nearest -> details.put("nearest", nearest));
    return refused(name, new InputFault("", "unknown-id", details));
  }

  /** A cursor that no page of this list has. */
  public Unprocessable unknownCursor(String name) {
    return refused(name, new InputFault("", "invalid-cursor", Map.of()));
  }

  private Unprocessable refused(String name, InputFault fault) {
    return Unprocessable.parameter(name, fault, language);
  }
}
