package org.policyeligibility.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.policyeligibility.law.Sha256;

class AuditChainTest {
  private static final Instant DAY = Instant.parse("2024-06-03T01:20:30.125Z");
  private static final long SEED = 20241125;

  private static AuditEntry.Event event(int number) {
    return new AuditEntry.Event(
        DAY.plusSeconds(number),
        number % 3 == 0 ? Act.READ : Act.DECIDED,
        "zhang",
        "浦东新区",
        "APPLICATION STATUTORY_DUTY",
        new UUID(7, number),
        null,
        "5e".repeat(32));
  }

  /** A log of our own from an entry on, each bound to the one before. */
  private static List<String> log(int first, int last, String previous) {
    List<String> lines = new ArrayList<>();
    String before = previous;
    for (int number = first; number <= last; number++) {
      AuditEntry entry = new AuditEntry(number, event(number), before);
      before = entry.hash();
      lines.add(AuditChain.line(entry.line(), before));
    }
    return lines;
  }

  private static List<String> log(int entries) {
    return log(1, entries, AuditEntry.GENESIS);
  }

  private static AuditChain.Verdict verify(List<String> lines, Head... heads) {
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    try {
      return AuditChain.verify(new BufferedReader(new StringReader(text)), List.of(heads));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void an_untouched_log_holds_with_and_without_a_head() {
    List<String> lines = log(40);
    Head head = verify(lines).head();
    assertThat(head.seq()).isEqualTo(40);
    assertThat(verify(lines).holds()).isTrue();
    assertThat(verify(lines, head).holds()).isTrue();
    Head earlier = verify(log(17)).head();
    assertThat(verify(lines, earlier, head).holds()).isTrue();
    assertThat(verify(List.of()).holds()).isTrue();
  }

  @Test
  void a_part_of_a_log_is_verified_from_the_head_before_it_and_not_without() {
    List<String> lines = log(40);
    Head before = verify(log(17)).head();
    assertThat(verify(lines.subList(17, 40), before).holds()).isTrue();
    assertThat(verify(lines.subList(17, 40)).holds()).isFalse();
    assertThat(verify(lines.subList(18, 40), before).holds()).isFalse();
  }

  @Test
  void a_log_that_ends_before_the_head_that_was_kept_was_cut_off_or_rolled_back() {
    List<String> lines = log(40);
    Head head = verify(lines).head();
    for (int end = 0; end < 40; end++) {
      assertThat(verify(lines.subList(0, end), head).holds()).as("ends at %d", end).isFalse();
    }
  }

  @Test
  void a_log_written_anew_from_any_entry_is_found_by_the_head_that_was_kept() {
    List<String> lines = log(40);
    Head head = verify(lines).head();
    for (int from = 1; from <= 40; from++) {
      List<String> forged = new ArrayList<>(lines.subList(0, from - 1));
      String previous = from == 1 ? AuditEntry.GENESIS : verify(forged).head().hash();
      AuditEntry.Event other =
          AuditEntry.Event.of(DAY, Act.EXPORTED, "mallory", "pudong", "nothing happened");
      AuditEntry first = new AuditEntry(from, other, previous);
      forged.add(AuditChain.line(first.line(), first.hash()));
      forged.addAll(log(from + 1, 45, first.hash()));
      assertThat(verify(forged).holds()).as("a chain of its own from %d", from).isTrue();
      assertThat(verify(forged, head).holds()).as("written anew from %d", from).isFalse();
    }
  }

  /** Ten thousand changes of every kind that leaves the last entry's number as it was. */
  @Test
  void no_edit_deletion_doubling_or_move_goes_unseen() {
    List<String> lines = log(60);
    Head head = verify(lines).head();
    Random random = new Random(SEED);
    List<Consumer<List<String>>> tampers =
        List.of(
            tampered -> edit(tampered, random),
            tampered -> tampered.remove(random.nextInt(tampered.size())),
            tampered ->
                tampered.add(
                    random.nextInt(tampered.size()), tampered.get(random.nextInt(tampered.size()))),
            tampered -> swap(tampered, random),
            tampered -> tampered.set(random.nextInt(tampered.size()), "{}"),
            tampered -> Collections.rotate(tampered, 1 + random.nextInt(tampered.size() - 1)),
            tampered -> backDate(tampered, random));
    int found = 0;
    int tried = 10_000;
    for (int i = 0; i < tried; i++) {
      List<String> tampered = new ArrayList<>(lines);
      tampers.get(i % tampers.size()).accept(tampered);
      if (!verify(tampered, head).holds()) {
        found++;
      }
    }
    System.out.printf("audit log: %d of %d tampers found%n", found, tried);
    assertThat(found).isEqualTo(tried);
  }

  private static void edit(List<String> lines, Random random) {
    int line = random.nextInt(lines.size());
    StringBuilder text = new StringBuilder(lines.get(line));
    int at = random.nextInt(text.length());
    char other = (char) ('!' + random.nextInt(90));
    text.setCharAt(at, text.charAt(at) == other ? '~' : other);
    lines.set(line, text.toString());
  }

  private static void swap(List<String> lines, Random random) {
    int first = random.nextInt(lines.size());
    Collections.swap(lines, first, (first + 1 + random.nextInt(lines.size() - 1)) % lines.size());
  }

  /** With a hash that fits the entry, and no other. */
  private static void backDate(List<String> lines, Random random) {
    int line = random.nextInt(lines.size() - 1);
    String entry = lines.get(line).substring(lines.get(line).indexOf("{\"seq\""));
    String dated = entry.substring(0, entry.length() - 1).replace("2024-06-03", "2023-06-03");
    lines.set(line, AuditChain.line(dated, Sha256.hex(dated)));
  }

  @Test
  void what_an_actor_is_called_ends_no_line_and_opens_no_member() {
    AuditEntry.Event event =
        AuditEntry.Event.of(
            DAY, Act.HEAD_READ, "a\",\"act\":\"ERASED\n\u2028\u202e\\", "\uD842\uDFB7", "");
    AuditEntry entry = new AuditEntry(1, event, AuditEntry.GENESIS);
    assertThat(entry.line().lines()).hasSize(1);
    assertThat(entry.line()).doesNotContain("\u2028").contains("\"act\":\"HEAD_READ\"");
    assertThat(verify(List.of(AuditChain.line(entry.line(), entry.hash()))).holds()).isTrue();
  }
}
