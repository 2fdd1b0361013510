package org.policyeligibility.ruleset.reading;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.Titles;
import org.policyeligibility.ruleset.language.EngineParser;
import org.policyeligibility.ruleset.language.ParsedRule;
import org.policyeligibility.ruleset.language.RuleReader;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleCharacters;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.TodoMarkers;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads a folder of rules: documents are its folders with a {@code document.yaml}, clauses the
 * folders below them with a {@code clause.yaml}. There is no registry. All faults of all files are
 * reported together, before Drools sees a rule.
 */
public final class RulesetReader {
  private static final String FACTS = "facts.yaml";

  /** The files that stand beside the documents. */
  private static final Set<String> NAMED =
      Set.of(
          FACTS,
          AuthoritiesReader.FILE,
          BenefitsReader.FILE,
          "README.md",
          "README.zh-CN.md",
          "grammar.ebnf");

  private static final Pattern DOCUMENT =
      Pattern.compile("(?<document>[a-z0-9]+(?:-[a-z0-9]+)*+)/document\\.yaml");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<document>[a-z0-9]+(?:-[a-z0-9]+)*+)/(?<number>[A-Z0-9.]+)-[a-z0-9-]+"
              + "/(?<file>clause\\.yaml|rule\\.drl|scenarios\\.yaml)");

  private final RuleFiles files;
  private final @Nullable EngineParser parser;
  private final List<RulesetFault> faults = new ArrayList<>();
  private final CrossReferences references = new CrossReferences();

  /** The files of the documents, for what goes with each of their clauses. */
  private final Map<String, YamlNode> ofDocuments = new HashMap<>();

  /** The files of YAML that a person writes law in, as they were parsed. */
  private final Map<String, YamlNode> parsed = new HashMap<>();

  /** Folders in which something is still open. */
  private final Set<String> unwritten = new HashSet<>();

  private RulesetReader(RuleFiles files, @Nullable EngineParser parser) {
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
   * Reads and checks such a rule set, of which some quotes are proved already.
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
  public static Ruleset read(RuleFiles files, QuoteProof proof, EngineParser parser)
      throws FaultyRuleset {
    return new RulesetReader(files, parser).read(proof);
  }

  /**
   * Reads the vocabulary alone, whatever is wrong with clauses.
   *
   * @throws FaultyRuleset with every fault of its file
   */
  public static Vocabulary vocabulary(RuleFiles files) throws FaultyRuleset {
    RulesetReader reader = new RulesetReader(files, null);
    reader.parsed.put(
        FACTS, YamlNode.read(FACTS, String.valueOf(files.text(FACTS)), reader.faults));
    Vocabulary vocabulary = new VocabularyReader().read(reader.yaml(FACTS));
    if (!reader.faults.isEmpty()) {
      throw new FaultyRuleset(reader.faults);
    }
    return vocabulary;
  }

  /**
   * Reads the register of zones alone, whatever is wrong with clauses.
   *
   * @throws FaultyRuleset with every fault of its files and of the vocabulary
   */
  public static ZoneRegister register(RuleFiles files) throws FaultyRuleset {
    RulesetReader reader = new RulesetReader(files, null);
    for (String path : List.of(FACTS, ZoneRegisterReader.REGISTER)) {
      String text = files.text(path);
      if (text != null) {
        reader.parsed.put(path, YamlNode.read(path, text, reader.faults));
      }
    }
    ZoneRegister register = reader.register(vocabulary(files));
    if (!reader.faults.isEmpty()) {
      throw new FaultyRuleset(reader.faults);
    }
    return register;
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
      if (path.endsWith(".yaml") || path.endsWith(".csv")) {
        RuleCharacters.check(path, String.valueOf(files.text(path)), faults);
      }
    }
  }

  private Ruleset read(QuoteProof proof) throws FaultyRuleset {
    refuseCharacters();
    parse();
    Vocabulary vocabulary = new VocabularyReader().read(yaml(FACTS));
    refuseStrayFiles();
    refuseUnwritten();
    Map<String, Document> documents = documents(vocabulary);
    AuthoritiesReader authorities = new AuthoritiesReader(yaml(AuthoritiesReader.FILE));
    List<Provision> provisions = provisions(vocabulary, authorities, documents);
    Titles titles = new BenefitsReader(yaml(BenefitsReader.FILE)).titles(provisions);
    ZoneRegister register = register(vocabulary);
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return new Ruleset(vocabulary, register, titles, documents.values(), provisions, files, proof);
  }

  /** A law without a register knows no zone. */
  private ZoneRegister register(Vocabulary vocabulary) {
    return files.paths().stream().noneMatch(path -> path.startsWith("zones/"))
        ? ZoneRegister.EMPTY
        : new ZoneRegisterReader(files, vocabulary, faults).read(yaml(ZoneRegisterReader.REGISTER));
  }

  /**
   * Parses all files. Where a file cannot be read as such, nothing more is looked at: what depends
   * on it would only repeat the slip in other words.
   */
  private void parse() throws FaultyRuleset {
    for (String path : List.of(FACTS, AuthoritiesReader.FILE, BenefitsReader.FILE)) {
      if (files.text(path) == null
          && files.faults().stream().noneMatch(at -> at.path().equals(path))) {
        faults.add(missing(path));
      }
    }
    for (String path : files.paths()) {
      if (isLaw(path)) {
        parsed.put(path, YamlNode.read(path, String.valueOf(files.text(path)), faults));
      }
    }
    if (!faults.isEmpty()) {
      refuseStrayFiles();
      throw new FaultyRuleset(faults);
    }
  }

  private static RulesetFault missing(String path) {
    return new RulesetFault(path, 0, Message.of("the-file-is-missing"), Message.of("add-it"));
  }

  /** A file of YAML that is read here: scenarios are read elsewhere, what is unwritten nowhere. */
  private boolean isLaw(String path) {
    Matcher clause = CLAUSE.matcher(path);
    return path.endsWith(".yaml")
        && (NAMED.contains(path)
            || TodoMarkers.in(path, String.valueOf(files.text(path))).isEmpty())
        && (!clause.matches() || clause.group("file").equals("clause.yaml"));
  }

  private YamlNode yaml(String path) {
    YamlNode root = parsed.get(path);
    if (root == null) {
      faults.add(missing(path));
      return YamlNode.read(path, "", new ArrayList<>());
    }
    return root;
  }

  private void refuseStrayFiles() {
    for (String path : files.paths()) {
      if (!NAMED.contains(path)
          && !DOCUMENT.matcher(path).matches()
          && !path.equals(ZoneRegisterReader.REGISTER)
          && !ZoneRegisterReader.TABLE.matcher(path).matches()
          && !CLAUSE.matcher(path).matches()) {
        faults.add(
            new RulesetFault(
                path, 0, Message.of("nobody-reads-this-file"), Message.of("a-clause-is-a-folder")));
      }
    }
  }

  /** A scaffold is told what to write, and is not read further: it would only say so again. */
  private void refuseUnwritten() {
    for (String path : files.paths()) {
      int end = path.lastIndexOf('/');
      String text = files.text(path);
      List<RulesetFault> open = end < 0 || text == null ? List.of() : TodoMarkers.in(path, text);
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
        YamlNode file = yaml(path);
        documents.put(id, reader.read(id, file));
        ofDocuments.put(id, file);
      }
    }
    return documents;
  }

  private List<Provision> provisions(
      Vocabulary vocabulary, AuthoritiesReader authorities, Map<String, Document> documents) {
    RuleReader rules = new RuleReader(vocabulary, faults, parser);
    ClauseReader clauses =
        new ClauseReader(
            vocabulary,
            authorities,
            rules,
            references,
            BenefitsReader.namesOfCategories(yaml(BenefitsReader.FILE).plain()));
    Map<String, Provision> provisions = new TreeMap<>();
    Map<String, String> folders = new HashMap<>();
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
                document == null
                    ? Message.of("the-document-has-no-document-yaml")
                    : Message.of("no-clause-number"),
                document == null
                    ? Message.of("add-it")
                    : Message.of("begin-folder-name-with-clause-number", ClauseNumber.EXAMPLE)));
        continue;
      }
      ClauseNumber number = new ClauseNumber(found.group("number"));
      String id = document.id() + "/" + number.value();
      YamlNode file = yaml(path);
      ParsedRule rule = rule(rules, folder + "/rule.drl", id, document, file);
      List<YamlNode> advisories =
          Optional.ofNullable(ofDocuments.get(document.id())).orElseThrow().list("advisories");
      provisions.put(id, clauses.read(document, number, file, rule, advisories));
      String other = folders.put(id, folder);
      if (other != null) {
        faults.add(
            new RulesetFault(
                folder,
                0,
                Message.of("clause-stands-twice", id, other),
                Message.of("keep-one-folder")));
      }
    }
    references.check(provisions);
    return provisions.values().stream().toList();
  }

  private void refuseWithoutClause(String path, String folder) {
    if (files.text(folder + "/clause.yaml") == null) {
      faults.add(
          new RulesetFault(
              path,
              0,
              Message.of("a-rule-without-a-clause"),
              Message.of("add-clause-yaml-to-its-folder")));
    }
  }

  private @Nullable ParsedRule rule(
      RuleReader rules, String path, String id, Document document, YamlNode clause) {
    boolean evaluable =
        !Evaluable.NO
            .name()
            .equalsIgnoreCase(Optional.ofNullable(clause.optionalText("evaluable")).orElse(""));
    String text = files.text(path);
    if (text == null || !evaluable) {
      if (evaluable) {
        faults.add(
            new RulesetFault(
                path,
                0,
                Message.of("a-clause-without-a-rule"),
                Message.of("add-rule-or-say-not-evaluable")));
      } else if (text != null) {
        faults.add(
            new RulesetFault(
                path,
                0,
                Message.of("a-rule-for-a-clause-that-is-not-evaluable"),
                Message.of("remove-one")));
      }
      return null;
    }
    ParsedRule rule = rules.read(path, text);
    String packageName = "rules." + document.id().replace('-', '_');
    if (rule != null && !rule.name().equals(id)) {
      faults.add(
          new RulesetFault(
              path,
              line(text, "rule "),
              Message.of("rule-in-the-folder-of", rule.name(), id),
              Message.of("name-the-rule", id)));
    }
    if (rule != null && !rule.packageName().equals(packageName)) {
      faults.add(
          new RulesetFault(
              path,
              line(text, "package "),
              Message.of("another-package", rule.packageName()),
              Message.of("write-package", packageName)));
    }
    return rule;
  }

  /** The line that begins with a word; the first where none does. */
  private static int line(String text, String word) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(word)) {
        return i + 1;
      }
    }
    return 1;
  }
}
