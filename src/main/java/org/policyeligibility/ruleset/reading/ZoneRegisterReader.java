package org.policyeligibility.ruleset.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.City;
import org.policyeligibility.register.Coverage;
import org.policyeligibility.register.DemonstrationZone;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.PartialDate;
import org.policyeligibility.register.Province;
import org.policyeligibility.register.Spelling;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.text.CsvTable;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code zones/}: {@code register.yaml} says what is held of how much, each table lists
 * zones, but for five: {@code memberships.csv} says what else listed zones are or lie in, {@code
 * demonstration-zones.csv} which of them carry one, {@code provinces.csv} and {@code cities.csv}
 * name the places, and {@code traditional-characters.csv} folds traditional characters.
 */
final class ZoneRegisterReader {
  static final String REGISTER = "zones/register.yaml";
  private static final String MEMBERSHIPS = "zones/memberships.csv";
  private static final String DEMONSTRATION = "zones/demonstration-zones.csv";
  private static final String PROVINCES = "zones/provinces.csv";
  private static final String CITIES = "zones/cities.csv";
  private static final String TRADITIONAL = "zones/traditional-characters.csv";

  /** The tables that may stand in the folder. */
  static final Pattern TABLE = Pattern.compile("zones/[a-z0-9]+(?:-[a-z0-9]+)*+\\.csv");

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[a-z0-9.-]++/[A-Za-z0-9._~/%?=&-]*+");

  private static final List<String> OF_ZONES =
      List.of(
          "id",
          "name_zh",
          "name_en",
          "name_en_basis",
          "pinyin",
          "aliases",
          "type",
          "from",
          "known_by",
          "until",
          "province",
          "admin_codes",
          "confidence",
          "date_confidence",
          "document_number",
          "evidence",
          "date_evidence",
          "note_zh",
          "note_en");
  private static final List<String> OF_MEMBERSHIPS =
      List.of(
          "zone",
          "type",
          "sense",
          "held",
          "from",
          "known_by",
          "until",
          "confidence",
          "date_confidence",
          "document_number",
          "evidence");
  private static final List<String> OF_DEMONSTRATION_ZONES =
      List.of(
          "id",
          "name_zh",
          "name_en",
          "name_en_basis",
          "pinyin",
          "aliases",
          "from",
          "covers",
          "document_number",
          "evidence");
  private static final List<String> OF_TRADITIONAL = List.of("traditional", "simplified");
  private static final List<String> OF_PROVINCES = List.of("code", "name_zh", "pinyin", "aliases");
  private static final List<String> OF_CITIES = List.of("code", "name_zh", "pinyin");

  private final RuleFiles files;
  private final Vocabulary vocabulary;
  private final ValueList types;
  private final List<RulesetFault> faults;
  private final Map<String, Integer> listed = new HashMap<>();

  ZoneRegisterReader(RuleFiles files, Vocabulary vocabulary, List<RulesetFault> faults) {
    this.files = files;
    this.vocabulary = vocabulary;
    this.faults = faults;
    this.types = list(vocabulary, "ZoneType");
  }

  private static ValueList list(Vocabulary vocabulary, String name) {
    ValueList list = vocabulary.list(name);
    return list == null ? ValueList.of(name, List.of()) : list;
  }

