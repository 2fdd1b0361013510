package org.policyeligibility.population;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One record of a population: a profile and where it stands. The place and the office's own columns
 * let the user find the person again.
 *
 * @param row of the file; of what is drawn, the number of the draw
 * @param own the cells of columns that state no fact, by their titles
 * @param profile as in a request
 * @param titles of the columns by the name of what they state, where they are called otherwise
 */
public record PopulationRecord(
    long row,
    Map<String, String> own,
    Map<String, @Nullable Object> profile,
    Map<String, String> titles) {
  private static final int SHOWN = 2;

  public PopulationRecord {
    own = own.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(own));
    profile = RowMembers.copyOf(profile);
  }

  /** A record of a source that calls every fact by its name. */
  public PopulationRecord(
      long row, Map<String, String> own, Map<String, @Nullable Object> profile) {
    this(row, own, profile, Map.of());
  }

  /** The first of the office's own cells: mostly a number and a name. */
  public String label() {
    return own.entrySet().stream()
        .limit(SHOWN)
        .map(cell -> cell.getKey() + " " + cell.getValue())
        .collect(Collectors.joining(", "));
  }
}
