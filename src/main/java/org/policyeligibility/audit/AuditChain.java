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
import org.policyeligibility.law.Text;

/**
 * Verifies an exported log without the service and without its keys. Each line of an export is
 * {@code {"hash":"…","entry":{…}}}; the hash is over the entry's own characters. An edit, a
 * deletion, a line put elsewhere are seen in the chain itself. That lines are missing at the end,
 * or that the whole log was written anew, is seen only against a head that somebody kept.
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

  private AuditChain(List<Head> heads) {
    this.heads = heads;
  }

  /**
   * Something wrong.
   *
   * @param line from 1; 0 where it is about the whole
   */
  public record Fault(long line, Text what) {}

  /**
   * What was found.
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
      fault("不是日志行", "not a line of the log");
      return;
    }
    String hash = line.substring(HASH.length(), HASH.length() + DIGITS);
    String entry = line.substring(entryAt, line.length() - 1);
    Map<String, String> members = members(entry);
    String number = members.getOrDefault("seq", "");
    if (!number.matches("[1-9][0-9]{0,17}")) {
      fault("条目无法读取", "an entry that cannot be read");
      return;
    }
    long seq = Long.parseLong(number);
    if (!AuditEntry.sha256(entry).equals(hash)) {
      fault(
          "第 " + seq + " 条与其哈希不符：内容被改动",
          "entry " + seq + " is not what its hash says: it was edited");
    }
    follows(seq, members.getOrDefault("previous", ""));
    for (Head head : heads) {
      if (head.seq() == seq && !head.hash().equals(hash)) {
        fault(
            "第 " + seq + " 条与留存的链头不同：此前的日志被重写",
            "entry " + seq + " is not the head that was kept: the log before it was rewritten");
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
        fault(
            "日志自第 " + seq + " 条开始，前面的部分无从核对（需要第 " + (seq - 1) + " 条的链头）",
            "the log begins at entry "
                + seq
                + "; what was before cannot be verified (the head "
                + (seq - 1)
                + " is needed)");
      }
    } else if (seq != last.seq() + 1) {
      fault(
          "第 " + last.seq() + " 条之后是第 " + seq + " 条：有条目缺失、重复或换了位置",
          "entry " + seq + " follows " + last.seq() + ": entries are missing, doubled or moved");
    } else if (!previous.equals(last.hash())) {
      fault(
          "第 " + seq + " 条不接第 " + last.seq() + " 条",
          "entry " + seq + " is not bound to the one before");
    }
  }

  private void end(long first) {
    for (Head head : heads) {
      if (head.seq() > last.seq()) {
        faults.add(
            new Fault(
                0,
                new Text(
                    "日志止于第 " + last.seq() + " 条，而留存的链头在第 " + head.seq() + " 条：末尾被截断或整体回退",
                    "the log ends at entry "
                        + last.seq()
                        + " and the head that was kept is "
                        + head.seq()
                        + ": it was cut off or rolled back")));
      } else if (any && head.seq() < first - 1) {
        faults.add(
            new Fault(
                0,
                new Text(
                    "链头 " + head.seq() + " 在此日志之前，无从核对",
                    "the head " + head.seq() + " lies before this log and cannot be verified")));
      }
    }
  }

  private void fault(String zh, String en) {
    if (faults.size() < MOST) {
      faults.add(new Fault(lines, new Text(zh, en)));
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
