package org.policyeligibility.web.page;

import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.policyeligibility.message.Language;

/**
 * Markup as it is sent, in UTF-8: rendered once, it is copied into every page on which it stands.
 */
public final class Markup {
  public static final Markup EMPTY = new Markup(new byte[0], 0);

  private final byte[] utf8;
  private final int length;

  private Markup(byte[] utf8, int length) {
    this.utf8 = utf8;
    this.length = length;
  }

  static Markup of(String rendered) {
    byte[] utf8 = rendered.getBytes(StandardCharsets.UTF_8);
    return new Markup(utf8, utf8.length);
  }

  /** A part of a page that is written where it stands. */
  public interface Part {
    void write(Builder page);
  }

  /** For a template that puts it between its own. */
  public RawString html() {
    return new RawString(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }

  /** As Qute's own escaper of HTML, for what is put between fragments. */
  private static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!entity(text.charAt(i)).isEmpty()) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (int j = i; j < text.length(); j++) {
          String entity = entity(text.charAt(j));
          if (entity.isEmpty()) {
            escaped.append(text.charAt(j));
          } else {
            escaped.append(entity);
          }
        }
        return escaped.toString();
      }
    }
    return text;
  }

  private static String entity(char character) {
    return switch (character) {
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> "";
    };
  }

  /** Markup that is put together from pieces; when it is built nothing more is added. */
  public static final class Builder {
    private static final int USUAL_SIZE = 1024;

    private byte[] utf8;
    private int length;

    public Builder() {
      this(USUAL_SIZE);
    }

    public Builder(int size) {
      utf8 = new byte[size];
    }

    public Builder add(Markup piece) {
      room(piece.length);
      System.arraycopy(piece.utf8, 0, utf8, length, piece.length);
      length += piece.length;
      return this;
    }

    /** Text of a page in this language, which is escaped. */
    Builder text(String text, Language around) {
      return rendered(LanguageOfParts.marked(escaped(text), around));
    }

    /** A value of an attribute, which is escaped. */
    Builder attribute(String value) {
      return rendered(escaped(value));
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
      return length == utf8.length ? utf8 : Arrays.copyOf(utf8, length);
    }

    public Markup build() {
      return new Markup(utf8, length);
    }
  }
}
