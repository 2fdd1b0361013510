package org.policyeligibility.batch;

import java.time.LocalDate;
import java.util.List;
import org.policyeligibility.message.Language;

/**
 * The query of a batch: what is asked of every row, and how answers are written.
 *
 * @param own the titles of the office's own columns, which a table has for every row
 */
public record BatchQuery(LocalDate asOf, Language language, LineFormat format, List<String> own) {
  public BatchQuery {
    own = List.copyOf(own);
  }
}
