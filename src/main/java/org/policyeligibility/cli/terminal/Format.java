package org.policyeligibility.cli.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.policyeligibility.UserError;

/** The output formats of the commands. */
public enum Format {
  PRETTY,
  JSON,
  SARIF,
  JUNIT,
  CSV;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Refuses what a command does not write. */
  public Format among(Format... written) {
    List<Format> known = Arrays.asList(written);
    if (!known.contains(this)) {
      String names = String.join(", ", known.stream().map(Format::code).toList());
      throw UserError.usage(
          "此命令的 --format 须为以下之一：" + names + "。", "This command writes " + names + ".");
    }
    return this;
  }
}
