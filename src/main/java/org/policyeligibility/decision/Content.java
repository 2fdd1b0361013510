package org.policyeligibility.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.store.CorruptedData;

/**
 * The personal content of a decision: its request and its answer, each as JSON in UTF-8. It is
 * encrypted where it is stored, and destroyed when the decision is erased.
 *
 * @param subject whom it is about, by the counter's own name for that person
 * @param salt 32 random bytes, without which the commitment in the audit log tells nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; what is kept are bytes
public record Content(byte[] request, byte[] answer, @Nullable String subject, byte[] salt) {
  private static final int MOST = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The salted hash of it in the audit log: 64 hexadecimal digits. */
  String commitment() {
    return new Sha256().add(salt).add(whole()).hex();
  }

  /** The clauses that the answer is about: those of its law for its profile. */
  Set<String> clauses() {
    Set<String> clauses = new LinkedHashSet<>();
    try {
      JSON.readTree(answer)
          .path("results")
          .forEach(result -> clauses.add(result.path("clause").asText()));
    } catch (IOException damaged) {
      throw new CorruptedData("an answer that cannot be read");
    }
    return clauses;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(whole());
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  private byte[] whole() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      byte[] name = subject == null ? new byte[0] : subject.getBytes(StandardCharsets.UTF_8);
      for (byte[] part : new byte[][] {salt, name, request, answer}) {
        out.writeInt(part.length);
        out.write(part);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return bytes.toByteArray();
  }

  public static Content of(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      byte[] salt = part(in);
      String subject = new String(part(in), StandardCharsets.UTF_8);
      byte[] request = part(in);
      return new Content(request, part(in), subject.isEmpty() ? null : subject, salt);
    } catch (IOException damaged) {
      throw new CorruptedData("a content that cannot be read");
    }
  }

  private static byte[] part(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("no length");
    }
    return in.readNBytes(length);
  }
}
