package org.policyeligibility.draft.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.policyeligibility.batch.BatchRow;

/** A batch of rows, read as profiles, as a line of JSON that one process writes for another. */
public record RowBatch(List<BatchRow> rows) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          // A decimal number stays the one that was written.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  public RowBatch {
    rows = List.copyOf(rows);
  }

  /** The batch of a line. */
  public static RowBatch of(String line) {
    try {
      return JSON.readValue(line, RowBatch.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a batch that another process wrote", impossible);
    }
  }

  public String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a batch that cannot be written", impossible);
    }
  }
}
