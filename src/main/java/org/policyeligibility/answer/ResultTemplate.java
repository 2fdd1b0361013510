package org.policyeligibility.answer;

import java.util.ArrayList;
import java.util.List;
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

  private ResultTemplate(byte[] bytes, Fact[] values, int[] cuts) {
    this.bytes = bytes;
    this.values = values;
    this.cuts = cuts;
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

    ResultTemplate page() {
      return new ResultTemplate(
          out.toBytes(),
          values.toArray(Fact[]::new),
          cuts.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
