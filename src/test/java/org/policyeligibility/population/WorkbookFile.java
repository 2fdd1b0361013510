package org.policyeligibility.population;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, as programs other than Excel and attackers do. */
public final class WorkbookFile {
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  private static final String TYPE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String properties = "";
  private int count;

  WorkbookFile sheet(String name, String state, String rows) {
    count++;
    sheets.append("<sheet name=\"" + name + "\" sheetId=\"" + count + "\" ");
    sheets.append(state.isEmpty() ? "" : "state=\"" + state + "\" ");
    sheets.append("r:id=\"r" + count + "\"/>");
    relations.append("<Relationship Id=\"r" + count + "\" Type=\"" + TYPE + "worksheet\" ");
    relations.append("Target=\"worksheets/sheet" + count + ".xml\"/>");
    parts.put(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + rows
            + "</sheetData></worksheet>");
    return this;
  }

  public static WorkbookFile of(String rows) {
    return new WorkbookFile().sheet("people", "", rows);
  }

  WorkbookFile from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** Formats, the first of them for the style 0. */
  WorkbookFile formats(String... codes) {
    StringBuilder styles = new StringBuilder("<styleSheet><numFmts>");
    StringBuilder cells = new StringBuilder("<cellXfs>");
    for (int i = 0; i < codes.length; i++) {
      boolean builtIn = codes[i].matches("[0-9]{1,2}");
      String id = builtIn ? codes[i] : String.valueOf(164 + i);
      if (!builtIn) {
        styles.append("<numFmt numFmtId=\"" + id + "\" formatCode=\"");
        styles.append(codes[i].replace("\"", "&quot;") + "\"/>");
      }
      cells.append("<xf numFmtId=\"" + id + "\"/>");
    }
    parts.put("xl/styles.xml", styles + "</numFmts>" + cells + "</cellXfs></styleSheet>");
    relations.append("<Relationship Id=\"s\" Type=\"" + TYPE + "styles\" Target=\"styles.xml\"/>");
    return this;
  }

  WorkbookFile strings(String items) {
    parts.put("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    relations.append("<Relationship Id=\"t\" Type=\"" + TYPE);
    relations.append("sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>");
    return this;
  }

  /** Relations to texts that are not there, and parts that nothing relates to. */
  WorkbookFile unrelated(int relations, int parts) {
    for (int i = 0; i < relations; i++) {
      this.relations.append("<Relationship Id=\"u" + i + "\" Type=\"" + TYPE);
      this.relations.append("sharedStrings\" Target=\"none" + i + ".xml\"/>");
    }
    for (int i = 0; i < parts; i++) {
      this.parts.put("media/" + i, "");
    }
    return this;
  }

  public Path write(Path file) throws IOException {
    return write(file, 0);
  }

  /**
   * Writes it.
   *
   * @param megabytes of blanks after the first part, which compress to next to nothing
   */
  Path write(Path file, int megabytes) throws IOException {
    parts.put(
        "_rels/.rels",
        RELATIONS
            + "<Relationship Id=\"w\" Type=\""
            + TYPE
            + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    parts.put("xl/_rels/workbook.xml.rels", RELATIONS + relations + "</Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r="
            + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + properties
            + "<sheets>"
            + sheets
            + "</sheets></workbook>");
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        String text = part.getValue();
        int at = part.getKey().startsWith("xl/worksheets") ? text.indexOf("</sheetData>") : 0;
        zip.write(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < (at > 0 ? megabytes : 0); i++) {
          zip.write(blanks);
        }
        zip.write(text.substring(at).getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  /** A row of texts. */
  public static String row(int number, String... texts) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < texts.length; i++) {
      row.append("<c r=\"" + TableHeader.letters(i) + number + "\" t=\"inlineStr\"><is><t>");
      row.append(texts[i] + "</t></is></c>");
    }
    return row + "</row>";
  }
}
