package org.policyeligibility.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.CounterClient;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.RunningService;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Issuer;
import org.policyeligibility.store.DatabaseSettings;
import org.policyeligibility.store.SmallDisk;

/** The packaged service on a disk that is full, really: its data, its log, its temporary files. */
class FullDiskProcessIT {
  private static final int REFUSED = 20;
  private static final int MOST_KEPT = 200;
  private static final int TRIES = 60;
  private static final Map<String, Object> BODY = CounterClient.application("FD-1");
  private static final byte[] QUESTION =
      Service.write(Map.of("asOf", "2024-06-01", "profile", BODY.get("profile")));

  @Test
  void storing_is_refused_and_everybody_is_evaluated_until_there_is_room_again()
      throws IOException, InterruptedException {
    Issuer issuer = new Issuer();
    try (SmallDisk disk = SmallDisk.mounted(24);
        RunningService service =
            RunningService.begin(
                disk.folder(),
                DatabaseSettings.embedded(disk.folder()),
                RunningService.environment(issuer))) {
      CounterClient office = CounterClient.open();
      office.awaitStore();
      Set<String> kept = new HashSet<>();
      kept.add(office.kept(BODY));
      String before = Service.evaluate(QUESTION).body();
      disk.fill();
      for (int i = 0; keeps(office, "full-" + i, kept); i++) {
        assertThat(i).as("kept on a full disk").isLessThan(MOST_KEPT);
      }
      for (int i = 0; i < REFUSED; i++) {
        Problems.expect(503, office.decide("refused-" + i, BODY));
        Service.Answer evaluated = Service.evaluate(QUESTION);
        assertThat(evaluated.status()).isEqualTo(200);
        assertThat(evaluated.body()).isEqualTo(before);
      }
      disk.free();
      int tries = 1;
      for (; !keeps(office, "freed", kept) && tries < TRIES; tries++) {
        TimeUnit.MILLISECONDS.sleep(250);
      }
      System.out.printf(Locale.ROOT, "room again: kept at try %d%n", tries);
      assertThat(office.found("", 100)).containsExactlyInAnyOrderElementsOf(kept);
      kept.forEach(office::read);
      assertThat(CounterClient.verify(office.export(0)).faults()).isEmpty();
      service.end();
    } finally {
      issuer.stop();
    }
  }

  private static boolean keeps(CounterClient office, String key, Set<String> kept) {
    Service.Answer answer = office.decide(key, BODY);
    if (answer.status() != 201) {
      Problems.expect(503, answer);
      return false;
    }
    kept.add(answer.json().path("id").asText());
    return true;
  }
}
