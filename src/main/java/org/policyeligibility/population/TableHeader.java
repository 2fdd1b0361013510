package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  private static final String TYPE_OF_PROFILE = "type";
  private static final Set<String> TYPE =
      Set.of(TYPE_OF_PROFILE, "profile type", "类型", "主体类型", "主体");

  /** Before a title says that the column is the office's own, whatever it resembles. */
  static final String OWN = "own.";

  /** Ends of titles that no fact has: what something is called, and how it is reached. */
  private static final Pattern CALLED = Pattern.compile("(?:名称|姓名|编号|序号|号码|电话|邮箱|地址|联系人|备注|说明)$");

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

  /** By type of profile the titles of columns that are not called by the name of their fact. */
  private final Map<ProfileType, Map<String, String>> titles = new EnumMap<>(ProfileType.class);

  private TableHeader() {}

  static TableHeader of(TableRow row, InputFile file, Vocabulary vocabulary) {
    Map<String, Map<ProfileType, String>> names = names(vocabulary);
    TableHeader header = new TableHeader();
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Column column = column(row.cells().get(i).strip(), names);
      for (Object stated : stated(column)) {
        Integer before = seen.putIfAbsent(stated, i);
        if (before != null) {
          throw twice(before, i, row, file);
        }
      }
      header.columns.add(column);
    }
    header.refuseMisspelt(row, file, names, vocabulary);
    header.refuseDerived(row, file, vocabulary);
    if (header.columns.stream().noneMatch(column -> column.kind() == Kind.TYPE)) {
      throw file.fault(
          row.number(),
          "表头缺少 type（主体类型）一列；取值为 enterprise（企业）、person（个人）、zone（园区）。",
          "the header lacks the column `type` (enterprise, person, zone).");
    }
    for (ProfileType type : ProfileType.values()) {
      header.titles.put(type, header.titlesOf(type));
    }
    return header;
  }

  private Map<String, String> titlesOf(@Nullable ProfileType type) {
    Map<String, String> otherwise = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.kind() == Kind.TYPE || column.kind() == Kind.FACT) {
        String name = column.kind() == Kind.TYPE ? TYPE_OF_PROFILE : column.name(type);
        if (!name.equals(column.title())) {
          otherwise.putIfAbsent(name, column.title());
        }
      }
    }
    return Collections.unmodifiableMap(otherwise);
  }

  /** The titles of columns by the name of what they state for a type, where it is another. */
  Map<String, String> titles(@Nullable ProfileType type) {
    return type == null ? titlesOf(null) : titles.getOrDefault(type, Map.of());
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

  /** A title of a fact as the vocabulary writes it. */
  private static String titleOf(String folded, Vocabulary vocabulary) {
    for (ProfileType type : ProfileType.values()) {
      Stream<String> facts =
          vocabulary.facts(type).stream().flatMap(fact -> titles(fact.name(), fact.label()));
      Stream<String> identifiers =
          vocabulary.identifiers(type).stream()
              .flatMap(identifier -> titles(identifier.name(), identifier.label()));
      Optional<String> found =
          Stream.concat(facts, identifiers)
              .filter(title -> CellValue.folded(title).equals(folded))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return folded;
  }

  private static Stream<String> titles(String name, Text label) {
    return Stream.of(name, label.zh(), label.en());
  }

  private static void put(
      Map<String, Map<ProfileType, String>> names, String name, Text label, ProfileType type) {
    for (String title : titles(name, label).toList()) {
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

  private void refuseMisspelt(
      TableRow row,
      InputFile file,
      Map<String, Map<ProfileType, String>> names,
      Vocabulary vocabulary) {
    for (Column column : columns) {
      List<String> meant =
          column.kind() == Kind.OWN ? meant(column.title(), names.keySet()) : List.of();
      List<String> shown = meant.stream().map(name -> titleOf(name, vocabulary)).toList();
      // A fact that has its column is left unknown by no other that is called alike.
      if (!meant.isEmpty()
          && meant.stream().noneMatch(name -> states(names.getOrDefault(name, Map.of())))) {
        throw file.fault(
            row.number(),
            "没有名为“"
                + column.title()
                + "”的事实；是否指“"
                + String.join("”或“", shown)
                + "”？若是本单位自己的列，请改称“"
                + OWN
                + column.title()
                + "”。",
            "no fact is called `"
                + column.title()
                + "`; did you mean `"
                + String.join("` or `", shown)
                + "`? If it is a column of your own, call it `"
                + OWN
                + column.title()
                + "`.");
      }
    }
  }

  private boolean states(Map<ProfileType, String> fact) {
    return columns.stream()
        .filter(column -> column.kind() == Kind.FACT)
        .anyMatch(column -> column.names().entrySet().stream().anyMatch(fact.entrySet()::contains));
  }

  private static List<String> meant(String title, Collection<String> known) {
    String folded = CellValue.folded(title);
    if (folded.startsWith(OWN) || CALLED.matcher(folded).find()) {
      return List.of();
    }
    List<String> meant = new ArrayList<>(known);
    meant.removeIf(name -> !isShortFor(folded, name));
    if (meant.isEmpty()) {
      meant.addAll(NearestName.alike(folded, known));
    }
    if (meant.isEmpty() && folded.length() >= SHORTEST_MISSPELT) {
      NearestName.to(folded, known).ifPresent(meant::add);
    }
    return meant;
  }

  /** An age in years is worked out from the day of birth; without that day nobody has one. */
  private void refuseDerived(TableRow row, InputFile file, Vocabulary vocabulary) {
    for (Column column : columns) {
      for (Fact fact : column.kind() == Kind.OWN ? vocabulary.all() : List.<Fact>of()) {
        String from = fact.derivedFrom();
        if (from != null
            && isCalled(column.title(), fact)
            && !states(Map.of(fact.profile(), from))) {
          Text label = vocabulary.known(fact.profile(), from).label();
          throw file.fault(
              row.number(),
              "“" + column.title() + "”由系统推算；请改用“" + label.zh() + "”一列。",
              "`" + column.title() + "` is worked out; give the column `" + label.en() + "`.");
        }
      }
    }
  }

  private static boolean isCalled(String title, Fact fact) {
    String folded = CellValue.folded(title);
    List<String> names = List.of(fact.name(), fact.label().zh(), fact.label().en());
    return !folded.startsWith(OWN)
        && (names.stream().map(CellValue::folded).anyMatch(folded::equals)
            || !NearestName.alike(folded, List.of(fact.label().zh())).isEmpty());
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
