package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * A synthetic population: profiles drawn from declared distributions, always the same for one seed.
 * It stands in where nobody may be counted. Facts are drawn independently of each other.
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
final class SyntheticPopulation {
  private final ProfileType type;
  private final long count;
  private final long seed;
  private final List<FactDistribution> facts;

  private SyntheticPopulation(
      ProfileType type, long count, long seed, List<FactDistribution> facts) {
    this.type = type;
    this.count = count;
    this.seed = seed;
    this.facts = facts;
  }

  /**
   * Reads a declaration.
   *
   * @param count in place of the one declared; null for that one
   */
  static SyntheticPopulation read(InputFile file, Vocabulary vocabulary, @Nullable Long count) {
    List<RulesetFault> faults = new ArrayList<>();
    YamlNode root =
        YamlNode.read(String.valueOf(file.path().getFileName()), TextFile.read(file.path()), faults)
            .only("type", "profiles", "seed", "facts");
    Optional<ProfileType> type = ProfileType.ofCode(root.text("type"));
    if (type.isEmpty()) {
      root.required("type")
          .fault(
              Message.of("no-such-type-of-profile"),
              Message.of("as-written", "enterprise, person, zone"));
    }
    List<FactDistribution> facts = new ArrayList<>();
    root.required("facts")
        .entries()
        .forEach(
            (name, entry) ->
                type.flatMap(of -> fact(of, name, entry, vocabulary))
                    .ifPresent(fact -> facts.add(FactDistribution.read(fact, entry))));
    int drawn = root.count("profiles");
    int seed = root.optional("seed") == null ? 1 : root.count("seed");
    if (!faults.isEmpty()) {
      RulesetFault first = faults.get(0);
      throw new UserError(
          told(file.name(), first, Language.ZH), told(file.name(), first, Language.EN));
    }
    return new SyntheticPopulation(type.orElseThrow(), count == null ? drawn : count, seed, facts);
  }

  private static String told(String file, RulesetFault fault, Language language) {
    return file
        + ":"
        + fault.line()
        + " "
        + fault.what().in(language)
        + (fault.remedy() == null ? "" : "; " + fault.remedy().in(language));
  }

  private static Optional<Fact> fact(
      ProfileType type, String name, YamlNode entry, Vocabulary vocabulary) {
    Fact fact = vocabulary.fact(type, name);
    if (fact == null || fact.derivedFrom() != null) {
      entry.fault(
          Message.of("no-fact-that-is-stated", name),
          Message.of(
              "as-written", NearestName.to(name, vocabulary.names(type)).orElse("GET /v1/facts")));
      return Optional.empty();
    }
    return Optional.of(fact);
  }

  /** The declaration, a line each, as it is shown beside the result. */
  List<String> shown() {
    return Stream.concat(
            Stream.of(count + " × " + type.code() + ", seed " + seed),
            facts.stream().map(FactDistribution::shown))
        .toList();
  }

  long count() {
    return count;
  }

  /** A profile as it was drawn; there is nothing to read. */
  private record Draw(PopulationRecord read) implements PopulationRow {
    @Override
    public long number() {
      return read.row();
    }

    @Override
    public String written() {
      return "";
    }
  }

  /** The profiles, drawn one by one. */
  Iterator<PopulationRow> rows() {
    SplittableRandom random = new SplittableRandom(seed);
    return new Iterator<>() {
      private long drawn;

      @Override
      public boolean hasNext() {
        return drawn < count;
      }

      @Override
      public PopulationRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        drawn++;
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        profile.put("type", type.code());
        for (FactDistribution fact : facts) {
          Object value = fact.draw(random);
          if (value != null) {
            profile.put(fact.fact().name(), value);
          }
        }
        return new Draw(new PopulationRecord(drawn, Map.of(), profile));
      }
    };
  }
}
