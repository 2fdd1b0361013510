package org.policyeligibility.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;

/** Each request has an id, by which its answer, its problem and its line in the log are one. */
@QuarkusTest
class RequestLogTest {
  private static final String ID = "X-Request-Id";
  private static final String MINE = "0b7c2f64-5d0e-4a7b-9a53-6f1f2f0d9c11";

  @Test
  void a_request_is_given_an_id() {
    String value = Service.get("/v1/facts?limit=1").header(ID);
    String other = Service.get("/v1/facts?limit=1").header(ID);
    assertThat(UUID.fromString(value)).isNotEqualTo(UUID.fromString(other));
  }

  @Test
  void a_request_keeps_the_id_that_it_came_with() {
    assertThat(Service.get("/v1/facts?limit=1", ID, MINE).header(ID)).isEqualTo(MINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Problems.MARKER,
        "1",
        "310101196103090017",
        "0B7C2F64-5D0E-4A7B-9A53-6F1F2F0D9C11",
        MINE + "1",
        "0b7c2f645d0e4a7b9a536f1f2f0d9c11"
      })
  void what_may_say_something_of_somebody_is_no_id(String stated) {
    Service.Answer answer = Service.get("/v1/facts?limit=1", ID, stated);
    assertThat(UUID.fromString(answer.header(ID))).isNotNull();
    assertThat(answer.header(ID)).isNotEqualTo(stated);
  }

  @Test
  void a_problem_names_the_id_wherever_it_arises() {
    String huge = "{" + " ".repeat(300 * 1024) + "}";
    for (Service.Answer answer :
        List.of(
            Service.get("/v1/nothing", ID, MINE),
            Service.evaluate("{", ID, MINE),
            Service.evaluate(huge, ID, MINE),
            Service.get("/v1/callers/current", ID, MINE),
            Service.get("/v1/callers/current", ID, MINE, "Authorization", "Bearer guess"),
            Service.get("/v1/facts?limit=0", ID, MINE))) {
      assertThat(answer.header(ID)).isEqualTo(MINE);
      assertThat(answer.json().path("instance").asText()).isEqualTo("urn:uuid:" + MINE);
    }
  }

  private static final class Lines extends Handler {
    private final BlockingQueue<ExtLogRecord> lines = new LinkedBlockingQueue<>();

    @Override
    public void publish(LogRecord line) {
      ExtLogRecord copy = ExtLogRecord.wrap(line);
      copy.copyMdc();
      lines.add(copy);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** The line of a request, which may be written after its answer is there. */
    String of(String id) throws InterruptedException {
      while (true) {
        ExtLogRecord line = lines.poll(2, TimeUnit.MINUTES);
        assertThat(line).as("a line of %s", id).isNotNull();
        if (id.equals(line.getMdc("requestId"))) {
          return new PatternFormatter("%s").format(line);
        }
      }
    }
  }

  @Test
  void a_line_of_the_log_has_route_status_duration_and_id_and_nothing_that_was_sent()
      throws InterruptedException {
    Logger log = Logger.getLogger("policy.access");
    Lines lines = new Lines();
    log.addHandler(lines);
    log.setLevel(Level.INFO);
    try {
      String m = Problems.MARKER;
      for (List<String> values :
          List.of(
              List.of("/v1/zones/" + m + "?q=" + m, "GET /v1/zones/\\{zone} 422"),
              List.of("/v1/documents/guofa-2020-7", "GET /v1/documents/\\{document} 200"),
              List.of("/v1/" + m, "GET OTHER 404"),
              List.of("/v1/facts?limit=" + m, "GET /v1/facts 422"))) {
        String id = Service.get(values.get(0)).header(ID);
        assertThat(lines.of(id)).matches(values.get(1) + " \\d+ ms " + id);
      }
      Service.Answer answer = Service.evaluate("{\"profile\":{\"type\":\"zone\"}}");
      assertThat(lines.of(answer.header(ID))).startsWith("POST /v1/evaluations 200 ");
    } finally {
      log.setLevel(Level.OFF);
      log.removeHandler(lines);
    }
  }
}
