package org.policyeligibility.ruleset.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code benefits.yaml}: the titles of benefits. One that rests on a single clause and has no
 * title there bears the title of that clause; one that rests on several needs its own.
 */
final class BenefitsReader {
  static final String FILE = "benefits.yaml";

  private final YamlNode at;
  private final Map<String, Text> titles = new TreeMap<>();

  BenefitsReader(YamlNode file) {
    file.only("benefits");
    this.at = file.required("benefits");
    at.entries()
        .forEach(
            (id, entry) ->
                titles.put(id, entry.only("title").required("title").only("zh", "en").bilingual()));
  }

  /** The titles, by benefit; checked against the clauses that there are. */
  Map<String, Text> titles(List<Provision> provisions) {
    Map<String, Integer> clauses = new HashMap<>();
    provisions.forEach(provision -> clauses.merge(provision.clause().benefit(), 1, Integer::sum));
    new TreeMap<>(clauses)
        .forEach(
            (id, count) -> {
              if (count > 1 && !titles.containsKey(id)) {
                at.fault(
                    Message.of("benefit-without-title", id, count),
                    Message.of("add-title-of-benefit"));
              }
            });
    return titles;
  }
}
