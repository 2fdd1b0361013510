package org.policyeligibility.draft;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A size-limited input stream: what another process writes is read up to a bound. */
final class BoundedInput extends FilterInputStream {
  private long left;

  BoundedInput(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** More was written than may be. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public int read() throws IOException {
    int single = super.read();
    return single < 0 ? single : counted(1, single);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    return count < 0 ? count : counted(count, count);
  }

  private int counted(int count, int result) throws Exceeded {
    left -= count;
    if (left < 0) {
      throw new Exceeded();
    }
    return result;
  }
}
