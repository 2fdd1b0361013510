package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.policyeligibility.ruleset.RuleFiles;

/**
 * A folder of rules as it was named at the prompt, or a document or a clause in it.
 *
 * @param root the folder with {@code facts.yaml}
 * @param below what of it is meant: {@code guofa-2020-7/5.3-work-permit-age-65}; empty for all
 */
record RulesFolder(Path root, String below) {
  private static final String FACTS = "facts.yaml";

  /** Looks upwards for the folder of rules. */
  static RulesFolder of(Path named) {
    Path folder = Files.isRegularFile(named) ? named.toAbsolutePath().getParent() : named;
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CannotWork("没有文件夹 " + named + "。", "There is no folder " + named + ".");
    }
    if (Files.exists(folder.resolve(FACTS))) {
      return new RulesFolder(folder, "");
    }
    Path whole = folder.toAbsolutePath().normalize();
    for (Path root = whole.getParent(); root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(FACTS))) {
        return new RulesFolder(root, root.relativize(whole).toString().replace('\\', '/'));
      }
    }
    throw new CannotWork(
        named + " 及其上级文件夹中没有 facts.yaml，不是规则文件夹。",
        named + " is no folder of rules: neither it nor a folder above holds facts.yaml.");
  }

  RuleFiles files() {
    try {
      return RuleFiles.of(root);
    } catch (IOException unreadable) {
      throw new CannotWork("无法读取 " + root + "。", "Cannot read " + root + ".");
    }
  }

  /** Whether a file or folder of the rules is meant. */
  boolean holds(String path) {
    return below.isEmpty() || path.equals(below) || path.startsWith(below + "/");
  }
}
