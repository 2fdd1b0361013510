package org.policyeligibility.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Canonical form of JSON, after RFC 8785: members by name, no layout, each text and number written
 * in one way. By it a request that is sent again is known, however its client writes it this time.
 * Numbers are digits and an exponent, 4.50 and 4.5 are 45E-1, and none is rounded to a double as
 * the RFC would: two amounts are never taken for one.
 */
public final class CanonicalJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(new SimpleModule().addSerializer(Number.class, new Exact()))
          .build();

  private CanonicalJson() {}

  /** The form of a text in UTF-8. */
  public static byte[] of(byte[] json) throws MalformedJson {
    try {
      return MAPPER.writeValueAsBytes(StrictJson.read(new String(json, StandardCharsets.UTF_8)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree that cannot be written", impossible);
    }
  }

  /** Serializer of numbers by their value. */
  private static final class Exact extends StdSerializer<Number> {
    private static final long serialVersionUID = 1;

    Exact() {
      super(Number.class);
    }

    @Override
    public void serialize(Number number, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      BigDecimal value =
          number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
      BigDecimal digits = new BigDecimal(value.unscaledValue()).stripTrailingZeros();
      // Beyond the exponents that a decimal can have: only here is a number without its zeros.
      long exponent = digits.signum() == 0 ? 0 : -(long) value.scale() - digits.scale();
      out.writeNumber(digits.unscaledValue() + (exponent == 0 ? "" : "E" + exponent));
    }
  }
}
