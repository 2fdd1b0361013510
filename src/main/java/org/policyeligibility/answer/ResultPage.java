package org.policyeligibility.answer;

import java.util.ArrayList;
import java.util.List;
import org.policyeligibility.profile.Fact;

/**
 * What an answer says of a clause that reads in one way, cut where stated values stand: the same
 * for all cases in which it reads so.
 */
final class ResultPage {
  private final Fact[] values;

  /** One more than there are values: each stands before the value of its place. */
  private final byte[][] parts;

  private ResultPage(Fact[] values, byte[][] parts) {
    this.values = values;
    this.parts = parts;
  }

  void write(JsonBytes out, StatedValues stated) {
    for (int i = 0; i < values.length; i++) {
      out.add(parts[i]).add(stated.actual(values[i]));
    }
    out.add(parts[values.length]);
  }

  /** Takes down one page. */
  static final class Writer {
    private static final int INITIAL = 2048;

    private final List<Fact> values = new ArrayList<>();
    private final List<byte[]> parts = new ArrayList<>();
    private final JsonBytes out = new JsonBytes(INITIAL);

    /** Where to write what is the same for all cases. */
    JsonBytes out() {
      return out;
    }

    /** Here stands what the case at hand says of a fact, if it says anything. */
    void value(Fact fact) {
      values.add(fact);
      parts.add(out.toBytes());
      out.clear();
    }

    ResultPage page() {
      parts.add(out.toBytes());
      return new ResultPage(values.toArray(Fact[]::new), parts.toArray(byte[][]::new));
    }
  }
}
