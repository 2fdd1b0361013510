package org.policyeligibility.population;

import java.io.Closeable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.population.cell.ExactNumber;

/**
 * The rows of a worksheet, read one by one. Cells are taken as the sheet shows them, the value of a
 * formula for the formula; what the file claims of places and counts is believed within bounds.
 */
final class SheetRows implements Iterator<TableRow>, Closeable {
  private static final int LAST_ROW = 1_048_576;
  private static final int LAST_COLUMN = 16_384;
  private static final Pattern ADDRESS = Pattern.compile("([A-Za-z]{1,7})([0-9]{1,10})");
  private static final Pattern MERGED =
      Pattern.compile("[A-Za-z]{1,3}([0-9]{1,7})(?::[A-Za-z]{1,3}([0-9]{1,7}))?");

  /** The day of an ISO 8601 date, whatever its time. */
  private static final Pattern ISO_DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?");

  private static final int LONGEST_NUMBER = 40;
  private static final int DIGITS_OF_A_DOUBLE = 15;

  private final InputFile file;
  private final WorkbookArchive archive;
  private final XMLStreamReader xml;
  private final SharedStrings strings;
  private final CellFormats formats;
  private final boolean from1904;
  private long rowNumber;
  private long firstRow;
  private long lastRow;

  /** Why the row being read is not what the sheet means. */
  private @Nullable UserError fault;

  private @Nullable TableRow next;

  SheetRows(
      InputFile file,
      WorkbookArchive archive,
      XMLStreamReader xml,
      SharedStrings strings,
      CellFormats formats,
      boolean from1904) {
    this.file = file;
    this.archive = archive;
    this.xml = xml;
    this.strings = strings;
    this.formats = formats;
    this.from1904 = from1904;
    this.next = read();
  }

  /** The last row by what the sheet says of itself, 0 where it says nothing. */
  long lastRow() {
    return lastRow;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public TableRow next() {
    TableRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    next = read();
    return row;
  }

  @Override
  public void close() {
    archive.close();
  }

  private @Nullable TableRow read() {
    try {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("row")) {
            return row();
          }
          if (xml.getLocalName().equals("dimension")) {
            Matcher area = MERGED.matcher(WorkbookArchive.attribute(xml, "ref"));
            lastRow = area.matches() && area.group(2) != null ? Long.parseLong(area.group(2)) : 0;
          }
          if (xml.getLocalName().equals("mergeCell")) {
            refuseMerged(WorkbookArchive.attribute(xml, "ref"));
          }
        }
      }
      archive.close();
      return null;
    } catch (XMLStreamException damaged) {
      archive.close();
      throw WorkbookArchive.damaged(file);
    }
  }

  private TableRow row() throws XMLStreamException {
    String number = WorkbookArchive.attribute(xml, "r");
    long before = rowNumber;
    rowNumber = number.matches("[0-9]{1,7}") ? Long.parseLong(number) : rowNumber + 1;
    if (rowNumber > LAST_ROW || number.length() > 7) {
      throw outside(number);
    }
    refuseUnordered(before, rowNumber);
    List<String> cells = new ArrayList<>();
    fault = null;
    int column = -1;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("row")) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("c")) {
        int left = column;
        column = column(WorkbookArchive.attribute(xml, "r"), column + 1);
        refuseUnordered(left, column);
        String text = cell();
        // A cell that is only formatted says nothing, wherever it stands.
        if (!text.isBlank()) {
          put(cells, column, text);
        }
      }
    }
    firstRow = firstRow == 0 && !cells.isEmpty() ? rowNumber : firstRow;
    return new TableRow(rowNumber, cells, fault);
  }

  /** Rows and cells have one place each, and so there are no more than a sheet has places. */
  private void refuseUnordered(long before, long place) {
    if (place <= before) {
      throw WorkbookArchive.damaged(file);
    }
  }

  private void put(List<String> cells, int column, String text) {
    if (column >= ProfileTable.MOST_COLUMNS) {
      throw file.fault(
          rowNumber,
          "超过 " + ProfileTable.MOST_COLUMNS + " 列。",
          "there are more than " + ProfileTable.MOST_COLUMNS + " columns.");
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  private int column(String address, int following) {
    Matcher found = ADDRESS.matcher(address);
    if (address.isEmpty() && following < LAST_COLUMN) {
      return following;
    }
    long column = 0;
    if (found.matches()) {
      for (char letter : found.group(1).toUpperCase(java.util.Locale.ROOT).toCharArray()) {
        column = column * 26 + (letter - 'A' + 1);
      }
    }
    if (column < 1 || column > LAST_COLUMN) {
      throw outside(address);
    }
    return (int) column - 1;
  }

  private UserError outside(String address) {
    String shown = address.length() > 20 ? address.substring(0, 20) + "…" : address;
    return file.fault(
        "单元格 " + shown + " 超出工作表的范围。", "the cell " + shown + " lies outside any sheet.");
  }

  private String cell() throws XMLStreamException {
    String type = WorkbookArchive.attribute(xml, "t");
    String style = WorkbookArchive.attribute(xml, "s");
    String value = "";
    String inline = "";
    boolean formula = false;
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = plain("v");
          case "is" -> inline = SharedStrings.text(xml);
          case "f" -> formula = true;
          default -> {}
        }
      }
    }
    if (formula && value.isEmpty() && !type.equals("str")) {
      fault =
          file.fault(
              rowNumber,
              "有公式没有算出的值；请在 Excel 中打开并另存。",
              "a formula has no value; open the file in Excel and save it again.");
    }
    return text(type, style, type.equals("inlineStr") ? inline : value);
  }

  private String plain(String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(element)) {
      if (xml.isCharacters() && text.length() < 1 << 15) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private String text(String type, String style, String value) {
    if (value.isEmpty()) {
      return "";
    }
    return switch (type) {
      case "s" -> shared(value);
      case "b" -> value.equals("1") ? "true" : "false";
      case "d" -> {
        Matcher day = ISO_DAY.matcher(value);
        yield day.matches() ? day.group(1) : value;
      }
      case "", "n" -> number(value.strip(), style);
      default -> value.strip();
    };
  }

  private String shared(String value) {
    int index = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
    if (!strings.has(index)) {
      throw WorkbookArchive.damaged(file);
    }
    return strings.get(index).strip();
  }

  /** A workbook's number is a double: of 4.3499999999999996 the sheet shows, and means, 4.35. */
  private String number(String value, String style) {
    if (value.length() > LONGEST_NUMBER || ExactNumber.isBeyond(value)) {
      fault = file.fault(rowNumber, "有数字超出可读范围。", "a number is out of any range.");
      return "";
    }
    BigDecimal number = ExactNumber.parse(value).orElseThrow(() -> WorkbookArchive.damaged(file));
    BigDecimal shown =
        number.precision() > DIGITS_OF_A_DOUBLE ? BigDecimal.valueOf(number.doubleValue()) : number;
    return formats.text(
        shown, style.matches("[0-9]{1,6}") ? Integer.parseInt(style) : -1, from1904);
  }

  /** Of merged rows only the first has the value; the others would state nothing. */
  private void refuseMerged(String range) {
    Matcher found = MERGED.matcher(range);
    if (found.matches() && found.group(2) != null) {
      long from = Long.parseLong(found.group(1));
      long to = Long.parseLong(found.group(2));
      if (to > from && to > firstRow) {
        throw file.fault(
            to,
            "单元格 " + range + " 合并在一起；请取消合并，逐行填写。",
            "the cells " + range + " are merged; split them and fill in each row.");
      }
    }
  }
}
