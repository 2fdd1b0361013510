package org.policyeligibility.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;

/**
 * The terminal of a command: its streams, language and environment. Tests give another one.
 *
 * @param interactive whether a person reads along, so that colour helps
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Language language,
    boolean interactive) {
  private static final String OPTION = "--lang";

  /** Whatever is written comes from others in part. */
  public Terminal {
    out = new PrintWriter(new EscapingWriter(out));
    err = new PrintWriter(new EscapingWriter(err), true);
  }

  /** The process's own, whatever encoding the platform takes for granted. */
  public static Terminal ofProcess(String... arguments) {
    return new Terminal(
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        language(arguments, System.getenv()),
        isTerminal() && !System.getenv().containsKey("NO_COLOR"));
  }

  /** The name of a file as it may stand in a line: it ends none, and so begins none of its own. */
  public static String onOneLine(String name) {
    return name.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }

  /** From Java 22 on there is a console even where nobody reads along; it says so itself. */
  private static boolean isTerminal() {
    Optional<Console> console = Optional.ofNullable(System.console());
    if (Runtime.version().feature() < 22) {
      return console.isPresent();
    }
    try {
      return console.isPresent()
          && (boolean) Console.class.getMethod("isTerminal").invoke(console.get());
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }

  /** {@code --lang}, else what the environment says; Chinese where neither asks for English. */
  public static Language language(String[] arguments, Map<String, String> environment) {
    String asked = "";
    for (String name : new String[] {"LANG", "LC_MESSAGES", "LC_ALL"}) {
      String value = environment.getOrDefault(name, "");
      asked = value.isEmpty() ? asked : value;
    }
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        asked = arguments[i].substring(OPTION.length() + 1);
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        asked = arguments[i + 1];
      }
    }
    return asked.toLowerCase(Locale.ROOT).startsWith("en") ? Language.EN : Language.ZH;
  }

  public String in(Text text) {
    return text.in(language);
  }

  public String in(Message message) {
    return message.in(language);
  }

  /** One of two texts that nobody else needs. */
  public String say(String zh, String en) {
    return language == Language.ZH ? zh : en;
  }
}
