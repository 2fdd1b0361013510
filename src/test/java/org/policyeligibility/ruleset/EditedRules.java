package org.policyeligibility.ruleset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Law;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.reading.RulesetReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;
import org.policyeligibility.ruleset.text.RulesetFault;

/** The shipped rules with a change, as a drafter would make it. */
public final class EditedRules {
  /** The folder of the clause that most tests edit. */
  public static final String CLAUSE = "guofa-2020-7/5.3-work-permit-age-65";

  private final Map<String, String> texts = new TreeMap<>();

  private EditedRules() {}

  public static EditedRules shipped() throws IOException {
    RuleFiles files = RuleFolder.read(Path.of("rules"));
    EditedRules rules = new EditedRules();
    files
        .paths()
        .forEach(
            path -> rules.texts.put(path, Optional.ofNullable(files.text(path)).orElseThrow()));
    return rules;
  }

  /** The vocabulary, one document and the clause that most tests edit: quick to compile. */
  public static EditedRules onlyClause() throws IOException {
    EditedRules rules = shipped();
    rules
        .texts
        .keySet()
        .removeIf(
            path ->
                !path.equals("facts.yaml")
                    && !path.equals("authorities.yaml")
                    && !path.equals("benefits.yaml")
                    && !path.equals("guofa-2020-7/document.yaml")
                    && !path.startsWith(CLAUSE + "/"));
    // The other articles of the document, and the clauses to which this one stands in a relation.
    rules.texts.computeIfPresent(
        "guofa-2020-7/document.yaml",
        (path, text) ->
            text.replaceAll(
                "(?ms)^articles:.*?(^  - article: \"5\".*?)(?=^  - article: ).*?(?=^notes:)",
                "articles:\n$1"));
    rules.texts.computeIfPresent(
        CLAUSE + "/clause.yaml",
        (path, text) -> text.replaceAll("(?ms)^relations:.*?(?=^readings:)", ""));
    return rules;
  }

  /** The remarks that a clause owes on each fact that its rule names. */
  public static String remarks(String rule) {
    return Arrays.stream(ProfileType.values())
        .flatMap(type -> Law.shipped().ruleset().vocabulary().facts(type).stream())
        .map(Fact::name)
        .distinct()
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(rule).find())
        .map(name -> "  " + name + ": { basis: explicit }\n")
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(), lines -> lines.isEmpty() ? "" : "criteria:\n" + lines));
  }

  /** Replaces words that must be there, once. */
  public EditedRules replace(String path, String words, String others) {
    String text = Optional.ofNullable(texts.get(path)).orElseThrow();
    int at = text.indexOf(words);
    if (at < 0) {
      throw new IllegalArgumentException("no `" + words + "` in " + path);
    }
    texts.put(path, text.substring(0, at) + others + text.substring(at + words.length()));
    return this;
  }

  /** Writes a whole file; null removes it. */
  public EditedRules write(String path, @Nullable String text) {
    if (text == null) {
      texts.remove(path);
    } else {
      texts.put(path, text);
    }
    return this;
  }

  public RuleFiles files() {
    return new RuleFiles(texts);
  }

  /** The faults that the check finds, as text; empty where the rules are sound. */
  public List<String> faults() {
    return told().stream().map(RulesetFault::toString).toList();
  }

  /** The faults that the check finds, in every language. */
  public List<RulesetFault> told() {
    try {
      RulesetReader.read(files());
      return List.of();
    } catch (FaultyRuleset faulty) {
      return faulty.faults();
    }
  }
}
