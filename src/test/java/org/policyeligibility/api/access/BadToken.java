package org.policyeligibility.api.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens of an admin that nobody should believe. */
public enum BadToken {
  /** Not a token at all. */
  NONSENSE {
    @Override
    public String token() {
      return "zqxMARKERxqz";
    }
  },
  /** Past its time by more than any clock is wrong. */
  EXPIRED {
    @Override
    public String token() {
      return with("exp", Instant.now().getEpochSecond() - 3600);
    }
  },
  /** Meant for another service. */
  OTHER_AUDIENCE {
    @Override
    public String token() {
      return with("aud", "another-service");
    }
  },
  /** Meant for nobody in particular. */
  NO_AUDIENCE {
    @Override
    public String token() {
      Map<String, Object> claims = Tokens.claims("admin");
      claims.remove("aud");
      return Tokens.signed(claims);
    }
  },
  /** Says to be of another issuer. */
  OTHER_ISSUER {
    @Override
    public String token() {
      return with("iss", "https://issuer.example");
    }
  },
  /** Never expires. */
  ENDLESS {
    @Override
    public String token() {
      Map<String, Object> claims = Tokens.claims("admin");
      claims.remove("exp");
      return Tokens.signed(claims);
    }
  },
  /** Says that it needs no signature. */
  UNSIGNED {
    @Override
    public String token() {
      return text("{\"alg\":\"none\"}") + "." + text(Tokens.json(Tokens.claims("admin"))) + ".";
    }
  },
  /** Signed with the issuer's public key, as if that were a secret. */
  PUBLIC_KEY_AS_SECRET {
    @Override
    public String token() throws JoseException {
      JsonWebKey key = publicKey();
      JsonWebSignature signature = signature("HS256", key.getKeyId());
      signature.setKey(new HmacKey(key.getKey().getEncoded()));
      return signature.getCompactSerialization();
    }
  },
  /** Signed by somebody else under the name of the issuer's key. */
  OTHER_KEY {
    @Override
    public String token() throws JoseException {
      JsonWebSignature signature = signature("RS256", publicKey().getKeyId());
      signature.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
      return signature.getCompactSerialization();
    }
  },
  /** Signed by somebody else under a name of its own. */
  UNKNOWN_KEY {
    @Override
    public String token() throws JoseException {
      JsonWebSignature signature = signature("RS256", "unknown");
      signature.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
      return signature.getCompactSerialization();
    }
  },
  /** A good one that was made an admin's afterwards. */
  ALTERED {
    @Override
    public String token() {
      String[] parts = Tokens.of("counter", "pudong").split("[.]", -1);
      return parts[0] + "." + text(Tokens.json(Tokens.claims("admin"))) + "." + parts[2];
    }
  };

  /** As it stands after {@code Bearer}. */
  public abstract String token() throws JoseException;

  private static String with(String claim, Object value) {
    Map<String, Object> claims = Tokens.claims("admin");
    claims.put(claim, value);
    return Tokens.signed(claims);
  }

  private static JsonWebSignature signature(String algorithm, String key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(Tokens.json(Tokens.claims("admin")));
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(key);
    return signature;
  }

  private static JsonWebKey publicKey() throws JoseException {
    return new JsonWebKeySet(Tokens.ask("/keys", "")).getJsonWebKeys().get(0);
  }

  private static String text(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
