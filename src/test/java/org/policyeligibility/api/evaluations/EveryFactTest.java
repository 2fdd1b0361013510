package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.Law;
import org.policyeligibility.api.EveryKindOfFactTest;
import org.policyeligibility.api.FactSamples;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * Every fact that can be stated, with every kind of value that it cannot have, as the readers of a
 * body read it. {@link EveryKindOfFactTest} asks the service about each kind.
 */
@Tag("apart")
public class EveryFactTest {
  private static final String PLACE = "/profile";
  private static final LocalDate DAY = LocalDate.of(2199, 12, 31);

  /** A fact of a type of profile. */
  public record Stated(ProfileType profile, Fact fact) {
    public List<String> values() {
      return fact.type().hasValues() ? fact.valueList().names() : List.of();
    }

    public String json(String value) {
      return "{\"type\":\"%s\",\"%s\":%s}".formatted(profile.code(), fact.name(), value);
    }

    public String name() {
      return profile.code() + " " + fact.name();
    }

    /** Where a fault is that is named by its code, or by a place below the fact and a code. */
    public String at(String error) {
      return PLACE + "/" + fact.name() + (error.startsWith("/") ? error : " " + error);
    }
  }

  public static List<Stated> statable() {
    Vocabulary vocabulary = Law.shipped().ruleset().vocabulary();
    return Stream.of(ProfileType.values())
        .flatMap(
            type ->
                vocabulary.facts(type).stream()
                    .filter(fact -> fact.derivedFrom() == null)
                    .map(fact -> new Stated(type, fact)))
        .toList();
  }

  private static @Nullable Case read(Stated fact, String value, List<InputFault> faults)
      throws Exception {
    Object profile = JsonBody.tree(fact.json(value).getBytes(StandardCharsets.UTF_8));
    return Law.shipped().reader().read(profile, PLACE, DAY, faults);
  }

  private static void refused(Stated fact, String value, String error) throws Exception {
    List<InputFault> faults = new ArrayList<>();
    assertThat(read(fact, value, faults)).isNull();
    assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.code()))
        .containsExactly(fact.at(error));
    assertThat(faults.toString()).doesNotContainIgnoringCase(Problems.MARKER);
  }

  private static void accepted(Stated fact, String value) throws Exception {
    List<InputFault> faults = new ArrayList<>();
    Case read = read(fact, value, faults);
    assertThat(faults).isEmpty();
    assertThat(read).isNotNull();
    assertThat(Law.shipped().evaluate(read, DAY).results()).isNotEmpty();
  }

  @TestFactory
  List<DynamicTest> no_fact_takes_a_value_of_another_kind() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Stated fact : statable()) {
      FactSamples.refused(fact.fact(), fact.values())
          .forEach(
              (value, error) ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          fact.name() + ": " + value, () -> refused(fact, value, error))));
    }
    assertThat(tests).hasSizeGreaterThan(500);
    return tests;
  }

  @TestFactory
  List<DynamicTest> every_fact_takes_null_and_every_value_it_lists() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Stated fact : statable()) {
      for (String value : FactSamples.accepted(fact.fact(), fact.values())) {
        tests.add(DynamicTest.dynamicTest(fact.name() + ": " + value, () -> accepted(fact, value)));
      }
    }
    return tests;
  }

  @Test
  void every_type_of_fact_occurs() {
    assertThat(statable().stream().map(stated -> stated.fact().type()).distinct())
        .containsExactlyInAnyOrder(FactType.values());
  }
}
