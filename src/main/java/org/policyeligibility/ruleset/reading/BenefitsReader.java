package org.policyeligibility.ruleset.reading;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.Titles;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code benefits.yaml}: the titles of benefits and of their categories. A benefit that rests
 * on a single clause and has no title there bears the title of that clause; one that rests on
 * several needs its own.
 */
final class BenefitsReader {
  static final String FILE = "benefits.yaml";

  private final YamlNode at;
  private final Map<String, Text> benefits;
  private final Map<String, Text> categories;

  BenefitsReader(YamlNode file) {
    file.only("categories", "benefits");
    this.at = file.required("benefits");
    this.benefits = titles(at);
    YamlNode named = file.optional("categories");
    this.categories = named == null ? Map.of() : titles(named);
  }

  private static Map<String, Text> titles(YamlNode of) {
    Map<String, Text> titles = new TreeMap<>();
    of.entries()
        .forEach(
            (id, entry) ->
                titles.put(id, entry.only("title").required("title").only("zh", "en").bilingual()));
    return titles;
  }

  /** The titles; those of benefits are checked against the clauses that there are. */
  Titles titles(List<Provision> provisions) {
    Map<String, Integer> clauses = new HashMap<>();
    provisions.forEach(provision -> clauses.merge(provision.clause().benefit(), 1, Integer::sum));
    new TreeMap<>(clauses)
        .forEach(
            (id, count) -> {
              if (count > 1 && !benefits.containsKey(id)) {
                at.fault(
                    Message.of("benefit-without-title", id, count),
                    Message.of("add-title-of-benefit"));
              }
            });
    return new Titles(benefits, categories);
  }

  /** The categories with their titles, as far as they can be read. */
  static Map<String, Text> namesOfCategories(@Nullable Object file) {
    Map<String, Text> names = new LinkedHashMap<>();
    if (file instanceof Map<?, ?> members && members.get("categories") instanceof Map<?, ?> all) {
      all.forEach(
          (code, category) -> {
            if (category instanceof Map<?, ?> entry
                && entry.get("title") instanceof Map<?, ?> title
                && title.get("zh") instanceof String zh
                && title.get("en") instanceof String en
                && !zh.isBlank()
                && !en.isBlank()) {
              names.put(String.valueOf(code), new Text(zh, en));
            }
          });
    }
    return names;
  }
}
