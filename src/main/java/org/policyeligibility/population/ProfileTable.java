package org.policyeligibility.population;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Text;
import org.policyeligibility.population.cell.CellValue;
import org.policyeligibility.population.cell.ColumnTitles;
import org.policyeligibility.population.cell.ExactNumber;
import org.policyeligibility.profile.Country;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.Ruleset;

/**
 * A table read as profiles, one a row, whatever file it comes from. An empty cell states nothing, a
 * blank row nobody; a cell that no column explains is refused with its row, so that no count leaves
 * out what somebody stated.
 */
final class ProfileTable implements Iterator<PopulationRow> {
  /** More columns than any table of people has. */
  static final int MOST_COLUMNS = 1_024;

  /** More rows than this stand above no header. */
  private static final int MOST_TITLES = 5;

  /** Of more columns of its own an office is not told all, nor the whole of a long title. */
  private static final int MOST_NAMED = 20;

  private static final int MOST_SHOWN = 40;

  private final InputFile file;
  private final Iterator<TableRow> rows;
  private final Vocabulary vocabulary;
  private final ZoneRegister register;
  private final boolean even;
  private final TableHeader header;
  private final List<String> printed;
  private @Nullable TableRow next;

  /** Rows that were looked at for the header and stand below it. */
  private final Deque<TableRow> ahead = new ArrayDeque<>();

  /** How many rows above the header were passed over. */
  private int titles;

  /**
   * Reads the header.
   *
   * @param even whether every row has a cell for every column, as in CSV; a workbook leaves out
   *     empty ones
   */
  ProfileTable(InputFile file, Iterator<TableRow> rows, Ruleset ruleset, boolean even) {
    this.file = file;
    this.rows = rows;
    this.vocabulary = ruleset.vocabulary();
    this.register = ruleset.register();
    this.even = even;
    ColumnTitles known = new ColumnTitles(vocabulary);
    TableRow first = header(known);
    first.sound();
    this.header = TableHeader.of(first, file, vocabulary, known);
    this.printed = first.cells();
    this.next = nextRow();
  }

  /** The first row that is not blank, or the header below titles of the whole. */
  private TableRow header(ColumnTitles known) {
    for (TableRow row = nextFromFile(); row != null; row = nextFromFile()) {
      ahead.add(row);
      if (ahead.size() > MOST_TITLES
          || TableHeader.isHeader(row)
          || !TableHeader.isTitle(row, known)) {
        break;
      }
    }
    TableRow last = ahead.peekLast();
    if (last == null) {
      throw file.fault("没有内容。", "there is nothing in it.");
    }
    if (TableHeader.isHeader(last)) {
      titles = ahead.size() - 1;
      ahead.clear();
      return last;
    }
    return ahead.removeFirst();
  }

  /** The next row of somebody: a header that stands once more, as on each page, is nobody. */
  private @Nullable TableRow nextRow() {
    TableRow row;
    do {
      row = ahead.isEmpty() ? nextFromFile() : ahead.removeFirst();
    } while (row != null && row.fault() == null && row.cells().equals(printed));
    return row;
  }

  private @Nullable TableRow nextFromFile() {
    while (rows.hasNext()) {
      TableRow row = rows.next();
      if (!row.isBlank()) {
        return row;
      }
    }
    return null;
  }

  /** Notes on the table as a whole, to be told once: the columns that state no fact. */
  List<Text> notes() {
    List<Text> notes = new ArrayList<>();
    if (titles > 0) {
      notes.add(
          new Text(
              "表头之上的 " + titles + " 行不是人员，已略过",
              "Rows above the header that state nothing are passed over: " + titles));
    }
    List<String> own = header.own().stream().map(ProfileTable::shown).toList();
    if (!own.isEmpty()) {
      List<String> named = own.subList(0, Math.min(own.size(), MOST_NAMED));
      boolean all = named.size() == own.size();
      notes.add(
          new Text(
              "以下各列不是事实，随行保留：" + String.join("、", named) + (all ? "" : "等 " + own.size() + " 列"),
              "Columns that state no fact are carried along: "
                  + String.join(", ", named)
                  + (all ? "" : " and others, " + own.size() + " in all")));
    }
    List<String> lists = header.lists(vocabulary);
    if (!lists.isEmpty()) {
      notes.add(
          new Text(
              "以下各列所填视为全部，没有填上的类型即为不属于；不能确定的请留空：" + String.join("、", lists),
              "What these columns list counts as all there is; leave a cell empty that may be"
                  + " incomplete: "
                  + String.join(", ", lists)));
    }
    return notes;
  }

  private static String shown(String title) {
    String plain = ColumnTitles.plain(title);
    return plain.length() <= MOST_SHOWN ? plain : plain.substring(0, MOST_SHOWN) + "…";
  }

