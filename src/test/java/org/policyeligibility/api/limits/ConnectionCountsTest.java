package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("apart")
class ConnectionCountsTest {
  private static final int MOST = 40;
  private static final int OF_ONE = 10;

  private final ConnectionCounts counts = new ConnectionCounts(MOST, OF_ONE);
  private final List<String> closed = new ArrayList<>();

  private boolean begin(String address) {
    return counts.begin(
        ClientNetwork.of(ClientNetwork.parse(address).orElseThrow()), () -> closed.add(address));
  }

  @Test
  void the_networks_of_one_assignment_have_twice_what_one_has() {
    int begun = 0;
    for (int network = 0; network < 100; network++) {
      begun += begin("2001:db8:7:" + Integer.toHexString(network << 8) + "::1") ? 1 : 0;
    }
    assertThat(begun).isEqualTo(2 * OF_ONE);
    assertThat(begin("2001:db8:8::1")).isTrue();
    assertThat(begin("192.0.2.1")).isTrue();
    assertThat(closed).isEmpty();
  }

  @Test
  void one_network_has_no_more_than_one_address_of_IPv4() {
    for (int i = 0; i < OF_ONE; i++) {
      assertThat(begin("2001:db8:7:1::" + (i + 1))).isTrue();
    }
    assertThat(begin("2001:db8:7:1::ffff")).isFalse();
    assertThat(begin("2001:db8:7:ff::1")).isFalse();
    assertThat(begin("2001:db8:7:100::1")).isTrue();
  }

  @Test
  void two_assignments_that_hold_all_make_room_for_a_third() {
    for (int network = 0; network < 2 * OF_ONE; network++) {
      assertThat(begin("2001:db8:1:" + network + "00::1")).isTrue();
      assertThat(begin("2001:db8:2:" + network + "00::1")).isTrue();
    }
    assertThat(begin("2001:db8:3::1")).isTrue();
    assertThat(closed).hasSize(1);
    for (int i = 1; i < OF_ONE; i++) {
      assertThat(begin("2001:db8:3::1")).isTrue();
    }
    assertThat(closed).hasSize(OF_ONE).allMatch(address -> !address.startsWith("2001:db8:3"));
  }

  @Test
  void a_connection_that_ends_is_counted_no_longer() {
    ClientNetwork client = ClientNetwork.of(ClientNetwork.parse("2001:db8:1::1").orElseThrow());
    List<Runnable> open = new ArrayList<>();
    for (int i = 0; i < OF_ONE; i++) {
      int number = i;
      Runnable close = () -> closed.add("own " + number);
      assertThat(counts.begin(client, close)).isTrue();
      open.add(close);
    }
    open.forEach(close -> counts.end(client, close));
    open.forEach(close -> counts.end(client, close));
    for (int i = 0; i < OF_ONE; i++) {
      assertThat(begin("2001:db8:1::1")).isTrue();
    }
    assertThat(begin("2001:db8:1::1")).isFalse();
  }
}
