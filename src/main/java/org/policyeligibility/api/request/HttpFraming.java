package org.policyeligibility.api.request;

import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Strict reader of HTTP/1.1 framing (RFC 9112): says of each byte of a connection whether it may be
 * where it is. It stands before the server's own decoder, which is lenient, so that no message is
 * one for a proxy and two for the service; by hand, since no library reads a stream without
 * answering it. It keeps nothing but the headers that frame a message.
 */
final class HttpFraming {
  /** All bytes are as they should be. */
  static final int SOUND = -1;

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final int LONGEST_KEPT = 300;
  private static final int LONGEST_EXTENSION = 256;
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  /**
   * An address or a name of the domain name system: escapes name no host, and break readers. Of
   * addresses the reader that makes links of them has the last word.
   */
  private static final Pattern HOST =
      Pattern.compile("(?:\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]+)(?::[0-9]{0,5})?");

  /** Names that frame a message, by their letters. */
  private static final Set<String> FRAMING = Set.of("contentlength", "transferencoding");

  private static final Pattern MARKS = Pattern.compile("[^a-z0-9]");

  /** So many bytes more than it carries may frame a chunked message. */
  private static final int MOST_FRAMING = 64 * 1024;

  private enum State {
    BETWEEN,
    EMPTY_LINE,
    METHOD,
    TARGET,
    VERSION,
    LINE_END,
    NAME_OR_END,
    NAME,
    VALUE,
    VALUE_END,
    HEAD_END,
    BODY,
    SIZE,
    EXTENSION,
    SIZE_END,
    CHUNK,
    CHUNK_CR,
    CHUNK_LF,
    FAULTY
  }

  private final StringBuilder name = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private State state = State.BETWEEN;
  private boolean emptyLine;
  private boolean trailers;
  private boolean oldVersion;
  private int hosts;
  private int lengths;
  private int codings;
  private boolean unreadable;
  private int read;
  private long left;
  private long framing;
  private long carried;

  /**
   * Reads what has come next; what is read does not change.
   *
   * @return the index of the first byte that is at fault, or {@link #SOUND}
   */
  int read(ByteBuf bytes) {
    int at = bytes.readerIndex();
    while (at < bytes.writerIndex()) {
      if (state == State.BODY || state == State.CHUNK) {
        int skipped = (int) Math.min(left, bytes.writerIndex() - at);
        at += skipped;
        left -= skipped;
        if (left == 0) {
          state = state == State.BODY ? begin() : State.CHUNK_CR;
        }
      } else {
        state = next(bytes.getUnsignedByte(at));
        if (state == State.FAULTY) {
          return at;
        }
        at++;
      }
    }
    return SOUND;
  }

  /** Whether a message has begun that has not ended. */
  boolean isUnderWay() {
    return state != State.BETWEEN || emptyLine;
  }

  private State begin() {
    emptyLine = false;
    trailers = false;
    hosts = 0;
    lengths = 0;
    codings = 0;
    unreadable = false;
    left = 0;
    framing = 0;
    carried = 0;
    return State.BETWEEN;
  }

  private State next(int octet) {
    return switch (state) {
      case BETWEEN, EMPTY_LINE, METHOD, TARGET, VERSION, LINE_END -> line(octet);
      case NAME_OR_END, NAME, VALUE, VALUE_END, HEAD_END -> header(octet);
      case SIZE, EXTENSION, SIZE_END, CHUNK_CR, CHUNK_LF -> chunk(octet);
      default -> State.FAULTY;
    };
  }

  private State line(int octet) {
    return switch (state) {
      case BETWEEN -> {
        if (octet == '\r' && !emptyLine) {
          yield State.EMPTY_LINE;
        }
        yield isToken(octet) ? State.METHOD : State.FAULTY;
      }
      case EMPTY_LINE -> {
        emptyLine = true;
        yield octet == '\n' ? State.BETWEEN : State.FAULTY;
      }
      case METHOD -> {
        read = 0;
        yield octet == ' ' ? State.TARGET : isToken(octet) ? State.METHOD : State.FAULTY;
      }
      case TARGET -> {
        if (octet == ' ' && read > 0) {
          value.setLength(0);
          yield State.VERSION;
        }
        read = 1;
        yield octet > ' ' && octet < 0x7f ? State.TARGET : State.FAULTY;
      }
      case VERSION -> {
        if (octet == '\r') {
          oldVersion = value.toString().equals("HTTP/1.0");
          yield State.LINE_END;
        }
        keep(value, octet);
        yield octet > ' ' && octet < 0x7f ? State.VERSION : State.FAULTY;
      }
      default -> {
        name.setLength(0);
        yield octet == '\n' ? State.NAME_OR_END : State.FAULTY;
      }
    };
  }

