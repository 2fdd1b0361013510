package org.policyeligibility.decision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.store.Keys.Damaged;

/**
 * What is personal of a decision: what was asked, and what was answered, each as JSON in UTF-8.
 *
 * @param subject whom it is about, by the counter's own name for that person
 * @param salt 32 random bytes, without which the commitment in the audit log tells nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; what is kept are bytes
public record Content(byte[] request, byte[] answer, @Nullable String subject, byte[] salt) {
  private static final int MOST = 4 << 20;

  /** To which the audit log holds the service: 64 hexadecimal digits. */
  String commitment() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      sha256.update(whole());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
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

  static Content of(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      byte[] salt = part(in);
      String subject = new String(part(in), StandardCharsets.UTF_8);
      byte[] request = part(in);
      return new Content(request, part(in), subject.isEmpty() ? null : subject, salt);
    } catch (IOException damaged) {
      throw new Damaged("a content that cannot be read");
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
