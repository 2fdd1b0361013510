package org.policyeligibility.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report that build servers read. */
final class Junit {
  private Junit() {}

  /**
   * One thing that was tried.
   *
   * @param failure null where it held
   */
  record Case(String group, String name, @Nullable String failure) {}

  static String of(String suite, List<Case> cases) {
    long failures = cases.stream().filter(one -> one.failure() != null).count();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"").append(Escaped.xml(suite));
    xml.append("\" tests=\"").append(cases.size());
    xml.append("\" failures=\"").append(failures).append("\">\n");
    for (Case one : cases) {
      xml.append("  <testcase classname=\"").append(Escaped.xml(one.group()));
      xml.append("\" name=\"").append(Escaped.xml(one.name())).append('"');
      if (one.failure() == null) {
        xml.append("/>\n");
      } else {
        xml.append(">\n    <failure>").append(Escaped.xml(one.failure()));
        xml.append("</failure>\n  </testcase>\n");
      }
    }
    return xml.append("</testsuite>\n").toString();
  }
}
