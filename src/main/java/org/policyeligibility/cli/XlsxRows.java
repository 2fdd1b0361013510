package org.policyeligibility.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The rows of the first sheet of a workbook, read one by one. */
final class XlsxRows implements Iterator<List<String>> {
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  XlsxRows(Path file) {
    try {
      workbook = new ReadableWorkbook(file.toFile());
      stream = workbook.getFirstSheet().openStream();
      rows = stream.iterator();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean hasNext() {
    if (rows.hasNext()) {
      return true;
    }
    try {
      stream.close();
      workbook.close();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return false;
  }

  @Override
  public List<String> next() {
    List<String> cells = new ArrayList<>();
    for (Cell cell : rows.next()) {
      cells.add(cell == null ? "" : text(cell));
    }
    return cells;
  }

  /** A day is kept as a number that only its format tells apart: dates are written as text. */
  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      String format = String.valueOf(cell.getDataFormatString());
      return format.matches("(?i).*y.*")
          ? cell.asDate().toLocalDate().toString()
          : cell.asNumber().toPlainString();
    }
    return cell.getText().strip();
  }
}
