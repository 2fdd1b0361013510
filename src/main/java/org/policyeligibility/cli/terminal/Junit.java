package org.policyeligibility.cli.terminal;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** The JUnit XML report, which build servers read. */
public final class Junit {
  /** XML 1.0 has no place for other control characters, escaped or not. */
  private static final String NOT_OF_XML =
      "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

  private Junit() {}

  /**
   * A test case of the report.
   *
   * @param failure null where it passed
   */
  public record Case(String group, String name, @Nullable String failure) {}

  public static String of(String suite, List<Case> cases) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      start(xml, 0, "testsuite");
      attribute(xml, "name", suite);
      attribute(xml, "tests", String.valueOf(cases.size()));
      attribute(
          xml,
          "failures",
          String.valueOf(cases.stream().filter(tested -> tested.failure() != null).count()));
      for (Case tested : cases) {
        write(xml, tested);
      }
      end(xml, 0);
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text that cannot be written", impossible);
    }
    return text.toString();
  }

  private static void write(XMLStreamWriter xml, Case tested) throws XMLStreamException {
    start(xml, 1, "testcase");
    attribute(xml, "classname", tested.group());
    attribute(xml, "name", tested.name());
    if (tested.failure() != null) {
      start(xml, 2, "failure");
      xml.writeCharacters(ofXml(tested.failure()));
      xml.writeEndElement();
      end(xml, 1);
    } else {
      xml.writeEndElement();
    }
  }

  private static void start(XMLStreamWriter xml, int depth, String element)
      throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(element);
  }

  private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, ofXml(value));
  }

  private static String ofXml(String text) {
    return text.replaceAll(NOT_OF_XML, "\uFFFD");
  }
}
