package org.policyeligibility.web.state;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.policyeligibility.answer.Json;
import org.policyeligibility.json.MalformedJson;
import org.policyeligibility.json.StrictJson;

/**
 * Message authentication (HMAC-SHA-256) of the state in a form, with the time at which it ends. So
 * nothing has to be kept between two pages, and what comes back is what was sent.
 */
@Singleton
public class StateSeal {
  /** No interview comes near it. */
  static final int LONGEST = 48 * 1024;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final Duration keeping;

  /**
   * A seal.
   *
   * @param configured a key in Base64 that several instances share; made at start where there is
   *     none
   */
  StateSeal(
      @ConfigProperty(name = "policy.pages.key") Optional<String> configured,
      @ConfigProperty(name = "policy.pages.longest-interview", defaultValue = "4H")
          Duration lifetime,
      @ConfigProperty(name = "policy.pages.longest-keeping", defaultValue = "30D")
          Duration keeping) {
    byte[] bytes = configured.map(Base64.getDecoder()::decode).orElseGet(StateSeal::random);
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "policy.pages.key has fewer than " + SHORTEST_KEY + " bytes");
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.lifetime = lifetime;
    this.keeping = keeping;
  }

  private static byte[] random() {
    byte[] bytes = new byte[SHORTEST_KEY];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** The state as a hidden field has it. */
  public String seal(InterviewState state, Instant now) {
    return sealUntil(state, now.plus(lifetime));
  }

  /** The state for somebody who keeps it, with the time at which it is of no use any more. */
  public Map<String, String> keep(InterviewState state, Instant now) {
    Instant end = now.plus(keeping).truncatedTo(ChronoUnit.SECONDS);
    return Map.of("state", sealUntil(state, end), "until", end.toString());
  }

  private String sealUntil(InterviewState state, Instant end) {
    byte[] tree = Json.bytes(state.toTree());
    byte[] content =
        ByteBuffer.allocate(Long.BYTES + tree.length)
            .putLong(end.getEpochSecond())
            .put(tree)
            .array();
    return sealed(content);
  }

  private String sealed(byte[] content) {
    Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    return text.encodeToString(content) + "." + text.encodeToString(mac(content));
  }

  /** Reads a hidden field. */
  public InterviewState open(String sealed, Instant now) throws LostState {
    int dot = sealed.indexOf('.');
    if (dot < 0 || sealed.length() > LONGEST) {
      throw new LostState(LostState.Cause.ALTERED);
    }
    byte[] content = decoded(sealed.substring(0, dot));
    // As text: in Base64 the last bits of other texts are the same bytes.
    if (content.length < Long.BYTES || !isSame(sealed, sealed(content))) {
      throw new LostState(LostState.Cause.ALTERED);
    }
    if (ByteBuffer.wrap(content).getLong() < now.getEpochSecond()) {
      throw new LostState(LostState.Cause.EXPIRED);
    }
    byte[] tree = Arrays.copyOfRange(content, Long.BYTES, content.length);
    try {
      Object read = StrictJson.read(new String(tree, StandardCharsets.UTF_8));
      return InterviewState.of(read instanceof Map<?, ?> members ? members : Map.of());
    } catch (MalformedJson impossible) {
      throw new IllegalStateException("sealed and not written here", impossible);
    }
  }

  private static boolean isSame(String text, String other) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] decoded(String text) throws LostState {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new LostState(LostState.Cause.ALTERED);
    }
  }

  private byte[] mac(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(ALGORITHM + " is in every JDK", impossible);
    }
  }
}
