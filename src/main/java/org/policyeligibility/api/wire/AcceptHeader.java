package org.policyeligibility.api.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Media type negotiation: {@code Accept} as RFC 9110 reads it. The most specific range that fits a
 * type gives its weight, and a weight of 0 forbids it; a range that cannot be read allows nothing.
 * By hand, since the framework's {@code selectVariant} takes a type of weight 0 for acceptable.
 */
public record AcceptHeader(List<Range> ranges) {
  /** A longer header is not read. */
  private static final int LONGEST = 1000;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern PARAMETER =
      Pattern.compile("\\s*;\\s*(?:(" + TOKEN + ")=(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?");
  private static final Pattern TYPE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")");
  private static final Pattern ELEMENT =
      Pattern.compile("(?:[^,\"]++|\"(?:[^\"\\\\]++|\\\\.)*+\")++");
  private static final Pattern WEIGHT = Pattern.compile("0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?");

  /** A range of types and how much it is wanted, in thousandths. */
  private record Range(String type, String subtype, int weight) {
    boolean fits(String mediaType) {
      String[] parts = mediaType.split("/", 2);
      return (type.equals("*") || type.equals(parts[0]))
          && (subtype.equals("*") || subtype.equals(parts[1]));
    }

    int precision() {
      return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
    }
  }

  /**
   * Reads the header.
   *
   * @param header its value; empty where there is none, and everything is allowed
   */
  public static AcceptHeader of(String header) {
    if (header.isBlank() || header.length() > LONGEST) {
      return new AcceptHeader(List.of(new Range("*", "*", 1000)));
    }
    List<Range> ranges = new ArrayList<>();
    Matcher elements = ELEMENT.matcher(header);
    while (elements.find()) {
      range(elements.group().strip()).ifPresent(ranges::add);
    }
    return new AcceptHeader(List.copyOf(ranges));
  }

  private static Optional<Range> range(String element) {
    Matcher type = TYPE.matcher(element);
    if (!type.lookingAt() || (type.group(1).equals("*") && !type.group(2).equals("*"))) {
      return Optional.empty();
    }
    int weight = 1000;
    Matcher parameter = PARAMETER.matcher(element).region(type.end(), element.length());
    int end = type.end();
    while (end < element.length() && parameter.region(end, element.length()).lookingAt()) {
      end = parameter.end();
      if ("q".equalsIgnoreCase(parameter.group(1))) {
        if (!WEIGHT.matcher(parameter.group(2)).matches()) {
          return Optional.empty();
        }
        weight = (int) Math.round(Double.parseDouble(parameter.group(2)) * 1000);
      }
    }
    return end < element.length()
        ? Optional.empty()
        : Optional.of(
            new Range(
                type.group(1).toLowerCase(Locale.ROOT),
                type.group(2).toLowerCase(Locale.ROOT),
                weight));
  }

  /** The best of these types, the first where several are wanted as much; empty for none. */
  public Optional<String> best(List<String> offered) {
    String best = null;
    int most = 0;
    for (String type : offered) {
      int weight = weight(type);
      if (weight > most) {
        best = type;
        most = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  private int weight(String mediaType) {
    int weight = 0;
    int precision = -1;
    for (Range range : ranges) {
      if (range.fits(mediaType) && range.precision() > precision) {
        weight = range.weight();
        precision = range.precision();
      }
    }
    return weight;
  }
}
