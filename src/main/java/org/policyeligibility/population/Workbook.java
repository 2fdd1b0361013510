package org.policyeligibility.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * An Excel workbook (ECMA-376, transitional or strict), opened at one sheet: the named one, else
 * the first that is visible.
 */
final class Workbook {
  private static final String DEFAULT_PART = "xl/workbook.xml";

  /** Of more sheets the first are named. */
  private static final int MOST_NAMED = 50;

  /** One sheet as the workbook lists it. */
  private record Sheet(String name, boolean visible, String relation) {}

  private final InputFile file;
  private final WorkbookArchive archive;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean from1904;

  private Workbook(InputFile file, WorkbookArchive archive) {
    this.file = file;
    this.archive = archive;
  }

  /**
   * A sheet's rows.
   *
   * @param notes tells which sheet it is, where there are others
   */
  record Opened(InputFile table, SheetRows rows, List<Text> notes) {}

  static Opened open(InputFile file, @Nullable String sheet) {
    WorkbookArchive archive = WorkbookArchive.open(file);
    try {
      return new Workbook(file, archive).open(sheet);
    } catch (XMLStreamException damaged) {
      archive.close();
      throw WorkbookArchive.damaged(file);
    }
  }

  private Opened open(@Nullable String named) throws XMLStreamException {
    String part =
        relations("_rels/.rels", "").values().stream()
            .filter(target -> target.type().endsWith("/officeDocument"))
            .map(Target::part)
            .findFirst()
            .orElse(DEFAULT_PART);
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    Map<String, Target> targets =
        relations(folder + "_rels/" + part.substring(folder.length()) + ".rels", folder);
    each(part, this::list);
    Sheet sheet = sheet(named, targets);
    Target target = Optional.ofNullable(targets.get(sheet.relation())).orElseThrow();
    SheetRows rows =
        new SheetRows(
            file,
            archive,
            archive.read(target.part()),
            strings(targets),
            formats(targets),
            from1904);
    return new Opened(
        sheets.size() == 1 ? file : file.sheet(sheet.name()),
        rows,
        sheets.size() == 1 ? List.of() : List.of(note(sheet)));
  }

  private Text note(Sheet sheet) {
    return new Text(
        "读取工作表“" + sheet.name() + "”（共 " + sheets.size() + " 个；--sheet 可另行指定）",
        "Reading the sheet `"
            + sheet.name()
            + "` of "
            + sheets.size()
            + " (--sheet names another)");
  }

  private void list(XMLStreamReader xml) {
    if (xml.getLocalName().equals("workbookPr")) {
      from1904 = Set.of("1", "true").contains(WorkbookArchive.attribute(xml, "date1904"));
    } else if (xml.getLocalName().equals("sheet")) {
      String state = WorkbookArchive.attribute(xml, "state");
      String relation = "";
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeLocalName(i).equals("id")
            && String.valueOf(xml.getAttributeNamespace(i)).endsWith("relationships")) {
          relation = xml.getAttributeValue(i);
        }
      }
      sheets.add(
          new Sheet(
              WorkbookArchive.attribute(xml, "name"),
              state.isEmpty() || state.equals("visible"),
              relation));
    }
  }

  private Sheet sheet(@Nullable String named, Map<String, Target> targets) {
    sheets.removeIf(
        sheet -> {
          Target target = targets.get(sheet.relation());
          return target == null || !target.type().endsWith("/worksheet");
        });
    return sheets.stream()
        .filter(sheet -> named == null ? sheet.visible() : sheet.name().equals(named))
        .findFirst()
        .orElseThrow(
            () -> {
              String names =
                  sheets.stream()
                      .limit(MOST_NAMED)
                      .map(Sheet::name)
                      .collect(Collectors.joining(", "));
              return named == null
                  ? file.fault("没有可见的工作表。", "has no visible sheet.")
                  : file.fault(
                      "没有工作表“" + named + "”；有：" + names + "。",
                      "has no sheet `" + named + "`; there are " + names + ".");
            });
  }

  private SharedStrings strings(Map<String, Target> targets) throws XMLStreamException {
    Optional<String> part = part(targets, "/sharedStrings");
    return part.isEmpty() ? SharedStrings.none() : SharedStrings.of(file, archive.read(part.get()));
  }

  private CellFormats formats(Map<String, Target> targets) throws XMLStreamException {
    Optional<String> part = part(targets, "/styles");
    return part.isEmpty() ? CellFormats.none() : CellFormats.of(archive.description(part.get()));
  }

  private Optional<String> part(Map<String, Target> targets, String type) {
    return targets.values().stream()
        .filter(target -> target.type().endsWith(type) && archive.has(target.part()))
        .map(Target::part)
        .findFirst();
  }

  /** The target of a relationship between parts of the workbook. */
  private record Target(String type, String part) {}

  private Map<String, Target> relations(String part, String folder) throws XMLStreamException {
    Map<String, Target> targets = new HashMap<>();
    if (archive.has(part)) {
      each(
          part,
          xml -> {
            if (xml.getLocalName().equals("Relationship")) {
              String target = WorkbookArchive.attribute(xml, "Target");
              targets.put(
                  WorkbookArchive.attribute(xml, "Id"),
                  new Target(
                      WorkbookArchive.attribute(xml, "Type"),
                      target.startsWith("/") ? target.substring(1) : folder + target));
            }
          });
    }
    return targets;
  }

  private void each(String part, Consumer<XMLStreamReader> element) throws XMLStreamException {
    XMLStreamReader xml = archive.description(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        element.accept(xml);
      }
    }
  }
}