  ZoneRegister read(YamlNode file) {
    file.only("compiled", "types", "dateEvidence", "sources");
    Map<String, Text> dateEvidence = new HashMap<>();
    file.required("dateEvidence")
        .entries()
        .forEach((code, entry) -> dateEvidence.put(code, entry.only("zh", "en").bilingual()));
    ZoneRowReader rows = new ZoneRowReader(types, list(vocabulary, "Province"), dateEvidence);
    Map<String, Zone> zones = zones(rows);
    LocalDate compiled = file.optionalDate("compiled");
    if (file.optional("compiled") == null) {
      file.fault(
          Message.of("no-day-on-which-the-register-was-compiled"),
          Message.of("write-compiled-2026-11-22"));
    }
    return new ZoneRegister(
        new ZoneRegister.Content(
            compiled == null ? LocalDate.EPOCH : compiled,
            List.copyOf(zones.values()),
            coverage(file.required("types")),
            rows(DEMONSTRATION, OF_DEMONSTRATION_ZONES).stream()
                .flatMap(row -> demonstrationZone(row, zones).stream())
                .toList(),
            rows(PROVINCES, OF_PROVINCES).stream().flatMap(row -> province(row).stream()).toList(),
            rows(CITIES, OF_CITIES).stream().flatMap(row -> city(row).stream()).toList(),
            traditional(),
            sources(file, zones.values())));
  }

  /** Each stands in a note; one that no note names would be linked nowhere. */
  private static Map<String, String> sources(YamlNode file, Collection<Zone> zones) {
    YamlNode declared = file.optional("sources");
    Map<String, String> sources = new LinkedHashMap<>();
    if (declared != null) {
      declared
          .entries()
          .forEach(
              (source, entry) -> {
                String address = entry.scalar();
                if (!ADDRESS.matcher(address).matches()) {
                  entry.fault(Message.of("is-no-address", address), Message.of("write-https-host"));
                } else if (zones.stream()
                    .flatMap(zone -> zone.memberships().stream())
                    .noneMatch(membership -> membership.evidence().contains(source))) {
                  entry.fault(
                      Message.of("no-evidence-names", source),
                      Message.of("write-the-source-as-evidence-has-it"));
                } else {
                  sources.put(source, address);
                }
              });
    }
    return sources;
  }

