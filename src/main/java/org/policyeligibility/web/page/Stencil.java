package org.policyeligibility.web.page;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Template rendered but for numbered holes, which are filled for each page anew. */
public final class Stencil {
  /** No text of a bundle or of the law has the character. */
  private static final Pattern HOLE = Pattern.compile("\u0000(\\d+)\u0000");

  private final List<Markup> pieces = new ArrayList<>();
  private final List<Integer> holes = new ArrayList<>();

  Stencil(String rendered) {
    Matcher hole = HOLE.matcher(rendered);
    int end = 0;
    while (hole.find()) {
      pieces.add(Markup.of(rendered.substring(end, hole.start())));
      holes.add(Integer.valueOf(hole.group(1)));
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
   * @param fillings of the holes by their numbers: {@link Markup}, or text that is escaped
   */
  public void fill(Markup.Builder page, Object... fillings) {
    for (int i = 0; i < holes.size(); i++) {
      page.add(pieces.get(i));
      if (fillings[holes.get(i)] instanceof Markup markup) {
        page.add(markup);
      } else {
        page.text((String) fillings[holes.get(i)]);
      }
    }
    page.add(pieces.get(holes.size()));
  }
}
