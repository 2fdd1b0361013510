package org.policyeligibility.web.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.message.Language;

/** Template rendered but for numbered holes, which are filled for each page anew. */
public final class Stencil {
  /** No text of a bundle or of the law has the character. */
  private static final Pattern HOLE = Pattern.compile("\u0000(\\d+)\u0000");

  private final List<Markup> pieces = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();
  private final Language language;

  /**
   * A hole.
   *
   * @param inTag whether it is the value of an attribute
   */
  private record Hole(int number, boolean inTag) {}

  Stencil(String rendered, Language language) {
    this.language = language;
    Matcher hole = HOLE.matcher(rendered);
    int end = 0;
    while (hole.find()) {
      pieces.add(Markup.of(rendered.substring(end, hole.start())));
      boolean inTag =
          rendered.lastIndexOf('<', hole.start()) > rendered.lastIndexOf('>', hole.start());
      holes.add(new Hole(Integer.parseInt(hole.group(1)), inTag));
      end = hole.end();
    }
    pieces.add(Markup.of(rendered.substring(end)));
  }

  /** A hole, to be put into the view of which the stencil is made. */
  public static RawString hole(int number) {
    return new RawString("\u0000" + number + "\u0000");
  }

  /**
   * Writes it.
   *
   * @param fillings of the holes by their numbers: {@link Markup}, a part of it that is written in
   *     its place, or text that is escaped
   */
  public void fill(Markup.Builder page, Object... fillings) {
    for (int i = 0; i < holes.size(); i++) {
      page.add(pieces.get(i));
      Hole hole = holes.get(i);
      Object filling = fillings[hole.number()];
      if (filling instanceof Markup markup) {
        page.add(markup);
      } else if (filling instanceof Markup.Part part) {
        part.write(page);
      } else if (hole.inTag()) {
        page.attribute((String) filling);
      } else {
        page.text((String) filling, language);
      }
    }
    page.add(pieces.get(holes.size()));
  }
}
