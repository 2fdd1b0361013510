package org.policyeligibility.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The archive that was packaged serves the process that it was made for. */
class ChildArchiveIT {
  private static final Path APP = Path.of("target/quarkus-app/app").toAbsolutePath();

  @Test
  void the_classes_of_a_drafts_process_are_mapped_and_not_loaded_from_jars() throws Exception {
    Path program;
    try (Stream<Path> jars = Files.list(APP)) {
      program = jars.filter(jar -> jar.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:on",
                    "-XX:+UseSerialGC",
                    "-XX:SharedArchiveFile=" + ChildArchive.beside(program),
                    "-Xlog:class+load",
                    "-cp",
                    ChildClassPath.of(program, program),
                    DraftChild.class.getName(),
                    "1000"))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains(DraftChild.class.getName() + " source: shared objects file");
  }
}
