package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.law.Document;
import org.policyeligibility.ruleset.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the law as pages that need nothing but a browser: each clause beside its rule. */
@Command(name = "doc")
final class DocCommand implements Callable<Integer> {
  private static final String STYLE = "style.css";
  private static final String INDEX = "index.html";

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "PATH", defaultValue = "rules")
  private Path path = Path.of("rules");

  @Option(names = "--to", paramLabel = "FOLDER", required = true)
  private Path to = Path.of("");

  DocCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RulesFolder folder = RulesFolder.of(path);
    Ruleset ruleset = folder.ruleset();
    LawPages pages = new LawPages(ruleset, folder.scenarios(ruleset));
    Files.createDirectories(to);
    write(to.resolve(STYLE), LawPages.resource(STYLE));
    write(to.resolve(INDEX), pages.index());
    for (Document document : ruleset.documents()) {
      write(to.resolve(document.id() + ".html"), pages.document(document));
    }
    terminal
        .out()
        .println(
            to.resolve(INDEX)
                + terminal.say(
                    "：" + ruleset.catalogue().size() + " 条",
                    ": " + ruleset.catalogue().size() + " clauses"));
    return ExitCode.OK;
  }

  /** Over a page of before, and through no link to another file. */
  private static void write(Path page, String text) throws IOException {
    if (Files.isSymbolicLink(page)) {
      throw new UserError(page + " 是链接，未写入。", page + " is a link and was not written.");
    }
    Files.writeString(page, text);
  }
}
