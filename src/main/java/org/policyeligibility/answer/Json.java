package org.policyeligibility.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import org.policyeligibility.evaluation.Criterion;

/** JSON as the service writes it: days as {@code YYYY-MM-DD}. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /** The expected value of a criterion; a list where its operator compares with several. */
  public static Object expected(Criterion criterion) {
    return criterion.operator().expectsList() ? criterion.expected() : criterion.expected().get(0);
  }

  public static byte[] bytes(Object view) {
    try {
      return MAPPER.writeValueAsBytes(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a view that cannot be written", impossible);
    }
  }

  /** As people read it, a member on each line. */
  public static byte[] readable(Object view) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(view);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a view that cannot be written", impossible);
    }
  }

  public static String text(Object view) {
    return new String(bytes(view), StandardCharsets.UTF_8);
  }
}
