package org.policyeligibility.api.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of tokens on a port of its own: discovery, keys, and what a test makes it do. It is
 * reached over HTTP only, so that tests and service share nothing but its address.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
  /** Where the address stands for {@link Tokens}, whatever loaded it. */
  public static final String ADDRESS = "policy.test.issuer";

  private static final int KEY_BITS = 2048;

  private final Deque<RsaJsonWebKey> keys = new ArrayDeque<>();
  private int made;
  private volatile @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    begin(0);
    String address = address();
    System.setProperty(ADDRESS, address);
    return Map.of(
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        address,
        // A test changes keys and cannot wait for what an issuer is spared.
        "quarkus.oidc.token.forced-jwk-refresh-interval",
        "0S");
  }

  /** Begins to answer at a port; 0 is any that is free. */
  public synchronized void begin(int port) {
    HttpServer begun = listening(port);
    server = begun;
    if (keys.isEmpty()) {
      addKey();
    }
    answer(begun, "/.well-known/openid-configuration", ignored -> discovery());
    answer(begun, "/keys", ignored -> keySet());
    answer(begun, "/sign", this::sign);
    answer(begun, "/rotate", ignored -> addKey());
    answer(begun, "/forget", ignored -> forgetOldKeys());
    begun.start();
  }

  private static HttpServer listening(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  /** Where it answers. */
  public int port() {
    return Objects.requireNonNull(server).getAddress().getPort();
  }

  String address() {
    return "http://localhost:" + port();
  }

  @Override
  public void stop() {
    Objects.requireNonNull(server).stop(0);
  }

  private static void answer(HttpServer server, String path, UnaryOperator<String> content) {
    server.createContext(path, exchange -> respond(exchange, content));
  }

  private static void respond(HttpExchange exchange, UnaryOperator<String> content)
      throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] answer = content.apply(body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String discovery() {
    String address = address();
    return """
    {"issuer":"%s","jwks_uri":"%s/keys","token_endpoint":"%s/none",
     "authorization_endpoint":"%s/none","subject_types_supported":["public"],
     "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}\
    """
        .formatted(address, address, address, address);
  }

  private synchronized String keySet() {
    return new JsonWebKeySet(keys.stream().map(JsonWebKey.class::cast).toList())
        .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /** The newest key signs. */
  private synchronized String sign(String claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKeyIdHeaderValue(keys.getLast().getKeyId());
    signature.setKey(keys.getLast().getPrivateKey());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private synchronized String addKey() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
      key.setKeyId("key-" + ++made);
      key.setUse("sig");
      keys.addLast(key);
      return key.getKeyId();
    } catch (JoseException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private synchronized String forgetOldKeys() {
    while (keys.size() > 1) {
      keys.removeFirst();
    }
    return keys.getLast().getKeyId();
  }
}
