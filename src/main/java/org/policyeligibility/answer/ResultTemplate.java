package org.policyeligibility.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.profile.Fact;

/**
 * A clause's result as written for one combination of statuses, with gaps where stated values
 * stand. It serves all cases in which the clause reads so, and spares writing it again for each.
 */
final class ResultTemplate {
  private final byte[] bytes;
  private final Fact[] values;

  /** Where the value of each place stands. */
  private final int[] cuts;

  private final long labels;
  private final @Nullable String document;
  private final long from;
  private final long until;

  private ResultTemplate(
      byte[] bytes,
      Fact[] values,
      int[] cuts,
      long labels,
      @Nullable String document,
      long from,
      long until) {
    this.labels = labels;
    this.document = document;
    this.from = from;
    this.until = until;
    this.bytes = bytes;
    this.values = values;
    this.cuts = cuts;
  }

  /** The codes that occur in it; see {@link Labels}. */
  long labels() {
    return labels;
  }

  /** The document that it cites, null where it cites none. */
  @Nullable String document() {
    return document;
  }

  /** Whether answers of a day, counted from 1970, say so. */
  boolean holdsOn(long day) {
    return from <= day && day < until;
  }

  void write(JsonBytes out, EncodedValues stated) {
    int written = 0;
    for (int i = 0; i < cuts.length; i++) {
      out.add(bytes, written, cuts[i]).add(stated.actual(values[i]));
      written = cuts[i];
    }
    out.add(bytes, written, bytes.length);
  }

  /** Takes down one page. */
  static final class Writer {
    private static final int INITIAL = 2048;

    private final List<Fact> values = new ArrayList<>();
    private final List<Integer> cuts = new ArrayList<>();
    private final JsonBytes out = new JsonBytes(INITIAL);

    /** Where to write what is the same for all cases. */
    JsonBytes out() {
      return out;
    }

    /** Here stands what the case at hand says of a fact, if it says anything. */
    void value(Fact fact) {
      values.add(fact);
      cuts.add(out.length());
    }

    /**
     * Ends.
     *
     * @param labels the codes that were written
     * @param document that was cited
     * @param from the first day on which answers say so, counted from 1970
     * @param until the first on which they do not any more
     */
    ResultTemplate page(long labels, @Nullable String document, long from, long until) {
      return new ResultTemplate(
          out.toBytes(),
          values.toArray(Fact[]::new),
          cuts.stream().mapToInt(Integer::intValue).toArray(),
          labels,
          document,
          from,
          until);
    }
  }
}
