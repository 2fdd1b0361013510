package org.policyeligibility.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private static final UUID ONE = UUID.fromString("6f0c7a52-3a5e-4a3e-9c0d-0d3a8f6f2b11");
  private static final UUID OTHER = UUID.fromString("6f0c7a52-3a5e-4a3e-9c0d-0d3a8f6f2b12");
  private static final byte[] WORDS = "出生日期 1961-03-09".getBytes(StandardCharsets.UTF_8);

  private static byte[] key(int of) {
    byte[] key = new byte[Keys.LENGTH];
    key[0] = (byte) of;
    return key;
  }

  private static final Keys KEYS = new Keys(Map.of("1", key(1)), "1", key(9));

  @Test
  void what_was_sealed_opens_for_its_own_case_and_no_other() {
    byte[] own = KEYS.random(Keys.LENGTH);
    byte[] sealed = KEYS.seal(own, ONE, WORDS);
    assertThat(KEYS.open(own, ONE, sealed)).isEqualTo(WORDS);
    assertThatThrownBy(() -> KEYS.open(own, OTHER, sealed)).isInstanceOf(CorruptedData.class);
    assertThatThrownBy(() -> KEYS.open(key(7), ONE, sealed)).isInstanceOf(CorruptedData.class);
  }

  @Test
  void one_bit_changed_anywhere_does_not_open() {
    byte[] own = KEYS.random(Keys.LENGTH);
    byte[] sealed = KEYS.seal(own, ONE, WORDS);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> KEYS.open(own, ONE, changed)).isInstanceOf(CorruptedData.class);
    }
  }

  @Test
  void the_same_words_sealed_twice_look_different() {
    byte[] own = KEYS.random(Keys.LENGTH);
    assertThat(KEYS.seal(own, ONE, WORDS)).isNotEqualTo(KEYS.seal(own, ONE, WORDS));
  }

  @Test
  void a_key_locked_before_a_rotation_is_unlocked_while_the_older_key_is_there() {
    byte[] own = KEYS.random(Keys.LENGTH);
    byte[] locked = KEYS.lock(own, ONE);
    Keys rotated = new Keys(Map.of("1", key(1), "2", key(2)), "2", key(9));
    assertThat(rotated.unlock("1", ONE, locked)).isEqualTo(own);
    Keys without = new Keys(Map.of("2", key(2)), "2", key(9));
    assertThatThrownBy(() -> without.unlock("1", ONE, locked)).isInstanceOf(CorruptedData.class);
  }

  @Test
  void a_name_is_looked_up_by_a_hash_that_another_key_does_not_give() {
    Keys another = new Keys(Map.of("1", key(1)), "1", key(8));
    assertThat(KEYS.indexed("subject", "310115196103090011"))
        .isEqualTo(KEYS.indexed("subject", "310115196103090011"))
        .isNotEqualTo(another.indexed("subject", "310115196103090011"))
        .isNotEqualTo(KEYS.indexed("subject3", "10115196103090011"));
  }

  @Test
  void a_file_of_keys_is_made_once_and_nobody_else_reads_it(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("data").resolve("keys.properties");
    byte[] first = KeyFile.readOrMake(file).indexed("a");
    assertThat(KeyFile.readOrMake(file).indexed("a")).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_key_of_31_bytes_is_refused() {
    assertThatThrownBy(() -> new Keys(Map.of("1", new byte[31]), "1", key(9)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
