package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The header of a table of profiles: what each column states, by the fact's name or its label in
 * either language. Columns of the office's own are carried along; one that looks like a fact is a
 * slip and refused, for it would leave everybody's fact unknown.
 */
final class TableHeader {
  private static final Set<String> TYPE = Set.of("type", "profile type", "类型", "主体类型", "主体");

  /** Shorter titles resemble too much. */
  private static final int SHORTEST_MISSPELT = 4;

  /** The kind of a column, by what it states. */
  enum Kind {
    TYPE,
    FACT,
    STANDING,
    OWN,
    BLANK
  }

  /**
   * One column.
   *
   * @param names the fact's name for each type of profile that has one of this title
   */
  record Column(String title, Kind kind, Map<ProfileType, String> names) {
    String name(@Nullable ProfileType type) {
      return names.getOrDefault(type, names.values().stream().findFirst().orElse(title));
    }
  }

  private final List<Column> columns = new ArrayList<>();

  private TableHeader() {}

  static TableHeader of(TableRow row, InputFile file, Vocabulary vocabulary) {
    Map<String, Map<ProfileType, String>> names = names(vocabulary);
    TableHeader header = new TableHeader();
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Column column = column(row.cells().get(i).strip(), names);
      if (column.kind() == Kind.OWN) {
        refuseMisspelt(column.title(), names.keySet(), row, file);
      }
      for (Object stated : stated(column)) {
        Integer before = seen.putIfAbsent(stated, i);
        if (before != null) {
          throw twice(before, i, row, file);
        }
      }
      header.columns.add(column);
    }
    if (header.columns.stream().noneMatch(column -> column.kind() == Kind.TYPE)) {
      throw file.fault(
          row.number(),
          "表头缺少 type（主体类型）一列；取值为 enterprise（企业）、person（个人）、zone（园区）。",
          "the header lacks the column `type` (enterprise, person, zone).");
    }
    return header;
  }

  private static Map<String, Map<ProfileType, String>> names(Vocabulary vocabulary) {
    Map<String, Map<ProfileType, String>> names = new LinkedHashMap<>();
    for (ProfileType type : ProfileType.values()) {
      for (Fact fact : vocabulary.facts(type)) {
        if (fact.derivedFrom() == null) {
          put(names, fact.name(), fact.label(), type);
        }
      }
      for (Identifier identifier : vocabulary.identifiers(type)) {
        put(names, identifier.name(), identifier.label(), type);
      }
    }
    return names;
  }

  private static void put(
      Map<String, Map<ProfileType, String>> names, String name, Text label, ProfileType type) {
    for (String title : List.of(name, label.zh(), label.en())) {
      names
          .computeIfAbsent(CellValue.folded(title), none -> new LinkedHashMap<>())
          .putIfAbsent(type, name);
    }
  }

  private static Column column(String title, Map<String, Map<ProfileType, String>> names) {
    String folded = CellValue.folded(title);
    if (folded.isEmpty()) {
      return new Column("", Kind.BLANK, Map.of());
    }
    if (TYPE.contains(folded)) {
      return new Column(title, Kind.TYPE, Map.of());
    }
    if (title.startsWith("assessments.") || title.startsWith("approvals.")) {
      return new Column(title, Kind.STANDING, Map.of());
    }
    Map<ProfileType, String> facts = names.get(folded);
    return facts == null
        ? new Column(title, Kind.OWN, Map.of())
        : new Column(title, Kind.FACT, facts);
  }

  private static Collection<Object> stated(Column column) {
    return switch (column.kind()) {
      case BLANK -> List.of();
      case TYPE -> List.of(Kind.TYPE);
      case FACT ->
          column.names().entrySet().stream()
              .map(name -> (Object) (name.getKey() + "." + name.getValue()))
              .toList();
      case STANDING, OWN -> List.of(CellValue.folded(column.title()));
    };
  }

  private static void refuseMisspelt(
      String title, Collection<String> known, TableRow row, InputFile file) {
    String folded = CellValue.folded(title);
    List<String> meant = new ArrayList<>(known);
    meant.removeIf(name -> !isShortFor(folded, name));
    if (meant.isEmpty() && folded.length() >= SHORTEST_MISSPELT) {
      NearestName.to(folded, known).ifPresent(meant::add);
    }
    if (!meant.isEmpty()) {
      throw file.fault(
          row.number(),
          "没有名为“" + title + "”的事实；是否指“" + String.join("”或“", meant) + "”？",
          "no fact is called `"
              + title
              + "`; did you mean `"
              + String.join("` or `", meant)
              + "`?");
    }
  }

  /** The first words of a label, 国籍 of 国籍或身份, or at least half of a short one. */
  private static boolean isShortFor(String title, String name) {
    return title.length() >= 2
        && name.startsWith(title)
        && (name.length() <= 2 * title.length()
            || "/(,、 或".indexOf(name.charAt(title.length())) >= 0);
  }

  private static UserError twice(int before, int column, TableRow row, InputFile file) {
    return file.fault(
        row.number(),
        letters(before) + " 列与 " + letters(column) + " 列说的是同一件事；请删去一列。",
        "columns "
            + letters(before)
            + " and "
            + letters(column)
            + " state the same thing; remove one.");
  }

  /** As a spreadsheet names a column. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }

  List<Column> columns() {
    return columns;
  }

  /** The number of columns up to the last that has a title. */
  int width() {
    int width = columns.size();
    while (width > 0 && columns.get(width - 1).kind() == Kind.BLANK) {
      width--;
    }
    return width;
  }

  /** The titles of the office's own columns. */
  Set<String> own() {
    Set<String> own = new TreeSet<>();
    columns.stream().filter(column -> column.kind() == Kind.OWN).forEach(c -> own.add(c.title()));
    return own;
  }
}
