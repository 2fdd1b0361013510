package org.policyeligibility.web.developers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The change log of the repository, which is in English, rendered once as a part of a page. */
final class ChangeLog {
  private static final String FILE = "/web/CHANGELOG.md";

  /** The page has a heading of its own, under which those of the file stand. */
  private static final Pattern TITLE = Pattern.compile("(?m)^# .*$");

  private static final Pattern HEADING = Pattern.compile("(?m)^##(?= )");

  static final String HTML = render(read());

  private ChangeLog() {}

  private static String read() {
    try (InputStream file = ChangeLog.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String render(String markdown) {
    List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    String text = HEADING.matcher(TITLE.matcher(markdown).replaceAll("")).replaceAll("###");
    return HtmlRenderer.builder()
        .extensions(tables)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(text));
  }
}
