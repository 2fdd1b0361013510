package org.policyeligibility.decision.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.decision.faults.Request.Answer;
import org.policyeligibility.decision.faults.Request.Kind;

/**
 * A history of requests and answers in a file, line by line: each is with the operating system
 * before anything else is done, and so outlives the process.
 */
final class History implements AutoCloseable {
  private static final String NONE = "-";

  private final FileChannel file;

  History(Path file) {
    try {
      this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Before it is asked. */
  void asked(Request request) {
    write("ask", request.key(), request.kind().name(), text(request.about()));
  }

  /** After it was answered. */
  void acknowledged(Request request, Answer answer) {
    write("ack", request.key(), text(answer.decision()), Long.toString(answer.number()));
  }

  /** After it was refused. */
  void refused(Request request) {
    write("no", request.key());
  }

  private static String text(@Nullable UUID id) {
    return id == null ? NONE : id.toString();
  }

  private synchronized void write(String... words) {
    try {
      byte[] line = (String.join(" ", words) + "\n").getBytes(StandardCharsets.US_ASCII);
      file.write(ByteBuffer.wrap(line));
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** A line that was read. */
  sealed interface Event permits Asked, Acknowledged, Refused {}

  record Asked(Request request) implements Event {}

  record Acknowledged(String key, Answer answer) implements Event {}

  record Refused(String key) implements Event {}

  /** The events of the file, in its order; a line that was cut off was not written. */
  static List<Event> read(Path file) {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      List<Event> events = new ArrayList<>();
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(History::event)
          .forEach(events::add);
      return events;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static Event event(String line) {
    String[] words = line.split(" ", -1);
    return switch (words[0]) {
      case "ask" -> new Asked(new Request(words[1], Kind.valueOf(words[2]), id(words[3])));
      case "ack" -> new Acknowledged(words[1], new Answer(id(words[2]), Long.parseLong(words[3])));
      default -> new Refused(words[1]);
    };
  }

  private static @Nullable UUID id(String text) {
    return text.equals(NONE) ? null : UUID.fromString(text);
  }
}
