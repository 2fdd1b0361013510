package org.policyeligibility.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a command writes what it has to say. */
enum Format {
  PRETTY,
  JSON,
  SARIF,
  JUNIT,
  CSV;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Refuses what a command does not write. */
  Format among(Format... written) {
    List<Format> known = Arrays.asList(written);
    if (!known.contains(this)) {
      String names = String.join(", ", known.stream().map(Format::code).toList());
      throw new Misused(
          "此命令的 --format 须为以下之一：" + names + "。", "This command writes " + names + ".");
    }
    return this;
  }
}
