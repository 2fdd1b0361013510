package org.policyeligibility.api.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.Law;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A question is read up to a number of bytes: the largest that can be asked has fewer, whatever of
 * the law grows.
 */
@Tag("apart")
class LargestQuestionTest {
  private static final Ruleset RULES = Law.shipped().ruleset();
  private static final int LONGEST_FILTER = 500;

  @Test
  void all_facts_and_standings_of_all_profiles_with_each_filter_at_its_longest_are_read()
      throws Exception {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "profiles", Stream.of(ProfileType.values()).map(LargestQuestionTest::everything).toList());
    body.put("clauses", longest(RULES.catalogue().stream().map(Provision::id)));
    body.put("benefits", longest(RULES.catalogue().stream().map(LargestQuestionTest::benefit)));
    body.put("outcomes", longest(Stream.of(Outcome.values()).map(Outcome::name)));
    body.put(
        "declined",
        longest(
            Stream.of(ProfileType.values())
                .flatMap(type -> RULES.vocabulary().facts(type).stream())
                .map(Fact::name)));
    assertThat(JsonBody.question(new ObjectMapper().writeValueAsBytes(body))).isEqualTo(body);
  }

  private static Map<String, Object> everything(ProfileType type) {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("type", type.code());
    for (Fact fact : RULES.vocabulary().facts(type)) {
      boolean closed = fact.type() == FactType.SET || fact.type() == FactType.ENUM;
      profile.put(fact.name(), closed ? fact.valueList().names() : "2024-06-01");
    }
    Map<String, String> standings = new LinkedHashMap<>();
    RULES.catalogue().forEach(provision -> standings.put(provision.id(), "NOT_PASSED"));
    profile.put("assessments", standings);
    profile.put("approvals", standings);
    return profile;
  }

  private static String benefit(Provision provision) {
    return String.valueOf(provision.clause().benefit());
  }

  private static List<String> longest(Stream<String> names) {
    String name = names.max(Comparator.comparingInt(String::length)).orElseThrow();
    return Collections.nCopies(LONGEST_FILTER, name);
  }
}
