package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.register.Confidence;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.PartialDate;
import org.policyeligibility.register.Spelling;
import org.policyeligibility.register.Zone;
import org.policyeligibility.ruleset.text.CsvTable;

/**
 * Reads one row of a table of zones.
 *
 * @param dateEvidence what the codes for the evidence of dates mean
 */
record ZoneRowReader(ValueList types, ValueList provinces, Map<String, Text> dateEvidence) {
  /** A code of GB/T 2260. */
  static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
  private static final Pattern ALIAS = Pattern.compile("(?<name>[^()]+) \\((?<pinyin>[a-zü ]+)\\)");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z][A-Za-z' .-]*");
  private static final Pattern BETWEEN = Pattern.compile("; *");

  Optional<Zone> zone(CsvTable.Row row, Map<String, List<Membership>> further) {
    String id = id(row);
    Optional<Membership> own =
        membership(row, false, isUnknown(row) ? MembershipStatus.UNKNOWN : MembershipStatus.YES);
    List<Spelling> spellings = spellings(row);
    List<String> codes = List.of(row.required("admin_codes").split(" ", -1));
    if (!provinces.contains(row.required("province"))) {
      row.fault(
          Message.of("is-no-province", row.cell("province")), Message.of("write-it-as-cn-sh"));
    }
    if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      row.fault(
          Message.of("no-codes-of-gb-t-2260"),
          Message.of("write-six-digits-each-with-a-space-between"));
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
            english(row),
            row.cell("province"),
            codes,
            Stream.concat(own.stream(), further.getOrDefault(id, List.of()).stream()).toList(),
            note(row)));
  }

  /** A zone of low confidence without a day: whether it is of the type at all is unknown. */
  private static boolean isUnknown(CsvTable.Row row) {
    return row.cell("from").isEmpty()
        && row.cell("known_by").isEmpty()
        && row.cell("confidence").equals(Confidence.LOW.code());
  }

  static String id(CsvTable.Row row) {
    String id = row.required("id");
    if (!ID.matcher(id).matches()) {
      row.fault(Message.of("is-no-id", id), Message.of("write-words-with-hyphens"));
    }
    return id;
  }

  static Text name(CsvTable.Row row) {
    String zh = row.required("name_zh");
    String en = row.required("name_en");
    return new Text(zh.isEmpty() ? "?" : zh, en.isEmpty() ? "?" : en);
  }

  private static @Nullable Text note(CsvTable.Row row) {
    if (row.cell("note_zh").isEmpty() != row.cell("note_en").isEmpty()) {
      row.fault(Message.of("a-note-in-one-language"), Message.of("write-it-in-both"));
      return null;
    }
    return row.cell("note_zh").isEmpty()
        ? null
        : new Text(row.cell("note_zh"), row.cell("note_en"));
  }

  /** The spelling of the name first, then those of the shorter names; none where one is wrong. */
  static List<Spelling> spellings(CsvTable.Row row) {
    List<Optional<Spelling>> spellings = new ArrayList<>();
    spellings.add(Spelling.of(row.required("name_zh"), row.required("pinyin")));
    if (!row.cell("aliases").isEmpty()) {
      for (String alias : chinese(row)) {
        Matcher parts = ALIAS.matcher(alias);
        spellings.add(
            parts.matches()
                ? Spelling.of(parts.group("name"), parts.group("pinyin"))
                : Optional.empty());
      }
    }
    if (spellings.stream().anyMatch(Optional::isEmpty)) {
      row.fault(
          Message.of("names-and-pinyin-do-not-fit"),
          Message.of("write-a-syllable-for-each-character"));
      return List.of();
    }
    return spellings.stream().flatMap(Optional::stream).toList();
  }

  private static List<String> chinese(CsvTable.Row row) {
    return Stream.of(BETWEEN.split(row.cell("aliases"), -1))
        .filter(alias -> !LATIN.matcher(alias).matches())
        .toList();
  }

  static List<String> english(CsvTable.Row row) {
    return Stream.of(BETWEEN.split(row.cell("aliases"), -1))
        .filter(alias -> LATIN.matcher(alias).matches())
        .toList();
  }

  /** A further membership of a listed zone: a type that it is or lies in, or does not. */
  Optional<Membership> further(CsvTable.Row row) {
    String sense = row.required("sense");
    if (!sense.equals("is") && !sense.equals("within")) {
      row.fault(Message.of("is-no-sense", sense), Message.of("write-is-or-within"));
    }
    MembershipStatus held =
        row.required("held").equals("yes") ? MembershipStatus.YES : MembershipStatus.NO;
    return membership(row, sense.equals("within"), held);
  }

  private Optional<Membership> membership(CsvTable.Row row, boolean within, MembershipStatus held) {
    String type = row.required("type");
    PartialDate from = date(row, "from");
    PartialDate knownBy = date(row, "known_by");
    if (!types.contains(type)) {
      row.fault(
          Message.of("is-no-type-of-zone", type),
          NearestName.to(type, types.names())
              .map(nearest -> Message.of("did-you-mean", nearest))
              .orElse(Message.of("see-facts-yaml")));
      return Optional.empty();
    }
    if (held == MembershipStatus.YES && from == null && knownBy == null) {
      row.fault(
          Message.of("no-day-on-which-it-was-of-this-type"),
          Message.of("fill-in-from-or-known-by"));
      return Optional.empty();
    }
    return Optional.of(
        new Membership(
            type,
            within,
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

  private @Nullable Text basis(CsvTable.Row row) {
    String code = row.optional("date_evidence");
    Text basis = code == null ? null : dateEvidence.get(code);
    if (code != null && basis == null) {
      row.fault(Message.of("is-not-explained", code), Message.of("explain-it-under-dateevidence"));
    }
    return basis;
  }

  static @Nullable PartialDate date(CsvTable.Row row, String column) {
    String text = row.optional(column);
    if (text == null) {
      return null;
    }
    Optional<PartialDate> date = PartialDate.read(text);
    if (date.isEmpty()) {
      row.fault(Message.of("is-no-date", text), Message.of("write-year-month-or-day"));
    }
    return date.orElse(null);
  }

  private static Confidence confidence(CsvTable.Row row, String column) {
    String code = row.required(column);
    for (Confidence confidence : Confidence.values()) {
      if (confidence.code().equals(code)) {
        return confidence;
      }
    }
    row.fault(
        Message.of("is-no-confidence", code),
        Message.of(
            "one-of",
            String.join(", ", Stream.of(Confidence.values()).map(Confidence::code).toList())));
    return Confidence.LOW;
  }
}
