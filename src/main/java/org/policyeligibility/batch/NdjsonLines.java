package org.policyeligibility.batch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.policyeligibility.answer.Json;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.profile.ProfileType;

/** Lines of JSON (NDJSON): one object for each row and benefit. */
final class NdjsonLines implements LineEncoder {
  private static final int USUAL_ROW = 256;

  private static final byte[] NO_MEMBERS = {'{', '}'};
  private static final byte[] NO_ELEMENTS = {'[', ']'};

  /** By file, with what each of its rows begins. */
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public String header() {
    return "";
  }

  @Override
  public String rejectHeader() {
    return "";
  }

  @Override
  public byte[] row(BatchRow row, ProfileType type, List<String> warnings) {
    JsonBytes object = new JsonBytes(USUAL_ROW);
    object.add(files.computeIfAbsent(row.file(), NdjsonLines::begun));
    object.ascii(Long.toString(row.number())).ascii(",\"own\":");
    object.add(row.own().isEmpty() ? NO_MEMBERS : Json.bytes(row.own()));
    object.ascii(",\"profile\":\"").ascii(type.code()).ascii("\",\"warnings\":");
    object.add(warnings.isEmpty() ? NO_ELEMENTS : Json.bytes(warnings));
    // Members follow.
    return object.ascii(",").toBytes();
  }

  /** A row of a file, as far as the number. */
  private static byte[] begun(String file) {
    return new JsonBytes(USUAL_ROW)
        .ascii("{\"file\":")
        .add(Json.bytes(file))
        .ascii(",\"row\":")
        .toBytes();
  }

  private static Map<String, Object> place(BatchRow row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", row.file());
    members.put("row", row.number());
    members.put("own", row.own());
    return members;
  }

  @Override
  public byte[] benefit(BenefitLine line, String digest) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("benefit", line.benefit());
    members.put("benefitTitle", line.benefitTitle());
    members.put("effect", line.effect().name().toLowerCase(Locale.ROOT));
    members.put("outcome", line.outcome().name());
    members.put("outcomeName", line.outcomeName());
    members.put("clause", line.clause());
    members.put("clauseTitle", line.clauseTitle());
    members.put("reason", line.reason());
    members.put("missingFacts", line.missing());
    members.put("missingLabels", line.missingLabels());
    members.put("ruleset", digest);
    return (Json.text(members).substring(1) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String reject(BatchRow row, List<String> reasons) {
    Map<String, Object> members = place(row);
    members.put("reasons", reasons);
    members.put("written", row.written());
    return Json.text(members) + "\n";
  }
}
