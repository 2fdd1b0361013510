package org.policyeligibility.web.page;

import io.quarkus.qute.Escaper;
import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Markup as it is sent, in UTF-8: rendered once, it is copied into every page on which it stands.
 */
public final class Markup {
  public static final Markup EMPTY = new Markup(new byte[0]);

  /** As Qute's own escaper of HTML, for what is put between fragments. */
  private static final Escaper ESCAPER =
      Escaper.builder()
          .add('"', "&quot;")
          .add('\'', "&#39;")
          .add('&', "&amp;")
          .add('<', "&lt;")
          .add('>', "&gt;")
          .build();

  private final byte[] utf8;

  private Markup(byte[] utf8) {
    this.utf8 = utf8;
  }

  static Markup of(String rendered) {
    return new Markup(rendered.getBytes(StandardCharsets.UTF_8));
  }

  /** For a template that puts it between its own. */
  public RawString html() {
    return new RawString(new String(utf8, StandardCharsets.UTF_8));
  }

  /** Markup that is put together from pieces. */
  public static final class Builder {
    private static final int USUAL_SIZE = 4 * 1024;

    private byte[] utf8;
    private int length;

    public Builder() {
      this(USUAL_SIZE);
    }

    Builder(int size) {
      utf8 = new byte[size];
    }

    public Builder add(Markup piece) {
      room(piece.utf8.length);
      System.arraycopy(piece.utf8, 0, utf8, length, piece.utf8.length);
      length += piece.utf8.length;
      return this;
    }

    /** Text, which is escaped. */
    public Builder text(String text) {
      return rendered(ESCAPER.escape(text));
    }

    Builder rendered(String piece) {
      byte[] encoded = piece.getBytes(StandardCharsets.UTF_8);
      room(encoded.length);
      System.arraycopy(encoded, 0, utf8, length, encoded.length);
      length += encoded.length;
      return this;
    }

    private void room(int more) {
      if (length + more > utf8.length) {
        utf8 = Arrays.copyOf(utf8, Math.max(length + more, 2 * utf8.length));
      }
    }

    byte[] bytes() {
      return Arrays.copyOf(utf8, length);
    }

    public Markup build() {
      return new Markup(bytes());
    }
  }
}
