package org.policyeligibility.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.store.Keys;

/** Tests of the compiled rule sets on disk: they are code, and nobody else's is run. */
@Tag("apart")
class CompiledFilesTest {
  private static final byte[] PRODUCT = "compiled".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder = Path.of(".");

  private static Keys keys(int first) {
    byte[] index = new byte[Keys.LENGTH];
    index[0] = (byte) first;
    return new Keys(Map.of("1", new byte[Keys.LENGTH]), "1", index);
  }

  @Test
  void a_product_is_found_by_its_key_alone() {
    CompiledFiles files = new CompiledFiles(folder.resolve("compiled"), keys(1));
    assertThat(files.find("a")).isEmpty();
    files.put("a", PRODUCT);
    assertThat(files.find("a")).contains(PRODUCT);
    assertThat(files.find("b")).isEmpty();
  }

  @Test
  void a_file_that_was_altered_or_moved_or_is_of_another_service_is_not_run() throws IOException {
    CompiledFiles files = new CompiledFiles(folder, keys(1));
    files.put("a", PRODUCT);
    Path file = folder.resolve("a.rules");
    Files.copy(file, folder.resolve("b.rules"));
    assertThat(files.find("b")).isEmpty();
    assertThat(new CompiledFiles(folder, keys(2)).find("a")).isEmpty();
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] altered = bytes.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThat(files.find("a")).as("byte %d", at).isEmpty();
    }
    Files.write(file, new byte[3]);
    assertThat(files.find("a")).isEmpty();
  }

  @Test
  void the_number_of_files_is_bounded() throws IOException {
    CompiledFiles files = new CompiledFiles(folder, keys(1));
    for (int i = 0; i < 20; i++) {
      files.put("k" + i, PRODUCT);
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> left = all.toList();
      assertThat(left).hasSize(16).allMatch(file -> file.toString().endsWith(".rules"));
    }
  }
}
