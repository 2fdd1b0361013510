package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.Confidence;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.PartialDate;
import org.policyeligibility.register.Spelling;
import org.policyeligibility.register.Zone;

/**
 * Reads one row of a table of zones.
 *
 * @param dateEvidence what the codes for the evidence of dates mean
 */
record ZoneRowReader(ValueList types, ValueList provinces, Map<String, Text> dateEvidence) {
  /** A code of GB/T 2260. */
  static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern ALIAS = Pattern.compile("(?<name>[^()]+) \\((?<pinyin>[a-zü ]+)\\)");
  private static final Pattern BETWEEN = Pattern.compile("; *");

  Optional<Zone> zone(Table.Row row, Map<String, List<Membership>> further) {
    String id = id(row);
    Optional<Membership> own = membership(row, true);
    List<Spelling> spellings = spellings(row);
    List<String> codes = List.of(row.required("admin_codes").split(" ", -1));
    if (!provinces.contains(row.required("province"))) {
      row.fault("`" + row.cell("province") + "` is no province", "write it as CN-SH");
    }
    if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      row.fault("no codes of GB/T 2260", "write six digits each, with a space between");
      return Optional.empty();
    }
    if (own.isEmpty() || spellings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Zone(
            id,
            name(row),
            row.required("name_en_basis"),
            spellings,
            row.cell("province"),
            codes,
            Stream.concat(own.stream(), further.getOrDefault(id, List.of()).stream()).toList(),
            note(row)));
  }

  static String id(Table.Row row) {
    String id = row.required("id");
    if (!ID.matcher(id).matches()) {
      row.fault("`" + id + "` is no id", "write words-with-hyphens");
    }
    return id;
  }

  static Text name(Table.Row row) {
    String zh = row.required("name_zh");
    String en = row.required("name_en");
    return new Text(zh.isEmpty() ? "?" : zh, en.isEmpty() ? "?" : en);
  }

  private static @Nullable Text note(Table.Row row) {
    if (row.cell("note_zh").isEmpty() != row.cell("note_en").isEmpty()) {
      row.fault("a note in one language", "write it in both");
      return null;
    }
    return row.cell("note_zh").isEmpty()
        ? null
        : new Text(row.cell("note_zh"), row.cell("note_en"));
  }

  /** The spelling of the name first, then those of the shorter names; none where one is wrong. */
  static List<Spelling> spellings(Table.Row row) {
    List<Optional<Spelling>> spellings = new ArrayList<>();
    spellings.add(Spelling.of(row.required("name_zh"), row.required("pinyin")));
    if (!row.cell("aliases").isEmpty()) {
      for (String alias : BETWEEN.split(row.cell("aliases"), -1)) {
        Matcher parts = ALIAS.matcher(alias);
        spellings.add(
            parts.matches()
                ? Spelling.of(parts.group("name"), parts.group("pinyin"))
                : Optional.empty());
      }
    }
    if (spellings.stream().anyMatch(Optional::isEmpty)) {
      row.fault(
          "names and pinyin do not fit", "write a syllable for each character: 张江 (zhang jiang)");
      return List.of();
    }
    return spellings.stream().flatMap(Optional::stream).toList();
  }

  Optional<Membership> membership(Table.Row row, boolean held) {
    String type = row.required("type");
    PartialDate from = date(row, "from");
    PartialDate knownBy = date(row, "known_by");
    if (!types.contains(type)) {
      row.fault(
          "`" + type + "` is no type of zone",
          Nearest.to(type, types.names())
              .map(nearest -> "did you mean `" + nearest + "`?")
              .orElse("see facts.yaml"));
      return Optional.empty();
    }
    if (held && from == null && knownBy == null) {
      row.fault("no day on which it was of this type", "fill in `from` or `known_by`");
      return Optional.empty();
    }
    return Optional.of(
        new Membership(
            type,
            held,
            from,
            knownBy,
            date(row, "until"),
            confidence(row, "confidence"),
            confidence(row, "date_confidence"),
            row.optional("document_number"),
            row.required("evidence"),
            basis(row)));
  }

  private @Nullable Text basis(Table.Row row) {
    String code = row.optional("date_evidence");
    Text basis = code == null ? null : dateEvidence.get(code);
    if (code != null && basis == null) {
      row.fault("`" + code + "` is not explained", "explain it under `dateEvidence`");
    }
    return basis;
  }

  static @Nullable PartialDate date(Table.Row row, String column) {
    String text = row.optional(column);
    if (text == null) {
      return null;
    }
    Optional<PartialDate> date = PartialDate.read(text);
    if (date.isEmpty()) {
      row.fault("`" + text + "` is no date", "write 2022, 2022-12 or 2022-12-14");
    }
    return date.orElse(null);
  }

  private static Confidence confidence(Table.Row row, String column) {
    String code = row.required(column);
    for (Confidence one : Confidence.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    row.fault(
        "`" + code + "` is no confidence",
        "one of "
            + String.join(", ", Stream.of(Confidence.values()).map(Confidence::code).toList()));
    return Confidence.LOW;
  }
}
