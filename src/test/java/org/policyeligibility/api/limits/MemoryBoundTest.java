package org.policyeligibility.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of the bound on memory, and of whom it cuts off. */
@Tag("apart")
class MemoryBoundTest {
  private static final int MOST = 400;
  private static final int SHARE = MOST / 4;

  private long now;
  private final MemoryBound bound = new MemoryBound(MOST, MOST / SHARE, () -> now);
  private final List<String> cut = new ArrayList<>();

  private static ClientNetwork client(int number) {
    try {
      return ClientNetwork.of(InetAddress.getByName("192.0.2." + number));
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private MemoryBound.Holding holding(int client, String name) {
    return bound.begin(client(client), () -> cut.add(name));
  }

  /** Four clients hold all that there is, each by ten connections. */
  private List<MemoryBound.Holding> crowd() {
    return crowd(4);
  }

  private List<MemoryBound.Holding> crowd(int clients) {
    List<MemoryBound.Holding> crowd = new ArrayList<>();
    for (int client = 1; client <= clients; client++) {
      for (int i = 0; i < 10; i++) {
        MemoryBound.Holding holding = holding(client, client + "/" + i);
        assertThat(holding.take(SHARE / 10)).isTrue();
        crowd.add(holding);
        now += 1_000;
      }
    }
    return crowd;
  }

  @Test
  void one_client_has_a_quarter_and_nobody_is_cut_off_for_it() {
    assertThat(holding(1, "first").take(SHARE)).isTrue();
    assertThat(bound.admits(client(1))).isFalse();
    assertThat(holding(1, "second").take(1)).isFalse();
    assertThat(bound.admits(client(2))).isTrue();
    assertThat(bound.taken()).isEqualTo(SHARE);
    assertThat(cut).isEmpty();
  }

  @Test
  void a_newcomer_is_let_in_where_others_hold_everything_and_the_oldest_makes_room() {
    crowd();
    assertThat(holding(5, "newcomer").take(5)).isTrue();
    assertThat(cut).containsExactly("1/0");
    assertThat(bound.admits(client(6))).isTrue();
    assertThat(cut).hasSizeLessThanOrEqualTo(2).allMatch(name -> name.startsWith("1/"));
  }

  @Test
  void what_is_held_never_exceeds_the_bound_by_more_than_what_is_about_to_be_given_back() {
    crowd();
    int taken = 0;
    for (int client = 5; client < 200; client++) {
      now += 10;
      taken += holding(client, "newcomer").take(10) ? 1 : 0;
      assertThat(bound.taken()).isLessThanOrEqualTo(MOST + SHARE);
    }
    assertThat(taken).isPositive();
  }

  @Test
  void who_goes_on_taking_is_not_cut_off_before_who_takes_nothing() {
    List<MemoryBound.Holding> crowd = crowd();
    now += 1_000_000;
    for (int i = 0; i < 30; i++) {
      // Of the first three clients each takes a part, and is given another.
      crowd.get(i).giveBack(5);
      assertThat(crowd.get(i).take(5)).isTrue();
    }
    now += 1_000;
    assertThat(holding(5, "newcomer").take(5)).isTrue();
    assertThat(cut).containsExactly("4/0");
  }

  @Test
  void a_small_holding_is_not_cut_off_for_its_age_while_one_client_holds_much() {
    MemoryBound.Holding slow = holding(9, "slow");
    assertThat(slow.take(2)).isTrue();
    now += 5_560_000;
    crowd(3);
    assertThat(holding(4, "4/0").take(90)).isTrue();
    // Fifteen times as old as the others, of which one client has ten.
    now += 400_000;
    assertThat(holding(5, "newcomer").take(20)).isTrue();
    assertThat(cut).isNotEmpty().doesNotContain("slow");
  }

  @Test
  void what_the_service_works_on_is_not_cut_off_and_a_newcomer_is_refused() {
    crowd().forEach(MemoryBound.Holding::settle);
    assertThat(holding(5, "newcomer").take(5)).isFalse();
    assertThat(bound.admits(client(5))).isFalse();
    assertThat(cut).isEmpty();
    assertThat(bound.taken()).isEqualTo(MOST);
  }

  @Test
  void what_has_to_be_sent_is_taken_in_any_case_and_somebody_is_cut_off() {
    crowd();
    holding(5, "newcomer").takeInAnyCase(25);
    assertThat(cut).hasSize(3);
    assertThat(bound.taken()).isEqualTo(MOST + 25);
  }

  @Test
  void connections_of_a_proxy_count_each_for_itself() {
    for (int i = 0; i < 20; i++) {
      assertThat(bound.begin(ClientNetwork.PROXY, () -> cut.add("proxied")).take(5)).isTrue();
    }
    now += 1_000_000;
    crowd(3);
    now += 1_000_000;
    assertThat(holding(5, "newcomer").take(5)).isTrue();
    assertThat(cut).containsExactly("1/0");
  }

  @Test
  void all_is_given_back_however_it_ends() {
    List<MemoryBound.Holding> crowd = crowd();
    holding(5, "newcomer").take(5);
    crowd.get(0).giveBack(3);
    crowd.forEach(MemoryBound.Holding::end);
    crowd.forEach(MemoryBound.Holding::end);
    assertThat(bound.taken()).isEqualTo(5);
    assertThat(crowd()).hasSize(40);
  }

  private MemoryBound.Holding network(int assignment, int network) {
    ClientNetwork client =
        ClientNetwork.of(
            ClientNetwork.parse("2001:db8:" + assignment + ":" + network + "00::1").orElseThrow());
    return bound.begin(client, () -> cut.add("v6/" + assignment + "/" + network));
  }

  @Test
  void the_networks_of_one_assignment_have_half_of_it_together() {
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      taken += network(1, i).take(10) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(2 * SHARE / 10);
    assertThat(network(2, 0).take(10)).isTrue();
    assertThat(holding(1, "other").take(10)).isTrue();
    assertThat(cut).isEmpty();
  }

  @Test
  void an_assignment_that_holds_the_most_is_cut_off_though_each_of_its_networks_holds_little() {
    for (int i = 0; i < 20; i++) {
      assertThat(network(1, i).take(10)).isTrue();
    }
    for (int i = 1; i <= 2; i++) {
      assertThat(holding(i, "other").take(SHARE)).isTrue();
    }
    now += 1_000;
    assertThat(holding(5, "newcomer").take(10)).isTrue();
    assertThat(cut).hasSize(1).allMatch(name -> name.startsWith("v6/1/"));
    assertThat(network(1, 30).take(10)).isFalse();
  }
}
