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
 * Numbers are those that were written, 4.50 is 4.5, and none is rounded to a double as the RFC
 * would: two amounts are never taken for one.
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

    /** Below it an exponent has no room for the zeros of a number. */
    private static final int LEAST_SCALE = Integer.MIN_VALUE + StrictJson.LONGEST_NUMBER;

    Exact() {
      super(Number.class);
    }

    @Override
    public void serialize(Number number, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      BigDecimal value = new BigDecimal(number.toString());
      out.writeNumber(
          (value.scale() < LEAST_SCALE ? value : value.stripTrailingZeros()).toString());
    }
  }
}
