package org.policyeligibility.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.UserError;
import org.policyeligibility.cli.terminal.ExitCode;
import org.policyeligibility.cli.terminal.Terminal;
import org.policyeligibility.law.ClauseNumber;
import org.policyeligibility.law.Effect;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the folder of a new clause, which fails its checks until it is written. */
@Command(name = "new-clause")
final class NewClauseCommand implements Callable<Integer> {
  private static final Pattern CLAUSE =
      Pattern.compile("(?<document>[a-z0-9]+(?:-[a-z0-9]+)*+)/(?<number>[^/]+)");
  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "CLAUSE")
  private String clause = "";

  @Parameters(index = "1", paramLabel = "WORDS")
  private String words = "";

  @Option(names = "--rules", paramLabel = "FOLDER")
  private Path rules = Path.of("rules");

  @Option(names = "--profile", paramLabel = "TYPE")
  private @Nullable String profile;

  @Option(names = "--effect", paramLabel = "EFFECT")
  private @Nullable String effect;

  NewClauseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Matcher id = CLAUSE.matcher(clause);
    if (!id.matches() || !ClauseNumber.isNumber(id.group("number"))) {
      throw new UserError(
          "条款编号应为“文件/条号”，如 guofa-2020-7/5.8。",
          "A clause is named by its document and number, such as guofa-2020-7/5.8.");
    }
    if (!WORDS.matcher(words).matches()) {
      throw new UserError(
          "文件夹名用小写英文词，以连字符相连。", "Name the folder in lower-case words-with-hyphens.");
    }
    ProfileType type =
        ProfileType.ofCode(profile == null ? ProfileType.ENTERPRISE.code() : profile)
            .orElseThrow(
                () ->
                    UserError.usage(
                        "主体类型须为 enterprise、person、zone 之一。",
                        "The type of profile is enterprise, person or zone."));
    Effect of = effect();
    Path root = RulesFolder.of(rules).root();
    Path document = root.resolve(id.group("document"));
    List<Path> written = new ArrayList<>();
    refuseLinks(document, document.resolve("document.yaml"));
    if (!Files.exists(document.resolve("document.yaml"))) {
      write(document.resolve("document.yaml"), template("document.yaml"), written);
    }
    refuseSecond(document, id.group("number"));
    refuseArticle(
        document.resolve("document.yaml"), new ClauseNumber(id.group("number")).article());
    Path folder = document.resolve(id.group("number") + "-" + words);
    Map<String, String> places = places(id, type, document.resolve("document.yaml"));
    places.put("effect", code(of));
    places.putAll(ClauseSkeleton.places(of));
    for (String file : List.of("rule.drl", "clause.yaml", "scenarios.yaml")) {
      write(folder.resolve(file), filled(template(file), places), written);
    }
    written.forEach(path -> terminal.out().println(path));
    if (profile == null) {
      terminal
          .err()
          .println(
              terminal.say(
                  "没有写 --profile，按面向企业（enterprise）起草；面向个人或园区的，删去该文件夹，加 --profile person 或"
                      + " --profile zone 重新运行。",
                  "Without --profile it is drafted for enterprises (enterprise); for persons or"
                      + " zones delete the folder and run it again with --profile person or"
                      + " --profile zone."));
    }
    if (effect == null) {
      terminal
          .err()
          .println(
              terminal.say(
                  "没有写 --effect，按给予待遇的条款（benefit）起草；限制或义务用 --effect restriction、--effect"
                      + " obligation。",
                  "Without --effect it is drafted as a clause that gives a benefit (benefit); for"
                      + " others use --effect restriction or --effect obligation."));
    }
    terminal
        .out()
        .println(
            terminal.say(
                    "每处 TODO 都说明应写什么；写好之前检查不会通过：",
                    "Each TODO says what to write; until then this fails:")
                + " policy check "
                + folder);
    return ExitCode.OK;
  }

  private Effect effect() {
    return Stream.of(Effect.values())
        .filter(known -> code(known).equals(effect == null ? code(Effect.BENEFIT) : effect))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.usage(
                    "效果须为 benefit、restriction、obligation 之一。",
                    "The effect is benefit, restriction or obligation."));
  }

  private static String code(Effect effect) {
    return effect.name().toLowerCase(Locale.ROOT);
  }

  private void refuseSecond(Path document, String number) throws IOException {
    try (var folders = Files.newDirectoryStream(document, number + "-*")) {
      for (Path existing : folders) {
        throw new UserError(
            "条款 " + clause + " 已在 " + existing + "。",
            "Clause " + clause + " is there already: " + existing + ".");
      }
    }
  }

  /** A clause carries words of an article, and the document lists the articles it has. */
  private static void refuseArticle(Path document, String article) throws IOException {
    List<String> articles =
        YamlNode.read("document.yaml", Files.readString(document), new ArrayList<>())
            .list("articles")
            .stream()
            .map(entry -> entry.text("article"))
            .toList();
    if (!articles.isEmpty() && !articles.contains(article)) {
      throw new UserError(
          document + " 没有第 " + article + " 条；有：" + String.join("、", articles) + "。",
          document
              + " has no article "
              + article
              + "; it lists "
              + String.join(", ", articles)
              + ".");
    }
  }

  /** A link would lead what is written out of the rules. */
  private static void refuseLinks(Path... paths) {
    for (Path path : paths) {
      if (Files.isSymbolicLink(path)) {
        throw new UserError(
            path + " 是链接；规则须是文件夹中的文件本身。", path + " is a link; rules are files of their own.");
      }
    }
  }

  private static void write(Path path, String text, List<Path> written) throws IOException {
    Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
    written.add(
        Files.writeString(
            path,
            text,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS));
  }

  private static String template(String name) throws IOException {
    try (InputStream in = NewClauseCommand.class.getResourceAsStream("/cli/scaffold/" + name)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String filled(String template, Map<String, String> places) {
    String text = template;
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("{" + place.getKey() + "}", place.getValue());
    }
    return text;
  }

  /**
   * The values of the template's placeholders; whatever the document already says is not asked for
   * again.
   */
  private Map<String, String> places(Matcher id, ProfileType type, Path document)
      throws IOException {
    List<RulesetFault> ignored = new ArrayList<>();
    YamlNode sources =
        YamlNode.read("document.yaml", Files.readString(document), ignored).required("sources");
    StringBuilder lines = new StringBuilder();
    StringBuilder quotes = new StringBuilder();
    List<String> files = new ArrayList<>();
    sources
        .entries()
        .forEach(
            (language, source) -> {
              String file = Optional.ofNullable(source.optionalText("file")).orElse("TODO");
              files.add(file.startsWith("TODO") ? "\"TODO 原文文件名 · the sources\"" : file);
              lines.append("    ").append(language);
              lines.append(": TODO 原文文件中的行号 · the line of the source\n");
              quotes.append("    ").append(language);
              quotes.append(
                  ": TODO 逐字抄录完整的一段：主语、条件、动词和宾语 · the words unchanged and whole: subject,");
              quotes.append(" condition, verb and object\n");
            });
    Map<String, String> places = new HashMap<>();
    places.put("id", clause);
    places.put("package", id.group("document").replace('-', '_'));
    places.put("pattern", type.pattern());
    places.put("profile", type.code());
    places.put("article", new ClauseNumber(id.group("number")).article());
    places.put("lines", lines.toString().stripTrailing());
    places.put("quotes", quotes.toString().stripTrailing());
    places.put("sources", String.join(", ", files));
    return places;
  }
}
