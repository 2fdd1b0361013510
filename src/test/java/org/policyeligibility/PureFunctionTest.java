package org.policyeligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyeligibility.evaluation.Result;

/** A decision is a function of rule set, profile and as-of date, and of nothing else. */
class PureFunctionTest {
  private static final int PROFILES = 2_000;

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static List<List<Result>> answers() {
    List<List<Result>> answers = new ArrayList<>();
    for (long seed = 0; seed < PROFILES; seed++) {
      RandomProfiles profiles = new RandomProfiles(seed, Law.shipped().ruleset().vocabulary());
      LocalDate asOf = profiles.day();
      Map<String, Object> stated = profiles.stated(asOf);
      answers.add(Law.evaluate(stated, asOf).results());
    }
    return answers;
  }

  @Test
  void neither_the_locale_nor_the_time_zone_changes_an_answer() {
    List<List<Result>> here = answers();
    for (String tag : List.of("tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(answers()).isEqualTo(here);
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
      assertThat(answers()).isEqualTo(here);
    }
  }

  @Test
  void a_result_that_many_cases_share_is_that_which_a_case_has_by_itself() {
    Eligibility law = Law.shipped();
    for (long seed = 0; seed < 60; seed++) {
      RandomProfiles profiles = new RandomProfiles(seed, law.ruleset().vocabulary());
      LocalDate asOf = profiles.day();
      Map<String, Object> stated = profiles.stated(asOf);
      for (Result result : Law.evaluate(stated, asOf).results()) {
        assertThat(law.decide(Law.profile(stated, asOf), asOf, result.provision().id()))
            .contains(result);
      }
    }
  }

  @Test
  void eight_threads_at_once_get_the_answers_that_one_gets() throws Exception {
    List<List<Result>> alone = answers();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<List<Result>>> work = PureFunctionTest::answers;
      for (Future<List<List<Result>>> future :
          threads.invokeAll(java.util.Collections.nCopies(8, work))) {
        assertThat(future.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
