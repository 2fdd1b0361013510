package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.proof.ArticleTexts;
import org.policyeligibility.ruleset.proof.QuoteProver;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.web.law.LawSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the law as a site that needs nothing but a browser, to be read, printed and published. */
@Command(name = "doc")
final class DocCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(
      names = {"--out", "--to"},
      paramLabel = "FOLDER",
      required = true)
  private Path out = Path.of("");

  @Option(names = "--sources", paramLabel = "FOLDER")
  private @Nullable Path sources;

  DocCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RulesFolder folder = RulesFolder.of(path);
    Ruleset ruleset = folder.ruleset();
    // Those of all clauses are checked, as check does; a page shows those of its own.
    folder.scenarios(ruleset);
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserError(out + " 不是文件夹。", out + " is no folder.");
    }
    int pages = new StaticSite(site(folder, ruleset), out).write();
    terminal
        .out()
        .println(
            out.resolve(StaticSite.INDEX)
                + terminal.say(
                    "：" + ruleset.catalogue().size() + " 条规定，" + pages + " 个网页",
                    ": " + ruleset.catalogue().size() + " clauses on " + pages + " pages"));
    return ExitCode.OK;
  }

  /** With whole articles where the sources are given; then no word is shown that is not in them. */
  private LawSite site(RulesFolder folder, Ruleset ruleset) throws IOException {
    if (sources == null) {
      return new LawSite(ruleset, null);
    }
    if (!Files.isDirectory(sources)) {
      throw UserError.missing(sources);
    }
    try {
      Ruleset proved = ruleset.proved(QuoteProver.of(ruleset, sources));
      return new LawSite(proved, ArticleTexts.read(proved, sources));
    } catch (FaultyRuleset faulty) {
      throw folder.atFault(faulty);
    }
  }
}
