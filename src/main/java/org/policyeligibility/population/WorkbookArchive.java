package org.policyeligibility.population;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.policyeligibility.UserError;

/**
 * The ZIP archive of a workbook, its parts read as XML within bounds. By hand over the JDK's
 * readers of ZIP and XML: the reader library used before grew with the column a cell claims and
 * failed at ISO dates, and a larger one brings megabytes to read one table.
 */
final class WorkbookArchive implements AutoCloseable {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_PARTS = 10_000;

  /** As far as a part may expand whatever it is made of. */
  private static final long ALWAYS_EXPANDS = 32L << 20;

  /**
   * Beyond that a part that expands more often than this is a bomb; XML of tables does ten times.
   */
  private static final int MOST_EXPANSION = 100;

  private static final long MOST_EXPANDED = 2L << 30;

  /** A cell has 32,767 characters, each written in at most ten bytes. */
  private static final int LONGEST_TOKEN = 1 << 20;

  private final InputFile file;
  private final ZipFile zip;

  /** Names of parts are compared without case. */
  private final Map<String, ZipEntry> parts = new HashMap<>();

  private WorkbookArchive(InputFile file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    zip.stream().forEach(part -> parts.putIfAbsent(folded(part.getName()), part));
  }

  private static String folded(String part) {
    return part.toLowerCase(Locale.ROOT);
  }

  static WorkbookArchive open(InputFile file) {
    try {
      refuseOtherKinds(file);
      ZipFile zip = new ZipFile(file.path().toFile());
      if (zip.size() > MOST_PARTS) {
        zip.close();
        throw tooLarge(file);
      }
      return new WorkbookArchive(file, zip);
    } catch (IOException damaged) {
      throw damaged(file);
    }
  }

  private static void refuseOtherKinds(InputFile file) throws IOException {
    if (Files.size(file.path()) > MOST_BYTES) {
      throw tooLarge(file);
    }
    byte[] first;
    try (InputStream in = Files.newInputStream(file.path())) {
      first = in.readNBytes(4);
    }
    if (first.length == 4 && (first[0] & 0xFF) == 0xD0 && (first[1] & 0xFF) == 0xCF) {
      throw file.fault(
          "是旧格式（.xls）或加了密码；请另存为不加密的 .xlsx。",
          "is of the old format (.xls) or has a password; save it as .xlsx without one.");
    }
    if (first.length < 4 || first[0] != 'P' || first[1] != 'K') {
      throw file.fault(
          "不是 Excel 工作簿；若为文本或网页，请另存为 .xlsx，或改名为 .csv。",
          "is no workbook; if it is text or a page, save it as .xlsx or name it .csv.");
    }
  }

  private static UserError tooLarge(InputFile file) {
    return file.fault("太大，或展开后太大。", "is too large, or would be when expanded.");
  }

  static UserError damaged(InputFile file) {
    return file.fault(
        "工作簿已损坏或不完整；请在 Excel 中打开并另存。",
        "the workbook is damaged or cut off; open it in Excel and save it again.");
  }

  boolean has(String part) {
    return parts.containsKey(folded(part));
  }

  /** A part that describes others, from its beginning: it is kept in memory. */
  XMLStreamReader description(String part) {
    return read(part, ALWAYS_EXPANDS);
  }

  /** A part of rows or texts, from its beginning. */
  XMLStreamReader read(String part) {
    return read(part, MOST_EXPANDED);
  }

  private XMLStreamReader read(String part, long most) {
    ZipEntry entry = parts.get(folded(part));
    if (entry == null) {
      throw damaged(file);
    }
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      Expanding bytes = new Expanding(zip.getInputStream(entry), entry.getCompressedSize(), most);
      return new StreamReaderDelegate(factory.createXMLStreamReader(bytes)) {
        @Override
        public int next() throws XMLStreamException {
          bytes.token = 0;
          return super.next();
        }
      };
    } catch (IOException | XMLStreamException broken) {
      throw damaged(file);
    }
  }

  /** An attribute of no namespace; empty where it is absent. */
  static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  /** The bytes of a part, counted against what they were compressed to. */
  private final class Expanding extends FilterInputStream {
    private final long compressed;
    private final long most;
    private long expanded;

    /** Bytes read since the parser was asked for a token, which it keeps until it has all of it. */
    private long token;

    Expanding(InputStream in, long compressed, long most) {
      super(in);
      this.most = most;
      this.compressed = Math.max(1, compressed);
    }

    @Override
    public int read() throws IOException {
      byte[] single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      expanded += Math.max(0, count);
      token += Math.max(0, count);
      if (expanded > most
          || token > LONGEST_TOKEN
          || (expanded > ALWAYS_EXPANDS && expanded / compressed > MOST_EXPANSION)) {
        throw tooLarge(file);
      }
      return count;
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