  /** The titles of the office's own columns. */
  Set<String> own() {
    return header.own();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PopulationRow next() {
    TableRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = nextRow();
    return new Row(row);
  }

  /** A row with the header that explains it. */
  private final class Row implements PopulationRow {
    private final TableRow row;

    Row(TableRow row) {
      this.row = row;
    }

    @Override
    public long number() {
      return row.number();
    }

    @Override
    public PopulationRecord read() {
      row.sound();
      return record(row);
    }

    @Override
    public String written() {
      return String.join(" | ", row.cells());
    }
  }

  private PopulationRecord record(TableRow row) {
    refuseUneven(row);
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    Map<String, Map<String, String>> standings = new LinkedHashMap<>();
    Map<String, String> own = new LinkedHashMap<>();
    ProfileType type = null;
    int width = Math.min(header.width(), row.cells().size());
    for (int i = 0; i < width; i++) {
      if (header.columns().get(i).kind() == TableHeader.Kind.TYPE) {
        String stated = CellValue.trimmed(row.cells().get(i));
        type = type(stated).orElse(null);
        if (!stated.isEmpty()) {
          profile.put("type", type == null ? stated : type.code());
        }
      }
    }
    for (int i = 0; i < width; i++) {
      String cell = CellValue.trimmed(row.cells().get(i));
      TableHeader.Column column = header.columns().get(i);
      if (cell.isEmpty()) {
        continue;
      }
      switch (column.kind()) {
        case FACT -> {
          if (!CellValue.isUnknown(cell)) {
            String name = column.name(type);
            Identifier country = country(name, type, cell);
            Fact status = status(name, type, cell);
            if (country != null) {
              profile.put(country.name(), CellValue.of(country, cell, register));
            } else if (status != null) {
              profile.put(status.name(), CellValue.of(status, cell));
            } else {
              profile.put(name, value(name, type, cell, i, row));
            }
          }
        }
        case STANDING -> {
          Requirement.Kind kind =
              column.member().equals("approvals")
                  ? Requirement.Kind.APPROVAL
                  : Requirement.Kind.ASSESSMENT;
          standings
              .computeIfAbsent(column.member(), none -> new LinkedHashMap<>())
              .put(column.subject(), CellValue.standing(kind, cell));
        }
        case OWN -> own.put(column.title(), cell);
        case TYPE, BLANK -> {}
      }
    }
    profile.putAll(standings);
    return new PopulationRecord(row.number(), own, profile, header.titles(type));
  }

  private void refuseUneven(TableRow row) {
    List<Integer> unexplained = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      boolean titled =
          i < header.width() && header.columns().get(i).kind() != TableHeader.Kind.BLANK;
      if (!titled && !CellValue.trimmed(row.cells().get(i)).isEmpty()) {
        unexplained.add(i);
      }
    }
    if (!unexplained.isEmpty()) {
      String column = TableHeader.letters(unexplained.get(0));
      throw file.fault(
          row.number(),
          column + " 列有内容而没有表头；该行可能多了一个分隔符。",
          "column " + column + " has a cell but no title; a separator is probably one too many.");
    }
    if (even && row.cells().size() < header.width()) {
      throw file.fault(
          row.number(),
          "只有 " + row.cells().size() + " 格，表头有 " + header.width() + " 列。",
          row.cells().size() + " cells for " + header.width() + " columns.");
    }
  }

  private static Optional<ProfileType> type(String stated) {
    return switch (CellValue.folded(stated)) {
      case "enterprise", "company", "企业", "公司", "机构", "单位" -> Optional.of(ProfileType.ENTERPRISE);
      case "person", "个人", "自然人", "人员" -> Optional.of(ProfileType.PERSON);
      case "zone", "园区" -> Optional.of(ProfileType.ZONE);
      default -> Optional.empty();
    };
  }

  /**
   * The identifier by which a country is stated, where a cell names one in the column of the fact
   * that it supplies: 美国 under 国籍或身份. Null where it does not, or has a column of its own.
   */
  private @Nullable Identifier country(String name, @Nullable ProfileType type, String cell) {
    if (type == null) {
      return null;
    }
    for (Identifier identifier : vocabulary.identifiers(type)) {
      if (identifier.kind() == Identifier.Kind.NATIONALITY
          && identifier.supplies().containsValue(name)
          && header.columns().stream()
              .noneMatch(column -> identifier.name().equals(column.names().get(type)))
          && Country.named(cell).isPresent()) {
        return identifier;
      }
    }
    return null;
  }

  /**
   * The fact that a nationality supplies, where a cell names a value of it and no country: 外国国籍
   * under 国籍. Null where it does not, or has a column of its own.
   */
  private @Nullable Fact status(String name, @Nullable ProfileType type, String cell) {
    Identifier identifier = type == null ? null : vocabulary.identifier(type, name);
    if (type == null
        || identifier == null
        || identifier.kind() != Identifier.Kind.NATIONALITY
        || Country.named(cell).isPresent()) {
      return null;
    }
    for (String supplied : identifier.supplies().values()) {
      Fact fact = vocabulary.fact(type, supplied);
      if (fact != null
          && header.columns().stream()
              .noneMatch(column -> supplied.equals(column.names().get(type)))
          && CellValue.of(fact, cell) instanceof String value
          && fact.valueList().contains(value)) {
        return fact;
      }
    }
    return null;
  }

  private Object value(
      String name, @Nullable ProfileType type, String cell, int column, TableRow row) {
    Fact fact = type == null ? null : vocabulary.fact(type, name);
    if (fact == null) {
      Identifier identifier = type == null ? null : vocabulary.identifier(type, name);
      return identifier == null ? cell : CellValue.of(identifier, cell, register);
    }
    if (fact.type().isNumeric() && ExactNumber.isBeyond(CellValue.folded(cell))) {
      throw beyond(column, row);
    }
    return CellValue.of(fact, cell);
  }

  private UserError beyond(int column, TableRow row) {
    String place = TableHeader.letters(column);
    String title = header.columns().get(column).title();
    return file.fault(
        row.number(),
        place + " 列“" + title + "”的数字超出可读范围。",
        "the number in column " + place + ", “" + title + "”, is out of any range.");
  }
}
