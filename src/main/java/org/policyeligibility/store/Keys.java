package org.policyeligibility.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption: the content of a case is encrypted with a data key of its own (AES-256-GCM),
 * and that data key with one of the key-encryption keys held here. Erasing a case is
 * crypto-shredding: where its data key is destroyed its content is gone, in every backup too. Names
 * are looked up by a keyed hash (HMAC), never by a bare one, which a dictionary of identity numbers
 * would undo. Hand-written on the JDK's ciphers: libraries for it (Tink) bring a format and key
 * management of their own, and nothing that is missing here.
 */
public final class Keys {
  /** Bytes of every key. */
  public static final int LENGTH = 32;

  private static final String AES = "AES";
  private static final String GCM = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKeySpec> locking = new TreeMap<>();
  private final String current;
  private final SecretKeySpec index;

  /**
   * The keys by their ids.
   *
   * @param locking each of 32 bytes; older ones stay until nothing is locked with them
   * @param current with which new cases are locked
   * @param index of 32 bytes, for names; it stays
   */
  public Keys(Map<String, byte[]> locking, String current, byte[] index) {
    locking.forEach((id, key) -> this.locking.put(id, key(key, AES)));
    if (!locking.containsKey(current)) {
      throw new IllegalArgumentException("there is no key `" + current + "`");
    }
    this.current = current;
    this.index = key(index, "HmacSHA256");
  }

  private static SecretKeySpec key(byte[] bytes, String algorithm) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
    }
    return new SecretKeySpec(bytes, algorithm);
  }

  /** The id of the key with which new cases are locked. */
  public String current() {
    return current;
  }

  /** Bytes that nobody can foretell. */
  public byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Seals something of a case with the case's own key; it opens for that case alone. */
  public byte[] seal(byte[] caseKey, UUID owner, byte[] open) {
    return encrypt(new SecretKeySpec(caseKey, AES), owner.toString(), open);
  }

  /**
   * Opens what was sealed.
   *
   * @throws CorruptedData where it is not what was sealed for that case
   */
  public byte[] open(byte[] caseKey, UUID owner, byte[] sealed) {
    return decrypt(new SecretKeySpec(caseKey, AES), owner.toString(), sealed);
  }

  /** Locks the key of a case with the current key. */
  public byte[] lock(byte[] caseKey, UUID owner) {
    return encrypt(locking(current), current + owner, caseKey);
  }

  /**
   * The key of a case.
   *
   * @param id of the key that it was locked with
   * @throws CorruptedData where the key is not here any more, or it is not what was locked
   */
  public byte[] unlock(String id, UUID owner, byte[] locked) {
    return decrypt(locking(id), id + owner, locked);
  }

  private SecretKeySpec locking(String id) {
    return Optional.ofNullable(locking.get(id))
        .orElseThrow(() -> new CorruptedData("the key `" + id + "` is not configured"));
  }

  /**
   * A name as it is looked up: 32 bytes.
   *
   * @param parts of which one may be empty; their boundaries count
   */
  public byte[] indexed(String... parts) {
    return indexed(new byte[0], parts);
  }

  /** A keyed hash of bytes that have a name: 32 bytes. */
  public byte[] indexed(byte[] bytes, String... parts) {
    try {
      Mac mac = Mac.getInstance(index.getAlgorithm());
      mac.init(index);
      for (String part : parts) {
        add(mac, part.getBytes(StandardCharsets.UTF_8));
      }
      add(mac, bytes);
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has it", impossible);
    }
  }

  private static void add(Mac mac, byte[] bytes) {
    mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    mac.update(bytes);
  }

  private byte[] encrypt(SecretKeySpec key, String owner, byte[] open) {
    byte[] nonce = random(NONCE);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, owner, open, 0);
    byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE, sealed.length);
    return all;
  }

  private static byte[] decrypt(SecretKeySpec key, String owner, byte[] sealed) {
    if (sealed.length < NONCE) {
      throw new CorruptedData("what was sealed is cut off");
    }
    return run(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), owner, sealed, NONCE);
  }

  private static byte[] run(
      int mode, SecretKeySpec key, byte[] nonce, String owner, byte[] bytes, int from) {
    try {
      Cipher cipher = Cipher.getInstance(GCM);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes, from, bytes.length - from);
    } catch (GeneralSecurityException failed) {
      throw new CorruptedData("what was sealed does not open", failed);
    }
  }
}
