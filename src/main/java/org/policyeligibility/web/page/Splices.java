package org.policyeligibility.web.page;

import io.quarkus.qute.RawString;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Markup that takes its place in a page when the page is written, and goes through no template. A
 * mark stands for it meanwhile, which is known by being the same object: no text of anybody passes
 * for it.
 */
public final class Splices {
  private final IdentityHashMap<String, Markup> byMark = new IdentityHashMap<>();

  /** A view in which marks stand. */
  public interface View {
    Splices splices();
  }

  /** The mark of a piece of markup, to be put into a view of the same page. */
  public RawString mark(Markup markup) {
    // Each is an object of its own, and was it ever written as it is, a test would see it.
    String mark = "[splice %d]".formatted(byMark.size());
    byMark.put(mark, markup);
    return new RawString(mark);
  }

  @Nullable Markup of(String piece) {
    return byMark.get(piece);
  }
}
