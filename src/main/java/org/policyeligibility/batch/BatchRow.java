package org.policyeligibility.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.RowMembers;

/**
 * A row of a batch: what it states, and where the user finds it again.
 *
 * @param file as the user named it
 * @param number of the row in it
 * @param own the cells of the office's own columns
 * @param titles of the columns by the name of what they state, where they are called otherwise
 * @param profile as in a request; empty where the row is at fault
 * @param fault why the row is no profile; null where it may be one
 * @param written the row as it stands in the file
 */
public record BatchRow(
    String file,
    long number,
    Map<String, String> own,
    Map<String, String> titles,
    Map<String, @Nullable Object> profile,
    @Nullable Text fault,
    String written) {
  public BatchRow {
    own = own.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(own));
    profile = RowMembers.copyOf(profile);
  }
}
