package org.policyeligibility.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyeligibility.answer.Json;
import org.policyeligibility.profile.ProfileType;

/** Lines of JSON (NDJSON): one object for each row and benefit. */
final class NdjsonLines implements LineEncoder {
  @Override
  public String header() {
    return "";
  }

  @Override
  public String rejectHeader() {
    return "";
  }

  @Override
  public String row(BatchRow row, ProfileType type, List<String> warnings) {
    Map<String, Object> members = place(row);
    members.put("profile", type.code());
    members.put("warnings", warnings);
    return open(Json.text(members)) + ",";
  }

  private static Map<String, Object> place(BatchRow row) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", row.file());
    members.put("row", row.number());
    members.put("own", row.own());
    return members;
  }

  /** An object without its end: members follow. */
  private static String open(String object) {
    return object.substring(0, object.length() - 1);
  }

  @Override
  public String benefit(BenefitLine line, String digest) {
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
    return Json.text(members).substring(1) + "\n";
  }

  @Override
  public String reject(BatchRow row, List<String> reasons) {
    Map<String, Object> members = place(row);
    members.put("reasons", reasons);
    members.put("written", row.written());
    return Json.text(members) + "\n";
  }
}
