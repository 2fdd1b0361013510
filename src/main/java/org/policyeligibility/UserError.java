package org.policyeligibility;

import java.nio.file.Files;
import java.nio.file.Path;
import org.policyeligibility.message.Text;

/**
 * An exception whose message is written for the user, in both languages: a command ends with it and
 * shows no stack trace. It stands beside the front door because a file of people, a draft and a
 * command line are read in different packages, and a fault of each is told in one way.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text text;
  private final boolean usage;

  private UserError(Text text, boolean usage) {
    super(text.en());
    this.text = text;
    this.usage = usage;
  }

  /** Something that was given cannot be worked with. */
  public UserError(String zh, String en) {
    this(new Text(zh, en), false);
  }

  /** The command line asks for something that does not exist. */
  public static UserError usage(String zh, String en) {
    return new UserError(new Text(zh, en), true);
  }

  /** A file or folder that was named and is not there. */
  public static UserError missing(Path named) {
    if (Files.isDirectory(named)) {
      return new UserError(named + " 是文件夹；请写明其中的文件。", named + " is a folder; name the file in it.");
    }
    String zh = "没有 " + named + "。";
    String en = "There is no " + named + ".";
    if (isLocaleNarrow() && named.toString().chars().anyMatch(c -> c > 0x7E || c == '?')) {
      return new UserError(
          zh + "当前语言环境读不出这个文件名；请先设置 LC_ALL=C.UTF-8。",
          en + " The locale cannot read this name; set LC_ALL=C.UTF-8.");
    }
    return new UserError(zh, en);
  }

  /** Where the locale is not of UTF-8, names of files lose their Chinese characters. */
  private static boolean isLocaleNarrow() {
    return !System.getProperty("sun.jnu.encoding", "UTF-8").equalsIgnoreCase("UTF-8");
  }

  public Text text() {
    return text;
  }

  /** Whether the command line is at fault, not what it names. */
  public boolean isUsage() {
    return usage;
  }
}
