package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.ClauseNumber;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;

/**
 * Reads a folder of rules: documents are its folders with a {@code document.yaml}, clauses the
 * folders below them with a {@code clause.yaml}. There is no registry. All faults of all files are
 * reported together, before Drools sees a rule.
 */
public final class RulesetReader {
  private static final String FACTS = "facts.yaml";
  private static final Pattern DOCUMENT =
      Pattern.compile("(?<document>[a-z0-9]+(?:-[a-z0-9]+)*)/document\\.yaml");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<document>[a-z0-9]+(?:-[a-z0-9]+)*)/(?<number>[A-Z0-9.]+)-[a-z0-9-]+"
              + "/(?<file>clause\\.yaml|rule\\.drl|scenarios\\.yaml)");

  private final RuleFiles files;
  private final @Nullable RuleParser parser;
  private final List<RulesetFault> faults = new ArrayList<>();
  private final References references = new References();

  /** Folders in which something is still open. */
  private final Set<String> unwritten = new HashSet<>();

  private RulesetReader(RuleFiles files, @Nullable RuleParser parser) {
    this.files = files;
    this.parser = parser;
  }

  /**
   * Reads and checks a rule set whose rules the engine's parser has seen before, such as the one
   * that is shipped.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files) throws FaultyRuleset {
    return read(files, QuoteProof.NONE);
  }

  /**
   * The same, with what is known to be proved.
   *
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files, QuoteProof proof) throws FaultyRuleset {
    return new RulesetReader(files, null).read(proof);
  }

  /**
   * Reads and checks a rule set that somebody wrote.
   *
   * @param parser must read each rule as we do
   * @throws FaultyRuleset with every fault found
   */
  public static Ruleset read(RuleFiles files, QuoteProof proof, RuleParser parser)
      throws FaultyRuleset {
    return new RulesetReader(files, parser).read(proof);
  }

  /**
   * Whether nothing is at fault that concerns a file as such, whatever it says: characters, places,
   * what is not yet written. For a rule set of which all that is read is known to be right.
   */
  public static boolean areFilesSound(RuleFiles files) {
    RulesetReader reader = new RulesetReader(files, null);
    reader.refuseCharacters();
    reader.refuseStrayFiles();
    reader.refuseUnwritten();
    for (String path : files.paths()) {
      if (CLAUSE.matcher(path).matches()) {
        reader.refuseWithoutClause(path, path.substring(0, path.lastIndexOf('/')));
      }
    }
    return reader.faults.isEmpty();
  }

  private void refuseCharacters() {
    faults.addAll(files.faults());
    for (String path : files.paths()) {
      if (path.endsWith(".yaml")) {
        RuleCharacters.check(path, String.valueOf(files.text(path)), faults);
      }
    }
  }

  private Ruleset read(QuoteProof proof) throws FaultyRuleset {
    refuseCharacters();
    Vocabulary vocabulary = new VocabularyReader().read(yaml(FACTS));
    refuseStrayFiles();
    refuseUnwritten();
    Map<String, Document> documents = documents(vocabulary);
    List<Provision> provisions = provisions(vocabulary, documents);
    ZoneRegister register = register(vocabulary);
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new Ruleset(vocabulary, register, documents.values(), provisions, files, proof);
  }

  /** A law without a register knows no zone. */
  private ZoneRegister register(Vocabulary vocabulary) {
    return files.paths().stream().noneMatch(path -> path.startsWith("zones/"))
        ? ZoneRegister.EMPTY
        : new ZoneRegisterReader(files, vocabulary, faults).read(yaml(ZoneRegisterReader.REGISTER));
  }

  private YamlEntry yaml(String path) {
    String text = files.text(path);
    if (text == null) {
      faults.add(new RulesetFault(path, 0, "the file is missing", "add it"));
    }
    return YamlEntry.read(path, text == null ? "" : text, faults);
  }

  private void refuseStrayFiles() {
    for (String path : files.paths()) {
      if (!path.equals(FACTS)
          && !path.equals("README.md")
          && !path.equals("grammar.ebnf")
          && !DOCUMENT.matcher(path).matches()
          && !path.equals(ZoneRegisterReader.REGISTER)
          && !ZoneRegisterReader.TABLE.matcher(path).matches()
          && !CLAUSE.matcher(path).matches()) {
        faults.add(
            new RulesetFault(
                path,
                0,
                "nobody reads this file",
                "a clause is a folder <document>/<number>-<words>/ with clause.yaml, rule.drl and"
                    + " scenarios.yaml"));
      }
    }
  }

  /** A scaffold is told what to write, and is not read further: it would only say so again. */
  private void refuseUnwritten() {
    for (String path : files.paths()) {
      int end = path.lastIndexOf('/');
      String text = files.text(path);
      List<RulesetFault> open = end < 0 || text == null ? List.of() : Unwritten.in(path, text);
      if (!open.isEmpty()) {
        faults.addAll(open);
        unwritten.add(path.substring(0, end));
      }
    }
  }

  private Map<String, Document> documents(Vocabulary vocabulary) {
    DocumentReader reader = new DocumentReader(vocabulary.list("Province"), references);
    Map<String, Document> documents = new TreeMap<>();
    for (String path : files.paths()) {
      Matcher found = DOCUMENT.matcher(path);
      if (found.matches() && !unwritten.contains(found.group("document"))) {
        String id = found.group("document");
        documents.put(id, reader.read(id, yaml(path)));
      }
    }
    return documents;
  }

  private List<Provision> provisions(Vocabulary vocabulary, Map<String, Document> documents) {
    RuleReader rules = new RuleReader(vocabulary, faults, parser);
    ClauseReader clauses = new ClauseReader(vocabulary, rules, references);
    Map<String, Provision> provisions = new TreeMap<>();
    for (String path : files.paths()) {
      Matcher found = CLAUSE.matcher(path);
      if (!found.matches()) {
        continue;
      }
      String folder = path.substring(0, path.lastIndexOf('/'));
      if (unwritten.contains(folder) || unwritten.contains(found.group("document"))) {
        continue;
      }
      if (!found.group("file").equals("clause.yaml")) {
        refuseWithoutClause(path, folder);
        continue;
      }
      Document document = documents.get(found.group("document"));
      if (document == null || !ClauseNumber.isNumber(found.group("number"))) {
        faults.add(
            new RulesetFault(
                folder,
                0,
                document == null ? "the document has no document.yaml" : "no clause number",
                document == null
                    ? "add it"
                    : "begin the folder's name with one, as " + ClauseNumber.EXAMPLE));
        continue;
      }
      ClauseNumber number = new ClauseNumber(found.group("number"));
      String id = document.id() + "/" + number.value();
      YamlEntry file = yaml(path);
      RuleText rule = rule(rules, folder + "/rule.drl", id, document, file);
      if (provisions.put(id, clauses.read(document, number, file, rule)) != null) {
        faults.add(
            new RulesetFault(folder, 0, "clause " + id + " stands twice", "keep one folder"));
      }
    }
    references.check(provisions);
    return provisions.values().stream().toList();
  }

  private void refuseWithoutClause(String path, String folder) {
    if (files.text(folder + "/clause.yaml") == null) {
      faults.add(
          new RulesetFault(path, 0, "a rule without a clause", "add clause.yaml to its folder"));
    }
  }

  private @Nullable RuleText rule(
      RuleReader rules, String path, String id, Document document, YamlEntry clause) {
    boolean evaluable =
        !Evaluable.NO
            .name()
            .equalsIgnoreCase(Optional.ofNullable(clause.optionalText("evaluable")).orElse(""));
    String text = files.text(path);
    if (text == null || !evaluable) {
      if (evaluable) {
        faults.add(
            new RulesetFault(
                path, 0, "a clause without a rule", "add it, or say `evaluable: no` and why"));
      } else if (text != null) {
        faults.add(
            new RulesetFault(path, 0, "a rule for a clause that is not evaluable", "remove one"));
      }
      return null;
    }
    RuleText rule = rules.read(path, text);
    String packageName = "rules." + document.id().replace('-', '_');
    if (rule != null && !rule.name().equals(id)) {
      faults.add(
          new RulesetFault(
              path,
              0,
              "rule \"" + rule.name() + "\" in the folder of " + id,
              "name it \"" + id + "\""));
    }
    if (rule != null && !rule.packageName().equals(packageName)) {
      faults.add(
          new RulesetFault(
              path, 0, "package " + rule.packageName(), "write `package " + packageName + "`"));
    }
    return rule;
  }
}
