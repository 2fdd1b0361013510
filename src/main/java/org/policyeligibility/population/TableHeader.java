package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.cell.CellValue;
import org.policyeligibility.population.cell.ColumnTitles;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
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

  /** The words before the id in the title of a standing, by the member that they mean. */
  private static final Map<String, String> STANDINGS =
      Map.of(
          "assessments",
          "assessments",
          "判断",
          "assessments",
          "approvals",
          "approvals",
          "批准",
          "approvals");

  /** More slips of one header are counted, not listed. */
  private static final int MOST_LISTED = 10;

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
    /** The member of a profile in which a standing is stated. */
    String member() {
      String kind = title.substring(0, title.indexOf('.'));
      return STANDINGS.getOrDefault(kind, kind);
    }

    /** The benefit or clause of which a standing is stated. */
    String subject() {
      return title.substring(title.indexOf('.') + 1);
    }

    String name(@Nullable ProfileType type) {
      String name = names.get(type);
      return name == null ? names.values().stream().findFirst().orElse(title) : name;
    }
  }

  private final List<Column> columns = new ArrayList<>();

  /** By type of profile the titles of columns that are not called by the name of their fact. */
  private final Map<ProfileType, Map<String, String>> titles = new EnumMap<>(ProfileType.class);

  /** The office's own columns of what is worked out, by the fact. */
  private final Map<Fact, String> workedOut = new LinkedHashMap<>();

  private TableHeader() {}

  /**
   * Reads the titles.
   *
   * @throws UserError with all that is wrong with them
   */
  static TableHeader of(TableRow row, InputFile file, Vocabulary vocabulary, ColumnTitles known) {
    TableHeader header = new TableHeader();
    List<Text> faults = new ArrayList<>();
    Map<Object, Integer> seen = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Column column = column(CellValue.trimmed(row.cells().get(i)), known);
      Integer before = null;
      for (Object stated : stated(column)) {
        Integer first = seen.putIfAbsent(stated, i);
        before = before == null ? first : before;
      }
      if (before != null) {
        faults.add(twice(before, i));
      }
      header.columns.add(column);
    }
    refuseOtherSeparator(header.columns, faults);
    header.refuseMisspelt(known, faults);
    header.readWorkedOut(known, vocabulary, faults);
    if (header.columns.stream().noneMatch(column -> column.kind() == Kind.TYPE)) {
      faults.add(
          new Text(
              "表头缺少“主体类型”（type）一列；请加上这一列，每行写企业、个人或园区。表头在另一个工作表的，用 --sheet 指定。",
              "the header lacks the column `type`; add it, with enterprise, person or zone in each"
                  + " row. Where the header is on another sheet, name that with --sheet."));
    }
    if (!faults.isEmpty()) {
      throw refused(faults, row, file);
    }
    for (ProfileType type : ProfileType.values()) {
      header.titles.put(type, header.titlesOf(type));
    }
    return header;
  }

  /** Whether a row is the header: it says of what type a profile is. */
  static boolean isHeader(TableRow row) {
    return row.fault() == null
        && row.cells().stream().anyMatch(cell -> TYPE.contains(ColumnTitles.folded(cell)));
  }

  /** Whether a row above the header is the title of the whole, and states nothing. */
  static boolean isTitle(TableRow row, ColumnTitles known) {
    return row.fault() == null
        && row.cells().stream()
            .map(CellValue::trimmed)
            .allMatch(cell -> column(cell, known).kind() == Kind.OWN || cell.isEmpty());
  }

  private static void refuseOtherSeparator(List<Column> columns, List<Text> faults) {
    if (columns.size() == 1 && columns.get(0).title().indexOf('，') > 0) {
      faults.add(
          new Text(
              "各列之间用的是全角逗号“，”；请改为半角逗号“,”，或另存为 .xlsx。",
              "the columns are separated by full-width commas; write half-width ones, or save it as"
                  + " .xlsx."));
    }
  }

  private static UserError refused(List<Text> faults, TableRow row, InputFile file) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (Text fault : faults.subList(0, Math.min(faults.size(), MOST_LISTED))) {
      zh.append(faults.size() > 1 ? "\n  " : "").append(fault.zh());
      en.append(faults.size() > 1 ? "\n  " : "").append(fault.en());
    }
    int more = faults.size() - MOST_LISTED;
    if (more > 0) {
      zh.append("\n  另有 ").append(more).append(" 处。");
      en.append("\n  and ").append(more).append(" more.");
    }
    return file.fault(row.number(), zh.toString(), en.toString());
  }

  private Map<String, String> titlesOf(@Nullable ProfileType type) {
    Map<String, String> otherwise = new LinkedHashMap<>();
    for (Column column : columns) {
      if (column.kind() == Kind.TYPE || column.kind() == Kind.FACT) {
        String name = column.kind() == Kind.TYPE ? TYPE_OF_PROFILE : column.name(type);
        if (!name.equals(column.title())) {
          otherwise.putIfAbsent(name, column.title());
        }
      } else if (column.kind() == Kind.STANDING && !column.title().startsWith(column.member())) {
        otherwise.putIfAbsent(
            column.member(), column.title().substring(0, column.title().indexOf('.')));
      }
    }
    workedOut.forEach(
        (fact, title) -> {
          if (fact.profile() == type) {
            otherwise.putIfAbsent(fact.name(), title);
          }
        });
    return Collections.unmodifiableMap(otherwise);
  }

  /** The titles of columns by the name of what they state for a type, where it is another. */
  Map<String, String> titles(@Nullable ProfileType type) {
    return type == null ? titlesOf(null) : titles.getOrDefault(type, Map.of());
  }

  private static Column column(String title, ColumnTitles known) {
    String folded = ColumnTitles.folded(title);
    if (folded.isEmpty()) {
      return new Column("", Kind.BLANK, Map.of());
    }
    if (TYPE.contains(folded)) {
      return new Column(ColumnTitles.plain(title), Kind.TYPE, Map.of());
    }
    if (STANDINGS.keySet().stream().anyMatch(kind -> title.startsWith(kind + "."))) {
      return new Column(title, Kind.STANDING, Map.of());
    }
    Map<ProfileType, String> facts = known.stated(title);
    return facts.isEmpty()
        ? new Column(title, Kind.OWN, Map.of())
        : new Column(ColumnTitles.plain(title), Kind.FACT, facts);
  }

  private static Collection<Object> stated(Column column) {
    return switch (column.kind()) {
      case BLANK -> List.of();
      case TYPE -> List.of(Kind.TYPE);
      case FACT ->
          column.names().entrySet().stream()
              .map(name -> (Object) (name.getKey() + "." + name.getValue()))
              .toList();
      case STANDING -> List.of(column.member() + "." + column.subject());
      case OWN -> List.of(ColumnTitles.folded(column.title()));
    };
  }

  private void refuseMisspelt(ColumnTitles known, List<Text> faults) {
    for (Column column : columns) {
      Map<String, Map<ProfileType, String>> meant =
          column.kind() == Kind.OWN ? known.meant(column.title()) : Map.of();
      String title = ColumnTitles.plain(column.title());
      // A fact that has its column is left unknown by no other that is called alike.
      if (!meant.isEmpty() && meant.values().stream().noneMatch(this::states)) {
        faults.add(
            new Text(
                "没有名为“"
                    + title
                    + "”的事实；是否指“"
                    + String.join("”或“", meant.keySet())
                    + "”？若是本单位自己的列，请改称“"
                    + ColumnTitles.OWN
                    + title
                    + "”。",
                "no fact is called `"
                    + title
                    + "`; did you mean `"
                    + String.join("` or `", meant.keySet())
                    + "`? If it is a column of your own, call it `"
                    + ColumnTitles.OWN
                    + title
                    + "`."));
      }
    }
  }

  private boolean states(Map<ProfileType, String> fact) {
    return columns.stream()
        .filter(column -> column.kind() == Kind.FACT)
        .anyMatch(column -> column.names().entrySet().stream().anyMatch(fact.entrySet()::contains));
  }

  /** An age in years is worked out from the day of birth; without that day nobody has one. */
  private void readWorkedOut(ColumnTitles known, Vocabulary vocabulary, List<Text> faults) {
    for (Column column : columns) {
      Optional<Fact> fact =
          column.kind() == Kind.OWN ? known.workedOut(column.title()) : Optional.empty();
      fact.ifPresent(
          called -> {
            String from = String.valueOf(called.derivedFrom());
            if (states(Map.of(called.profile(), from))) {
              workedOut.putIfAbsent(called, column.title());
            } else {
              Text label = vocabulary.known(called.profile(), from).label();
              faults.add(
                  new Text(
                      "“" + column.title() + "”由系统推算；请改用“" + label.zh() + "”一列。",
                      "`"
                          + column.title()
                          + "` is worked out; give the column `"
                          + label.en()
                          + "`."));
            }
          });
    }
  }

  private static Text twice(int before, int column) {
    return new Text(
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

  /** The titles of columns whose cells list several values of a fact. */
  List<String> lists(Vocabulary vocabulary) {
    return columns.stream()
        .filter(
            column ->
                column.names().entrySet().stream()
                    .map(name -> vocabulary.fact(name.getKey(), name.getValue()))
                    .anyMatch(fact -> fact != null && fact.type() == FactType.SET))
        .map(Column::title)
        .toList();
  }

  /** The titles of the office's own columns, in the order of the file. */
  Set<String> own() {
    Set<String> own = new LinkedHashSet<>();
    columns.stream().filter(column -> column.kind() == Kind.OWN).forEach(c -> own.add(c.title()));
    return own;
  }
}
