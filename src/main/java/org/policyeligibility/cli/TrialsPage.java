package org.policyeligibility.cli;

import java.nio.file.Path;
import java.util.List;
import org.policyeligibility.law.Text;
import org.policyeligibility.lint.Finding;
import org.policyeligibility.lint.Severity;

/** What the scenarios showed, as a drafter, an editor or a build server reads it. */
final class TrialsPage {
  private final Prompt prompt;
  private final Path root;
  private final List<Trial> trials;

  TrialsPage(Prompt prompt, Path root, List<Trial> trials) {
    this.prompt = prompt;
    this.root = root;
    this.trials = trials;
  }

  void write(Format format) {
    switch (format) {
      case PRETTY -> pretty();
      case JSON -> prompt.out().println(FindingsPage.json(trials));
      case SARIF -> prompt.out().println(FindingsPage.json(Sarif.of(prompt, root, findings())));
      case JUNIT -> prompt.out().print(junit());
      case CSV -> throw new IllegalArgumentException("scenarios are no table");
    }
  }

  private void pretty() {
    long failed = 0;
    for (Trial trial : trials) {
      if (!trial.held()) {
        failed++;
        pretty(trial);
      }
    }
    String count =
        prompt.say(
            trials.size() + " 个情形，" + failed + " 个不成立",
            trials.size() + " scenarios, " + failed + " fail");
    prompt.out().println(failed == 0 ? Ink.GREEN.on(prompt, count) : Ink.RED.on(prompt, count));
  }

  private void pretty(Trial trial) {
    prompt
        .out()
        .println(
            Ink.BOLD.on(prompt, root.resolve(trial.path()) + ":" + trial.line())
                + " "
                + trial.clause()
                + "\n  "
                + trial.scenario());
    prompt
        .out()
        .println(
            "    "
                + prompt.say("应为 ", "expected ")
                + trial.expected()
                + prompt.say("，得到 ", ", got ")
                + Ink.RED.on(
                    prompt,
                    trial.actual().isEmpty() ? prompt.say("无结果", "nothing") : trial.actual()));
    trial.deciding().forEach(line -> prompt.out().println("    " + line));
    trial.differences().forEach(line -> prompt.out().println("    - " + line));
    prompt.out().println("    " + Ink.FAINT.on(prompt, again(trial)));
  }

  /** The command that runs this scenario alone. */
  private String again(Trial trial) {
    Path folder = root.resolve(trial.path()).getParent();
    return Policy.NAME
        + " test "
        + folder
        + " --filter '"
        + trial.scenario().replace("'", "'\\''")
        + "'";
  }

  private List<Finding> findings() {
    return trials.stream()
        .filter(trial -> !trial.held())
        .map(
            trial ->
                new Finding(
                    "scenario-fails",
                    Severity.ERROR,
                    trial.path(),
                    trial.line(),
                    new Text(
                        trial.scenario() + "：应为 " + trial.expected() + "，得到 " + trial.actual(),
                        trial.scenario()
                            + ": expected "
                            + trial.expected()
                            + ", got "
                            + trial.actual()),
                    new Text(again(trial), again(trial))))
        .toList();
  }

  private String junit() {
    return Junit.of(
        "test",
        trials.stream()
            .map(
                trial ->
                    new Junit.Case(
                        trial.clause(),
                        trial.scenario(),
                        trial.held()
                            ? null
                            : String.join("\n", trial.differences())
                                + "\n"
                                + String.join("\n", trial.deciding())))
            .toList());
  }
}
