package org.policyeligibility.law;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest being computed. Texts of the law, rule sets and audit entries are known by
 * theirs; every Java platform has the algorithm, so that nobody else has to say so.
 */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** 64 hexadecimal digits over the bytes. */
  public static String hex(byte[] bytes) {
    return new Sha256().add(bytes).hex();
  }

  /** 64 hexadecimal digits over the text in UTF-8. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a named text with its length, so that no two lists of texts add the same bytes. */
  public Sha256 add(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8)).add(bytes);
  }

  /** The digest of what was added, 32 bytes; begins anew. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The digest of what was added, 64 hexadecimal digits; begins anew. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
