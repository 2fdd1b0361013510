package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.ShippedRules;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RuleFolder;
import org.policyeligibility.scenario.Scenario;
import org.policyeligibility.scenario.ScenarioReader;

/**
 * A folder of rules named on the command line, or a document or clause in it. The root is found
 * from any of them.
 *
 * @param root the folder with {@code facts.yaml}
 * @param below what of it is meant: {@code guofa-2020-7/5.3-work-permit-age-65}; empty for all
 * @param shipped whether there is no folder, and the rules are those that came with the program
 */
record RulesFolder(Path root, String below, boolean shipped) {
  /** Where rules are looked for if nobody says otherwise. */
  private static final Path USUAL = Path.of("rules");

  private static final String FACTS = "facts.yaml";

  /** The file of a clause, by its document and its number. */
  private static final Pattern CLAUSE = Pattern.compile("([^/]+)/([^/-]+)-[^/]+/clause\\.yaml");

  private static final Text REMEDY =
      new Text(
          "请写明规则文件夹的路径：写在命令之后，facts、zones 和 new-clause 用 --rules。",
          "Name the folder of rules: behind the command, for facts, zones and new-clause with --rules.");

  private static final Text SHIPPED =
      new Text(
          "这里没有 rules 文件夹，用的是程序自带的规则",
          "There is no folder rules here; the rules that come with the program are used");

  /**
   * The folder of rules, or for who reads them and names none the rules that came with the program,
   * which a note says.
   */
  static RulesFolder orShipped(Path named, Terminal terminal) {
    return orShipped(named, USUAL, terminal);
  }

  /** Likewise, where rules are usually looked for elsewhere. */
  static RulesFolder orShipped(Path named, Path usual, Terminal terminal) {
    if (!named.equals(usual) || Files.exists(named)) {
      return of(named);
    }
    terminal.err().println(terminal.in(SHIPPED));
    return new RulesFolder(named, "", true);
  }

  /** Looks upwards for the folder of rules. */
  static RulesFolder of(Path named) {
    Path folder = Files.isRegularFile(named) ? named.toAbsolutePath().getParent() : named;
    if (folder == null || !Files.isDirectory(folder)) {
      Text missing = UserError.missing(named).text();
      throw new UserError(missing.zh() + REMEDY.zh(), missing.en() + " " + REMEDY.en());
    }
    if (Files.exists(folder.resolve(FACTS))) {
      return new RulesFolder(folder, "", false);
    }
    Path whole = folder.toAbsolutePath().normalize();
    for (Path root = whole.getParent(); root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(FACTS))) {
        return new RulesFolder(root, root.relativize(whole).toString().replace('\\', '/'), false);
      }
    }
    throw new UserError(
        named + " 及其上级文件夹中没有 facts.yaml，不是规则文件夹。" + REMEDY.zh(),
        named
            + " is no folder of rules: neither it nor a folder above holds facts.yaml. "
            + REMEDY.en());
  }

  RuleFiles files() {
    if (shipped) {
      return ShippedRules.texts();
    }
    try {
      return RuleFolder.read(root);
    } catch (IOException unreadable) {
      throw new UserError("无法读取 " + root + "。", "Cannot read " + root + ".");
    }
  }

  /** The rule set in force by these files; rules at fault are for {@code check}. */
  Ruleset ruleset() {
    try {
      return DraftRulesLoader.read(files());
    } catch (FaultyRuleset faulty) {
      throw atFault(faulty);
    }
  }

  /** The facts that rules may ask for, whatever is wrong with clauses. */
  Vocabulary vocabulary() {
    try {
      return DraftRulesLoader.vocabulary(files());
    } catch (FaultyRuleset faulty) {
      throw atFault(faulty);
    }
  }

  /** The zones that are known by name, whatever is wrong with clauses. */
  ZoneRegister register() {
    try {
      return DraftRulesLoader.register(files());
    } catch (FaultyRuleset faulty) {
      throw atFault(faulty);
    }
  }

  /** The scenarios of a rule set that was read from these files. */
  List<Scenario> scenarios(Ruleset ruleset) {
    try {
      return ScenarioReader.read(ruleset);
    } catch (FaultyRuleset faulty) {
      throw atFault(faulty);
    }
  }

  /** These rules, with the faults for which they cannot be put in force. */
  RulesAtFault atFault(FaultyRuleset faulty) {
    return new RulesAtFault(root, faulty.faults());
  }

  /** The ids of the clauses that are meant; empty for all. */
  List<String> clauses() {
    return below.isEmpty()
        ? List.of()
        : files().paths().stream()
            .map(CLAUSE::matcher)
            .filter(Matcher::matches)
            .filter(clause -> holds(clause.group()))
            .map(clause -> clause.group(1) + "/" + clause.group(2))
            .toList();
  }

  /** Whether a file or folder of the rules is meant. */
  boolean holds(String path) {
    return below.isEmpty() || path.equals(below) || path.startsWith(below + "/");
  }
}
