package org.policyeligibility.api.evaluations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Other ways to write a path, of which some servers make the same resource and a filter does not.
 */
public final class Spellings {
  /** Suffixes of a segment. */
  private static final List<String> BEHIND =
      List.of(";x=1", ";", ";a=b;c=d", "%3bx=1", ".", "%20", "%00", "%09", "~", "%3f", "%23");

  /** Replacements of the slash before a segment. */
  private static final List<String> BEFORE =
      List.of(
          "//",
          "/./",
          "/%2e/",
          "/x/../",
          "/x/%2e%2e/",
          "/x/%2E%2E/",
          "/x/..;/",
          "/;/",
          "/.;x=1/",
          "%2f",
          "%2F",
          "/%2f",
          "%5c",
          "%252f",
          "/%EF%BC%8F");

  /** Suffixes of the whole path. */
  private static final List<String> LAST =
      List.of("/", "//", "/.", "/./", "/x/..", "/%2e", "/;x=1", ".json", "/index.html", "%0a");

  private Spellings() {}

  /** Each once, none of them the path itself. */
  public static Set<String> of(String path) {
    List<String> segments = List.of(path.substring(1).split("/", -1));
    Set<String> spellings = new LinkedHashSet<>();
    for (int i = 0; i < segments.size(); i++) {
      for (String behind : BEHIND) {
        spellings.add(changed(segments, i, segment -> segment + behind));
      }
      spellings.add(changed(segments, i, segment -> segment.toUpperCase(Locale.ROOT)));
      spellings.add(changed(segments, i, Spellings::firstLetterEscaped));
      spellings.add(
          changed(segments, i, segment -> "%25" + firstLetterEscaped(segment).substring(1)));
      for (String before : BEFORE) {
        spellings.add(
            joined(segments.subList(0, i))
                + before
                + String.join("/", segments.subList(i, segments.size())));
      }
    }
    LAST.forEach(last -> spellings.add(path + last));
    spellings.add("/q/.." + path);
    spellings.add("/v1/zones/.." + path.substring("/v1".length()));
    spellings.remove(path);
    spellings.removeIf(spelling -> !spelling.startsWith("/"));
    return spellings;
  }

  private static String firstLetterEscaped(String segment) {
    return String.format(Locale.ROOT, "%%%02x", (int) segment.charAt(0)) + segment.substring(1);
  }

  private static String changed(List<String> segments, int at, UnaryOperator<String> change) {
    List<String> changed = new ArrayList<>(segments);
    changed.set(at, change.apply(segments.get(at)));
    return joined(changed);
  }

  private static String joined(List<String> segments) {
    return segments.isEmpty() ? "" : "/" + String.join("/", segments);
  }
}
