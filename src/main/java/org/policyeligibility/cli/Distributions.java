package org.policyeligibility.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.RulesetFault;
import org.policyeligibility.ruleset.YamlEntry;

/**
 * A population that nobody counted: how each fact is distributed is declared, and profiles are
 * drawn from that, always the same for one seed. Facts are drawn independently of each other.
 *
 * <pre>
 * type: person
 * profiles: 100000
 * seed: 7
 * facts:
 *   citizenship: { values: { FOREIGN: 30, CN_MAINLAND: 70 }, unknown: 10 }
 *   birthDate: { from: "1950-01-01", to: "2005-12-31" }
 * </pre>
 */
final class Distributions {
  private static final double HUNDRED = 100;

  /** How one fact is distributed. */
  private record Declared(
      Fact fact,
      Map<String, Double> weights,
      @Nullable BigDecimal from,
      @Nullable BigDecimal to,
      int most,
      double unknown) {}

  private final ProfileType type;
  private final long count;
  private final long seed;
  private final List<Declared> declared;

  private Distributions(ProfileType type, long count, long seed, List<Declared> declared) {
    this.type = type;
    this.count = count;
    this.seed = seed;
    this.declared = declared;
  }

  /**
   * Reads a declaration.
   *
   * @param count in place of the one declared; null for that one
   */
  static Distributions read(Path file, Vocabulary vocabulary, @Nullable Long count) {
    List<RulesetFault> faults = new ArrayList<>();
    try {
      YamlEntry root =
          YamlEntry.read(String.valueOf(file.getFileName()), Files.readString(file), faults)
              .only("type", "profiles", "seed", "facts");
      Optional<ProfileType> type = ProfileType.ofCode(root.text("type"));
      if (type.isEmpty()) {
        root.required("type").fault("没有这类主体 · no such type", "enterprise, person, zone");
      }
      List<Declared> declared = new ArrayList<>();
      root.required("facts")
          .entries()
          .forEach(
              (name, entry) ->
                  type.flatMap(of -> fact(of, name, entry, vocabulary))
                      .ifPresent(fact -> declared.add(declared(fact, entry))));
      int drawn = root.count("profiles");
      int seed = root.optional("seed") == null ? 1 : root.count("seed");
      if (!faults.isEmpty()) {
        RulesetFault first = faults.get(0);
        throw new CannotWork(
            file + ":" + first.line() + " " + first.what().zh() + told(first, true),
            file + ":" + first.line() + " " + first.what().en() + told(first, false));
      }
      return new Distributions(type.orElseThrow(), count == null ? drawn : count, seed, declared);
    } catch (IOException unreadable) {
      throw new CannotWork("无法读取 " + file + "。", "Cannot read " + file + ".");
    }
  }

  private static String told(RulesetFault fault, boolean zh) {
    return fault.remedy() == null ? "" : "; " + (zh ? fault.remedy().zh() : fault.remedy().en());
  }

  private static Optional<Fact> fact(
      ProfileType type, String name, YamlEntry entry, Vocabulary vocabulary) {
    Fact fact = vocabulary.fact(type, name);
    if (fact == null || fact.derivedFrom() != null) {
      entry.fault(
          "不能填报这项事实 · no fact that is stated: `" + name + "`",
          Nearest.to(name, vocabulary.names(type)).orElse("GET /v1/facts"));
      return Optional.empty();
    }
    return Optional.of(fact);
  }

  private static Declared declared(Fact fact, YamlEntry entry) {
    entry.only("values", "from", "to", "most", "unknown");
    Map<String, Double> weights = new LinkedHashMap<>();
    YamlEntry values = entry.optional("values");
    if (values != null) {
      values
          .entries()
          .forEach(
              (value, weight) -> {
                if (fact.type().hasValues() && !fact.valueList().contains(value)) {
                  weight.fault(
                      "没有这个取值 · no such value: `" + value + "`",
                      String.join(", ", fact.valueList().names()));
                }
                weights.put(value, number(weight).doubleValue());
              });
    }
    boolean range = entry.optional("from") != null && entry.optional("to") != null;
    if (weights.isEmpty() && !range) {
      entry.fault("没有声明分布 · no distribution", "values: { A: 1, B: 3 } / from, to");
    }
    return new Declared(
        fact,
        weights,
        range ? bound(entry.required("from")) : null,
        range ? bound(entry.required("to")) : null,
        entry.optional("most") == null ? 1 : entry.count("most"),
        entry.optional("unknown") == null
            ? 0
            : number(entry.required("unknown")).doubleValue() / HUNDRED);
  }

