package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.policyeligibility.answer.Json;
import org.policyeligibility.cli.terminal.AnsiStyle;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Format;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.comparison.ClauseChange;
import org.policyeligibility.comparison.Comparison;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says clause by clause what a draft says differently; spelling and order are no difference. */
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BASE")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "DRAFT")
  private Path draft = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format = Format.PRETTY;

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.among(Format.PRETTY, Format.JSON);
    Ruleset before = RulesFolder.of(base).ruleset();
    Ruleset after = RulesFolder.of(draft).ruleset();
    Comparison comparison = Comparison.of(before, after);
    List<FactView> facts = new ArrayList<>();
    new TreeSet<>(comparison.facts()).forEach(fact -> facts.add(fact(fact, before, after)));
    if (format == Format.JSON) {
      terminal.out().println(Json.text(view(comparison, facts, before, after)));
    } else {
      pretty(comparison, facts, before, after);
    }
    return comparison.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** The title of a clause in the draft; of one that it no longer has, in the base. */
  private String title(String clause, Ruleset before, Ruleset after) {
    return after
        .provision(clause)
        .or(() -> before.provision(clause))
        .map(provision -> terminal.in(provision.clause().title()))
        .orElse("");
  }

  private FactView fact(String id, Ruleset before, Ruleset after) {
    if (id.equals(Comparison.REGISTER)) {
      return new FactView(
          id, ClauseChange.Kind.CHANGED, terminal.say("园区登记册", "the register of zones"));
    }
    Optional<Fact> was = fact(id, before);
    Optional<Fact> is = fact(id, after);
    ClauseChange.Kind kind =
        was.isEmpty()
            ? ClauseChange.Kind.ADDED
            : is.isEmpty() ? ClauseChange.Kind.REMOVED : ClauseChange.Kind.CHANGED;
    return new FactView(
        id, kind, is.or(() -> was).map(fact -> terminal.in(fact.label())).orElse(""));
  }

  private static Optional<Fact> fact(String id, Ruleset ruleset) {
    int point = id.indexOf('.');
    return ProfileType.ofCode(id.substring(0, point))
        .map(type -> ruleset.vocabulary().fact(type, id.substring(point + 1)));
  }

  private String sign(ClauseChange.Kind kind) {
    return switch (kind) {
      case ADDED -> AnsiStyle.GREEN.on(terminal.interactive(), "+ ");
      case REMOVED -> AnsiStyle.RED.on(terminal.interactive(), "- ");
      case CHANGED -> AnsiStyle.YELLOW.on(terminal.interactive(), "~ ");
    };
  }

  private void pretty(Comparison comparison, List<FactView> facts, Ruleset before, Ruleset after) {
    for (ClauseChange change : comparison.clauses()) {
      terminal
          .out()
          .println(
              sign(change.kind())
                  + AnsiStyle.BOLD.on(terminal.interactive(), change.clause())
                  + "  "
                  + title(change.clause(), before, after));
      for (ClauseChange.Difference difference : change.differences()) {
        terminal.out().println("    " + terminal.in(difference.aspect().label()));
        terminal
            .out()
            .println(
                "      "
                    + AnsiStyle.RED.on(
                        terminal.interactive(), "- " + terminal.in(difference.before())));
        terminal
            .out()
            .println(
                "      "
                    + AnsiStyle.GREEN.on(
                        terminal.interactive(), "+ " + terminal.in(difference.after())));
      }
    }
    for (FactView fact : facts) {
      String added =
          fact.change() == ClauseChange.Kind.ADDED ? terminal.say("（新事实）", " (new fact)") : "";
      terminal.out().println(sign(fact.change()) + fact.fact() + "  " + fact.label() + added);
    }
    long decisive = comparison.decisive().size();
    terminal
        .out()
        .println(
            comparison.isEmpty()
                ? terminal.say("两者所说相同。", "The two say the same.")
                : terminal.say(
                    comparison.clauses().size() + " 条有别，其中 " + decisive + " 条可能改变结果",
                    comparison.clauses().size()
                        + " clauses differ, "
                        + decisive
                        + " of them so that an outcome can change"));
  }

  private Map<String, Object> view(
      Comparison comparison, List<FactView> facts, Ruleset before, Ruleset after) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(
        "clauses",
        comparison.clauses().stream()
            .map(change -> view(change, title(change.clause(), before, after)))
            .toList());
    view.put("facts", facts.stream().map(FactView::json).toList());
    return view;
  }

  private Map<String, Object> view(ClauseChange change, String title) {
    List<DifferenceView> differences =
        change.differences().stream()
            .map(
                difference ->
                    new DifferenceView(
                        difference.aspect().name().toLowerCase(Locale.ROOT),
                        terminal.in(difference.before()),
                        terminal.in(difference.after())))
            .toList();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("clause", change.clause());
    view.put("title", title);
    view.put("change", change.kind().name().toLowerCase(Locale.ROOT));
    view.put("decisive", change.isDecisive());
    view.put("differences", differences);
    return view;
  }

  /** A fact that is declared otherwise. */
  private record FactView(String fact, ClauseChange.Kind change, String label) {
    Map<String, String> json() {
      Map<String, String> json = new LinkedHashMap<>();
      json.put("fact", fact);
      json.put("change", change.name().toLowerCase(Locale.ROOT));
      json.put("label", label);
      return json;
    }
  }

  private record DifferenceView(String aspect, String before, String after) {}
}
