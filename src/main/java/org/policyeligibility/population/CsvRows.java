package org.policyeligibility.population;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;

/**
 * The rows of a CSV file (RFC 4180), read one by one by FastCSV; cells are separated by commas,
 * semicolons or tabs. A quote that is left open, which FastCSV takes for closed at the end of the
 * file, is a fault here: it would swallow people.
 */
final class CsvRows implements Iterator<TableRow>, Closeable {
  /** A cell of more characters is no cell: a quote was left open. */
  private static final int LONGEST_CELL = 32_768;

  /** As far as a first row is looked at for its separator. */
  private static final int LONGEST_HEADER = 1 << 17;

  /** Above the header may stand titles of the whole, in which nothing is separated. */
  private static final int MOST_LINES = 6;

  private static final Pattern SEPARATORS = Pattern.compile("[,;\t]");

  /** Excel's own way to say what separates cells. */
  private static final String SEPARATOR_LINE = "sep=";

  private final InputFile file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final int linesBefore;
  private @Nullable TableRow next;

  CsvRows(InputFile file, TextEncoding encoding) {
    this.file = file;
    BufferedReader text = new BufferedReader(encoding.open(file), LONGEST_HEADER);
    try {
      String first = firstLine(text);
      boolean named =
          first.startsWith(SEPARATOR_LINE) && first.length() == 5 && first.charAt(4) != '"';
      linesBefore = named ? 1 : 0;
      if (named) {
        text.readLine();
      }
      reader =
          CsvReader.builder()
              .fieldSeparator(named ? first.charAt(4) : separator(first))
              .allowExtraFields(true)
              .allowMissingFields(true)
              .build(
                  CsvRecordHandler.builder()
                      .maxFields(ProfileTable.MOST_COLUMNS)
                      .maxFieldSize(LONGEST_CELL)
                      .maxRecordSize(LONGEST_CELL * 8)
                      .build(),
                  new MarkedEnd(text));
      records = reader.iterator();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    next = read(linesBefore);
  }

  private static String firstLine(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    char[] characters = new char[LONGEST_HEADER];
    int count = 0;
    for (int read = 0; read >= 0 && count < characters.length; count += Math.max(0, read)) {
      read = reader.read(characters, count, characters.length - count);
    }
    reader.reset();
    return new String(characters, 0, count)
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES)
        .filter(line -> line.startsWith(SEPARATOR_LINE) || SEPARATORS.matcher(line).find())
        .findFirst()
        .orElse("");
  }

  /** The one of the three that stands most often in the first row, outside quotes. */
  private static char separator(String header) {
    String bare = header.replaceAll("\"[^\"]*+\"?", "");
    return List.of(',', ';', '\t').stream()
        .max(
            Comparator.<Character>comparingLong(
                    separator -> bare.chars().filter(found -> found == separator).count())
                // The comma wins where none is there.
                .thenComparing(separator -> separator == ','))
        .orElse(',');
  }

  @Override
  public void close() throws IOException {
    reader.close();
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
    next = read(row.number());
    return row;
  }

  private @Nullable TableRow read(long before) {
    try {
      CsvRecord record = records.next();
      long row = record.getStartingLineNumber() + linesBefore;
      if (record.getField(0).equals(MarkedEnd.MARK)) {
        return null;
      }
      if (record.getField(record.getFieldCount() - 1).endsWith(MarkedEnd.MARK)) {
        throw malformed(row);
      }
      return new TableRow(row, record.getFields());
    } catch (CsvParseException malformed) {
      throw malformed(before + 1);
    } catch (UncheckedIOException unreadable) {
      throw malformed(before + 1);
    }
  }

  private UserError malformed(long row) {
    return file.fault(
        row,
        "引号不成对，或者一格过长、列数超过 " + ProfileTable.MOST_COLUMNS + "。",
        "a quote is not closed, a cell is too long, or there are more than "
            + ProfileTable.MOST_COLUMNS
            + " columns.");
  }
}