  private State header(int octet) {
    return switch (state) {
      case NAME_OR_END -> {
        name.setLength(0);
        if (octet == '\r') {
          yield State.HEAD_END;
        }
        keep(name, octet);
        yield isToken(octet) ? State.NAME : State.FAULTY;
      }
      case NAME -> {
        if (octet == ':') {
          value.setLength(0);
          yield State.VALUE;
        }
        keep(name, octet);
        yield isToken(octet) ? State.NAME : State.FAULTY;
      }
      case VALUE -> {
        if (octet == '\r') {
          yield State.VALUE_END;
        }
        keep(value, octet);
        yield (octet >= ' ' && octet != 0x7f) || octet == '\t' ? State.VALUE : State.FAULTY;
      }
      case VALUE_END -> {
        frame(name.toString().toLowerCase(Locale.ROOT), value.toString().strip());
        yield octet == '\n' && !unreadable ? State.NAME_OR_END : State.FAULTY;
      }
      default -> {
        yield octet == '\n' ? body() : State.FAULTY;
      }
    };
  }

  /** Takes note of a header that says where a message ends or whom it is for. */
  private void frame(String header, String text) {
    switch (header) {
      case "host" -> {
        hosts++;
        unreadable |= trailers || text.length() >= LONGEST_KEPT - 1 || !isHost(text);
      }
      case "content-length" -> {
        lengths++;
        unreadable |= trailers || !LENGTH.matcher(text).matches();
        left = unreadable ? 0 : Long.parseLong(text);
      }
      case "transfer-encoding" -> {
        codings++;
        unreadable |= trailers || !text.equalsIgnoreCase("chunked");
      }
      default -> unreadable |= isNearlyOneThatFrames(header);
    }
  }

  /** Gateways to other protocols take an underscore, say, for the hyphen. */
  private static boolean isNearlyOneThatFrames(String header) {
    return (header.startsWith("content") || header.startsWith("transfer"))
        && FRAMING.contains(MARKS.matcher(header).replaceAll(""));
  }

  private static boolean isHost(String text) {
    if (text.isEmpty() || !HOST.matcher(text).matches()) {
      return text.isEmpty();
    }
    try {
      return new URI("http://" + text + "/").getRawAuthority() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  private State body() {
    if (trailers) {
      return begin();
    }
    if (lengths + codings > 1
        || hosts > 1
        || (hosts == 0 && !oldVersion)
        || (codings > 0 && oldVersion)) {
      return State.FAULTY;
    }
    if (codings > 0) {
      return size();
    }
    return left > 0 ? State.BODY : begin();
  }

  private State size() {
    read = 0;
    left = 0;
    return State.SIZE;
  }

  private State chunk(int octet) {
    if (++framing > MOST_FRAMING + carried) {
      return State.FAULTY;
    }
    return switch (state) {
      case SIZE -> {
        int digit = Character.digit(octet, 16);
        if (digit >= 0 && octet < 0x7f && read < 8) {
          read++;
          left = left * 16 + digit;
          yield left <= Integer.MAX_VALUE ? State.SIZE : State.FAULTY;
        }
        yield read == 0 ? State.FAULTY : sizeEnd(octet);
      }
      case EXTENSION -> {
        // A quoted string may hold what another reader takes for the end of the line.
        boolean plain = (octet >= ' ' && octet < 0x7f && octet != '"') || octet == '\t';
        yield octet == '\r' || (plain && ++read < LONGEST_EXTENSION)
            ? (octet == '\r' ? State.SIZE_END : State.EXTENSION)
            : State.FAULTY;
      }
      case SIZE_END -> {
        trailers = left == 0;
        carried += left;
        yield octet != '\n' ? State.FAULTY : trailers ? State.NAME_OR_END : State.CHUNK;
      }
      case CHUNK_CR -> {
        yield octet == '\r' ? State.CHUNK_LF : State.FAULTY;
      }
      default -> {
        yield octet == '\n' ? size() : State.FAULTY;
      }
    };
  }

  private static State sizeEnd(int octet) {
    return octet == '\r' ? State.SIZE_END : octet == ';' ? State.EXTENSION : State.FAULTY;
  }

  private static void keep(StringBuilder text, int octet) {
    if (text.length() < LONGEST_KEPT) {
      text.append((char) octet);
    }
  }

  private static boolean isToken(int octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || (octet > ' ' && TOKEN_MARKS.indexOf(octet) >= 0);
  }
}