  /** A number, or a day as its number. */
  private static BigDecimal bound(YamlEntry entry) {
    return entry.scalar().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        ? BigDecimal.valueOf(LocalDate.parse(entry.scalar()).toEpochDay())
        : number(entry);
  }

  private static BigDecimal number(YamlEntry entry) {
    try {
      return new BigDecimal(entry.scalar());
    } catch (NumberFormatException text) {
      entry.fault("须为数字 · not a number", "10");
      return BigDecimal.ONE;
    }
  }

  /** What is declared, a line each, as it is shown beside the result. */
  List<String> shown() {
    List<String> lines = new ArrayList<>();
    lines.add(count + " × " + type.code() + ", seed " + seed);
    for (Declared one : declared) {
      StringBuilder line = new StringBuilder("  " + one.fact().name() + ": ");
      double all = one.weights().values().stream().mapToDouble(weight -> weight).sum();
      one.weights()
          .forEach(
              (value, weight) ->
                  line.append(value).append(' ').append(percent(weight / all)).append("  "));
      if (one.from() != null && one.to() != null) {
        line.append(text(one, one.from())).append(" … ").append(text(one, one.to())).append("  ");
      }
      if (one.unknown() > 0) {
        line.append("? ").append(percent(one.unknown()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String percent(double share) {
    return Math.round(share * 1000) / 10.0 + "%";
  }

  private static Object text(Declared one, BigDecimal number) {
    return switch (one.fact().type()) {
      case DATE -> LocalDate.ofEpochDay(number.longValue()).toString();
      case INTEGER -> number.toBigInteger();
      default -> number;
    };
  }

  /** The profiles, drawn one by one. */
  Iterator<String> records() {
    SplittableRandom random = new SplittableRandom(seed);
    return new Iterator<>() {
      private long drawn;

      @Override
      public boolean hasNext() {
        return drawn < count;
      }

      @Override
      public String next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        drawn++;
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("type", type.code());
        for (Declared one : declared) {
          if (random.nextDouble() >= one.unknown()) {
            profile.put(one.fact().name(), draw(one, random));
          }
        }
        return Population.line(profile);
      }
    };
  }

  private static Object draw(Declared one, SplittableRandom random) {
    if (one.from() != null && one.to() != null) {
      double span = one.to().subtract(one.from()).doubleValue() + 1;
      BigDecimal drawn = one.from().add(BigDecimal.valueOf((long) (random.nextDouble() * span)));
      return text(one, drawn);
    }
    return switch (one.fact().type()) {
      case SET -> several(one, random);
      case BOOLEAN -> value(one, random).equals("true");
      case INTEGER, NUMBER -> new BigDecimal(value(one, random));
      case ENUM, DATE -> value(one, random);
    };
  }

  private static Set<String> several(Declared one, SplittableRandom random) {
    Set<String> values = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(one.most()); i > 0; i--) {
      values.add(value(one, random));
    }
    // None stands alone.
    return values.contains(ValueList.NONE) ? Set.of(ValueList.NONE) : values;
  }

  private static String value(Declared one, SplittableRandom random) {
    double all = one.weights().values().stream().mapToDouble(weight -> weight).sum();
    double at = random.nextDouble() * all;
    String last = "";
    for (Map.Entry<String, Double> weight : one.weights().entrySet()) {
      last = weight.getKey();
      at -= weight.getValue();
      if (at < 0) {
        return last;
      }
    }
    return last;
  }
}
