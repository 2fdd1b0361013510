package org.policyeligibility.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.audit.AuditChain;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.law.Sha256;

/** An export that was altered is told from one that a shell or a mail program made unreadable. */
class VerifyTest {
  @TempDir private Path folder = Path.of("");

  private static String log(int entries) {
    StringBuilder log = new StringBuilder();
    String previous = "0".repeat(64);
    for (int i = 1; i <= entries; i++) {
      String entry = "{\"seq\":" + i + ",\"act\":\"READ\",\"previous\":\"" + previous + "\"}";
      previous = Sha256.hex(entry);
      log.append(AuditChain.line(entry, previous)).append('\n');
    }
    return log.toString();
  }

  private CommandLineRun verify(byte[] export, String... more) throws IOException {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "verify";
    arguments[1] = Files.write(folder.resolve("export.ndjson"), export).toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return CommandLineRun.of(arguments);
  }

  private String head(int seq) throws IOException {
    String line = log(seq).lines().reduce("", (before, last) -> last);
    return Files.writeString(
            folder.resolve("head.json"),
            "\uFEFF{\"seq\": " + seq + ", \"hash\": \"" + line.substring(9, 73) + "\"}\n")
        .toString();
  }

  @Test
  void encodings_marks_and_blank_lines_are_no_tampering() throws IOException {
    for (String charset : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE"}) {
      String text = "\uFEFF" + log(5).replace("\n", "\r\n") + "\r\n\r\n";
      CommandLineRun run = verify(text.getBytes(Charset.forName(charset)));
      assertThat(run.code()).as(charset + run.out() + run.err()).isZero();
      assertThat(run.out()).contains("5 entries");
    }
    assertThat(verify(log(5).strip().getBytes(StandardCharsets.UTF_8)).code()).isZero();
  }

  @Test
  void an_altered_log_is_found() throws IOException {
    byte[] altered = log(5).replaceFirst("READ", "COPY").getBytes(StandardCharsets.UTF_8);
    CommandLineRun run = verify(altered);
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("1: ");
    String missing = log(5).replaceFirst("(?m)^.*\"seq\":3,.*\n", "\n");
    assertThat(verify(missing.getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void what_cannot_be_read_is_said_so() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(log(3).getBytes(StandardCharsets.UTF_8));
    }
    CommandLineRun packed = verify(bytes.toByteArray());
    assertThat(packed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(packed.err()).contains("gunzip");
    assertThat(verify(new byte[0]).code()).isEqualTo(ExitCode.FAILED);
    assertThat(verify("no log\n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(ExitCode.FAILED);
    CommandLineRun bad =
        verify(
            log(3).getBytes(StandardCharsets.UTF_8),
            "--head",
            Files.writeString(folder.resolve("h"), "{").toString());
    assertThat(bad.code()).isEqualTo(ExitCode.FAILED);
    assertThat(bad.err()).contains("is no head");
  }

  @Test
  void a_head_is_verified_and_a_newer_one_asks_for_another_export() throws IOException {
    byte[] log = log(5).getBytes(StandardCharsets.UTF_8);
    assertThat(verify(log, "--head", head(4)).code()).isZero();
    CommandLineRun older = verify(log, "--head", head(7));
    assertThat(older.code()).isEqualTo(ExitCode.FAILED);
    assertThat(older.out()).contains("export again");
    byte[] both = log(5).replaceFirst("READ", "COPY").getBytes(StandardCharsets.UTF_8);
    assertThat(verify(both, "--head", head(7)).code()).isEqualTo(ExitCode.FINDINGS);
  }
}
