package org.policyeligibility.population;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.population.cell.ExactNumber;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The declared probability distribution of one fact: weights of values, or a uniform range. Values
 * are drawn from it by a random generator that the population owns, so that one seed gives one
 * population.
 *
 * @param most how many values of a set one profile has
 * @param unknown the share of profiles that do not state the fact
 */
record FactDistribution(
    Fact fact, Map<String, Double> weights, @Nullable Range range, int most, double unknown) {
  private static final double HUNDRED = 100;

  /** Both ends belong to it; a day stands for its number. */
  record Range(BigDecimal from, BigDecimal to) {}

  static FactDistribution read(Fact fact, YamlNode entry) {
    entry.only("values", "from", "to", "most", "unknown");
    Map<String, Double> weights = new LinkedHashMap<>();
    YamlNode values = entry.optional("values");
    if (values != null) {
      values.entries().forEach((value, weight) -> weights.put(value, weight(fact, value, weight)));
      if (weights.values().stream().noneMatch(weight -> weight > 0)) {
        values.fault(
            Message.of("no-weight-above-zero"), Message.of("as-written", "values: { A: 1, B: 3 }"));
      }
    }
    boolean ranges = entry.optional("from") != null && entry.optional("to") != null;
    if (weights.isEmpty() && !ranges) {
      entry.fault(
          Message.of("no-distribution"),
          Message.of("as-written", "values: { A: 1, B: 3 } / from, to"));
    }
    return new FactDistribution(
        fact,
        weights,
        ranges ? range(fact, entry) : null,
        entry.optional("most") == null ? 1 : most(entry),
        unknown(entry.optional("unknown")));
  }

  private static int most(YamlNode entry) {
    int most = entry.count("most");
    if (most > ValueList.MOST) {
      entry
          .required("most")
          .fault(Message.of("more-than-any-list", ValueList.MOST), Message.of("as-written", "2"));
      return 1;
    }
    return most;
  }

  private static double unknown(@Nullable YamlNode entry) {
    double percent = entry == null ? 0 : number(entry).doubleValue();
    if (entry != null && (percent < 0 || percent > HUNDRED)) {
      entry.fault(Message.of("not-a-percentage"), Message.of("as-written", "10"));
    }
    return percent / HUNDRED;
  }

  private static double weight(Fact fact, String value, YamlNode weight) {
    if (fact.type().hasValues() && !fact.valueList().contains(value)) {
      weight.fault(
          Message.of("no-such-value", value),
          Message.of("as-written", String.join(", ", fact.valueList().names())));
    }
    if (fact.type().isNumeric() && ExactNumber.parse(value).isEmpty()) {
      weight.fault(Message.of("not-a-number"), Message.of("as-written", "10"));
    }
    double number = number(weight).doubleValue();
    if (number < 0) {
      weight.fault(Message.of("weight-below-zero"), Message.of("as-written", "1"));
    }
    return number;
  }

  private static Range range(Fact fact, YamlNode entry) {
    Range range = new Range(bound(fact, entry.required("from")), bound(fact, entry.required("to")));
    if (range.to().compareTo(range.from()) < 0) {
      entry.fault(Message.of("to-below-from"), Message.of("as-written", "from: 1, to: 10"));
    }
    return range;
  }

  private static BigDecimal bound(Fact fact, YamlNode entry) {
    if (fact.type() != FactType.DATE) {
      return number(entry);
    }
    try {
      return BigDecimal.valueOf(LocalDate.parse(entry.scalar()).toEpochDay());
    } catch (DateTimeException impossible) {
      entry.fault(Message.of("not-a-day"), Message.of("as-written", "\"1990-01-31\""));
      return BigDecimal.ONE;
    }
  }

  private static BigDecimal number(YamlNode entry) {
    return ExactNumber.parse(entry.scalar())
        .orElseGet(
            () -> {
              entry.fault(Message.of("not-a-number"), Message.of("as-written", "10"));
              return BigDecimal.ONE;
            });
  }

  /** The distribution on one line, as it is shown beside the result. */
  String shown() {
    StringBuilder line = new StringBuilder("  " + fact.name() + ": ");
    double sum = sum();
    weights.forEach(
        (value, weight) ->
            line.append(value).append(' ').append(percent(weight / sum)).append("  "));
    if (range != null) {
      line.append(value(range.from())).append(" … ").append(value(range.to())).append("  ");
    }
    if (unknown > 0) {
      line.append("? ").append(percent(unknown));
    }
    return line.toString().stripTrailing();
  }

  private static String percent(double share) {
    return Math.round(share * 1000) / 10.0 + "%";
  }

  private double sum() {
    return weights.values().stream().mapToDouble(weight -> weight).sum();
  }

  /** A value, or null where the profile does not state the fact. */
  @Nullable Object draw(SplittableRandom random) {
    if (random.nextDouble() < unknown) {
      return null;
    }
    if (range != null) {
      double span = range.to().subtract(range.from()).doubleValue() + 1;
      return value(range.from().add(BigDecimal.valueOf((long) (random.nextDouble() * span))));
    }
    return switch (fact.type()) {
      case SET -> set(random);
      case BOOLEAN -> weighted(random).equals("true");
      case INTEGER, NUMBER -> number(new BigDecimal(weighted(random)));
      case ENUM, DATE -> weighted(random);
    };
  }

  private Object value(BigDecimal number) {
    return switch (fact.type()) {
      case DATE -> LocalDate.ofEpochDay(number.longValue()).toString();
      case INTEGER -> number.toBigInteger();
      default -> number;
    };
  }

  /** A whole number as one, as a request states it: 5.0 is none. */
  private static Object number(BigDecimal number) {
    return number.scale() == 0 ? number.toBigInteger() : number;
  }

  /** As a list, for that is what a request states. */
  private List<String> set(SplittableRandom random) {
    Set<String> values = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      values.add(weighted(random));
    }
    // None stands alone.
    return values.contains(ValueList.NONE) ? List.of(ValueList.NONE) : List.copyOf(values);
  }

  private String weighted(SplittableRandom random) {
    double at = random.nextDouble() * sum();
    String last = "";
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      last = weight.getKey();
      at -= weight.getValue();
      if (at < 0) {
        return last;
      }
    }
    return last;
  }
}