  private Map<String, String> traditional() {
    Map<String, String> folded = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(TRADITIONAL, OF_TRADITIONAL)) {
      if (row.required("traditional").length() != 1 || row.required("simplified").length() != 1) {
        row.fault(
            Message.of("no-character-for-a-character"),
            Message.of("write-one-character-in-each-column"));
      } else {
        folded.put(row.cell("traditional"), row.cell("simplified"));
      }
    }
    return folded;
  }

  private List<CsvTable.Row> rows(String path, List<String> columns) {
    String text = files.text(path);
    return text == null ? List.of() : CsvTable.read(path, text, columns, faults);
  }

  private List<Coverage> coverage(YamlNode declared) {
    List<Coverage> coverage = new ArrayList<>();
    Map<String, YamlNode> entries = declared.entries();
    declared.only(
        types.names().stream().filter(type -> !type.equals(ValueList.NONE)).toArray(String[]::new));
    for (ValueList.Value type : types.values()) {
      YamlNode entry = entries.get(type.name());
      if (entry != null) {
        coverage.add(coverage(type, entry, entries));
      } else if (!type.name().equals(ValueList.NONE)) {
        declared.fault(
            Message.of("nothing-is-said-of", type.name()),
            Message.of("say-how-much-of-it-the-register-holds"));
      }
    }
    return coverage;
  }

  private Coverage coverage(ValueList.Value type, YamlNode entry, Map<String, YamlNode> entries) {
    entry.only("known", "complete", "notWhile", "called", "coverage", "source");
    String notWhile = entry.optionalText("notWhile");
    YamlNode other = notWhile == null ? null : entries.get(notWhile);
    if (notWhile != null && (other == null || other.optional("notWhile") != null)) {
      entry.fault(
          Message.of("cannot-stand-under-notwhile", notWhile),
          Message.of("name-a-type-without-one"));
      notWhile = null;
    }
    return new Coverage(
        type.name(),
        listed.getOrDefault(type.name(), 0),
        entry.optional("known") == null ? null : Integer.valueOf(entry.count("known")),
        entry.bool("complete", false),
        type.province(),
        notWhile,
        entry.texts("called"),
        entry.required("coverage").only("zh", "en").bilingual(),
        entry.optionalText("source"));
  }

  private Map<String, Zone> zones(ZoneRowReader reader) {
    Map<String, List<Membership>> further = new HashMap<>();
    Map<String, CsvTable.Row> asked = new LinkedHashMap<>();
    for (CsvTable.Row row : rows(MEMBERSHIPS, OF_MEMBERSHIPS)) {
      String zone = row.required("zone");
      asked.put(zone, row);
      reader
          .further(row)
          .ifPresent(
              membership -> further.computeIfAbsent(zone, id -> new ArrayList<>()).add(membership));
    }
    Map<String, Zone> zones = new LinkedHashMap<>();
    for (String path : files.paths()) {
      if (TABLE.matcher(path).matches()
          && !List.of(MEMBERSHIPS, DEMONSTRATION, PROVINCES, CITIES, TRADITIONAL).contains(path)) {
        for (CsvTable.Row row : rows(path, OF_ZONES)) {
          reader.zone(row, further).ifPresent(zone -> put(zones, zone, row));
        }
      }
    }
    asked.forEach((zone, row) -> known(zone, row, zones));
    return zones;
  }

  private void put(Map<String, Zone> zones, Zone zone, CsvTable.Row row) {
    zone.memberships().stream()
        .filter(
            membership ->
                !membership.within()
                    && membership.held() == MembershipStatus.YES
                    && membership.until() == null)
        .forEach(membership -> listed.merge(membership.type(), 1, Integer::sum));
    if (zones.put(zone.id(), zone) != null) {
      row.fault(Message.of("zone-stands-twice", zone.id()), Message.of("keep-one-row"));
    }
  }

  private static boolean known(String zone, CsvTable.Row row, Map<String, Zone> zones) {
    if (!zones.containsKey(zone)) {
      row.fault(
          Message.of("there-is-no-zone", zone),
          NearestName.to(zone, zones.keySet())
              .map(nearest -> Message.of("did-you-mean", nearest))
              .orElse(Message.of("name-one-of-another-table")));
    }
    return zones.containsKey(zone);
  }

  private Optional<DemonstrationZone> demonstrationZone(CsvTable.Row row, Map<String, Zone> zones) {
    List<Spelling> spellings = ZoneRowReader.spellings(row);
    PartialDate from = ZoneRowReader.date(row, "from");
    List<String> covers = List.of(row.required("covers").split(" ", -1));
    boolean known = true;
    for (String zone : covers) {
      known &= known(zone, row, zones);
    }
    if (from == null) {
      row.fault(Message.of("no-day-of-approval"), Message.of("fill-in-from"));
    }
    return spellings.isEmpty() || from == null || !known
        ? Optional.empty()
        : Optional.of(
            new DemonstrationZone(
                ZoneRowReader.id(row),
                ZoneRowReader.name(row),
                row.required("name_en_basis"),
                spellings,
                from,
                covers,
                row.optional("document_number"),
                row.required("evidence")));
  }

  private static Optional<Province> province(CsvTable.Row row) {
    List<Spelling> names = ZoneRowReader.spellings(row);
    if (!ZoneRowReader.CODE.matcher(row.required("code")).matches()) {
      row.fault(Message.of("no-codes-of-gb-t-2260"), Message.of("write-code-name-and-syllables"));
      return Optional.empty();
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Province(row.cell("code"), names, ZoneRowReader.english(row)));
  }

  private static Optional<City> city(CsvTable.Row row) {
    Optional<Spelling> name = Spelling.of(row.required("name_zh"), row.required("pinyin"));
    if (name.isEmpty() || !ZoneRowReader.CODE.matcher(row.required("code")).matches()) {
      row.fault(Message.of("no-city-of-gb-t-2260"), Message.of("write-code-name-and-syllables"));
      return Optional.empty();
    }
    return name.map(spelling -> new City(row.cell("code"), spelling));
  }
}
