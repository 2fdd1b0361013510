package org.policyeligibility.ruleset.proof;

import java.util.ArrayList;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * An index of the lines on which entries of the YAML files stand. A proof speaks of the law and not
 * of its files; a drafter who has to mend a quote is told where it is written.
 */
record EntryLines(RuleFiles files) {

  /** The line of an entry below these keys; of the last one that is there, 0 where none is. */
  int of(String path, String... keys) {
    return below(root(path), keys);
  }

  /** The line of the element of a list that has this value under a key, or of an entry in it. */
  int ofElement(String path, String list, String key, String value, String... keys) {
    YamlNode root = root(path);
    return root.list(list).stream()
        .filter(element -> value.equals(element.plainText(key)))
        .findFirst()
        .map(element -> below(element, keys))
        .orElseGet(() -> below(root, list));
  }

  private YamlNode root(String path) {
    String text = files.text(path);
    return YamlNode.read(path, text == null ? "" : text, new ArrayList<>());
  }

  private static int below(YamlNode start, String... keys) {
    YamlNode at = start;
    int line = start.line();
    for (String key : keys) {
      YamlNode entry = at.optional(key);
      if (entry == null) {
        break;
      }
      at = entry;
      line = entry.line();
    }
    return line;
  }
}
