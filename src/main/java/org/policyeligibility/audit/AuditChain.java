package org.policyeligibility.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/**
 * The verifier of the audit log's hash chain. It checks an exported log without the service and
 * without its keys. Each line of an export is {@code {"hash":"…","entry":{…}}}; the hash is over
 * the entry's own characters. An edit, a deletion, a line put elsewhere are seen in the chain
 * itself. That lines are missing at the end, or that the whole log was written anew, is seen only
 * against a head that somebody kept.
 */
public final class AuditChain {
  /** More faults are not listed. */
  private static final int MOST = 100;

  private static final String HASH = "{\"hash\":\"";
  private static final String ENTRY = "\",\"entry\":";
  private static final int DIGITS = 64;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<Head> heads;
  private final List<Fault> faults = new ArrayList<>();
  private Head last = Head.NONE;
  private boolean any;
  private long lines;

  /** The line of the export that is being read, blank ones counted. */
  private long place;

  private AuditChain(List<Head> heads) {
    this.heads = heads;
  }

  /**
   * A fault of a log.
   *
   * @param line from 1; 0 where it is about the whole
   */
  public record Fault(long line, Text what) {}

  /**
   * The result of a verification.
   *
   * @param first the number of the first entry
   * @param head where the export ends
   */
  public record Verdict(long entries, long first, Head head, List<Fault> faults) {
    public Verdict {
      faults = List.copyOf(faults);
    }

    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /** A line of an export. */
  public static String line(String entry, String hash) {
    return HASH + hash + ENTRY + entry + '}';
  }

  /**
   * Verifies an export.
   *
   * @param export lines, each an entry
   * @param heads kept earlier or later than the export was made
   */
  public static Verdict verify(BufferedReader export, List<Head> heads) throws IOException {
    AuditChain chain = new AuditChain(heads);
    long first = 0;
    for (String line; (line = export.readLine()) != null; ) {
      chain.place++;
      if (line.isBlank()) {
        continue;
      }
      chain.add(line);
      if (chain.lines == 1) {
        first = chain.last.seq();
      }
    }
    chain.end(first);
    return new Verdict(chain.lines, first, chain.last, chain.faults);
  }

  private void add(String line) {
    lines++;
    int entryAt = HASH.length() + DIGITS + ENTRY.length();
    if (line.length() <= entryAt
        || !line.startsWith(HASH)
        || !line.startsWith(ENTRY, HASH.length() + DIGITS)
        || !line.endsWith("}")) {
      fault(Message.of("no-line-of-the-log"));
      return;
    }
    String hash = line.substring(HASH.length(), HASH.length() + DIGITS);
    String entry = line.substring(entryAt, line.length() - 1);
    Map<String, String> members = members(entry);
    String number = members.getOrDefault("seq", "");
    if (!number.matches("[1-9][0-9]{0,17}")) {
      fault(Message.of("entry-cannot-be-read"));
      return;
    }
    long seq = Long.parseLong(number);
    if (!Sha256.hex(entry).equals(hash)) {
      fault(Message.of("entry-was-edited", seq));
    }
    follows(seq, members.getOrDefault("previous", ""));
    for (Head head : heads) {
      if (head.seq() == seq && !head.hash().equals(hash)) {
        fault(Message.of("entry-is-not-the-head", seq));
      }
    }
    any = true;
    last = new Head(seq, hash);
  }

  private void follows(long seq, String previous) {
    if (!any) {
      boolean begins = seq == 1 && previous.equals(AuditEntry.GENESIS);
      boolean joins =
          heads.stream().anyMatch(head -> head.seq() == seq - 1 && head.hash().equals(previous));
      if (!begins && !joins) {
        fault(Message.of("log-begins-later", seq, seq - 1));
      }
    } else if (seq != last.seq() + 1) {
      fault(Message.of("entry-follows-another", seq, last.seq()));
    } else if (!previous.equals(last.hash())) {
      fault(Message.of("entry-is-not-bound", seq, last.seq()));
    }
  }

  private void end(long first) {
    for (Head head : heads) {
      if (head.seq() > last.seq()) {
        faults.add(new Fault(0, Message.of("log-ends-before-head", last.seq(), head.seq()).text()));
      } else if (any && head.seq() < first - 1) {
        faults.add(new Fault(0, Message.of("head-lies-before-log", head.seq()).text()));
      }
    }
  }

  private void fault(Message what) {
    if (faults.size() < MOST) {
      faults.add(new Fault(place, what.text()));
    }
  }

  /** Empty where it is no flat object. */
  private static Map<String, String> members(String entry) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(entry)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!parser.nextToken().isScalarValue()) {
          return Map.of();
        }
        members.put(name, parser.getText());
      }
      return parser.nextToken() == null ? members : Map.of();
    } catch (IOException unreadable) {
      return Map.of();
    }
  }
}
