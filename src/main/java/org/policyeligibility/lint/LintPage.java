package org.policyeligibility.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyeligibility.message.Text;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * The help page of a lint rule: why it is there, with a bad and a good example.
 *
 * @param in the file of the shipped rules in which the good example stands
 * @param beside the examples stand in a clause beside the one of that file
 * @param good as it should be
 * @param bad as it is found
 */
public record LintPage(Text title, Text why, String in, boolean beside, String good, String bad) {

  /** The page of a code. */
  public static LintPage of(String code) {
    try (InputStream page = LintPage.class.getResourceAsStream("/lint/" + code + ".yaml")) {
      String text =
          new String(
              Optional.ofNullable(page).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
      List<RulesetFault> faults = new ArrayList<>();
      YamlNode entry = YamlNode.read(code, text, faults);
      return new LintPage(
          both(entry.required("title")),
          both(entry.required("why")),
          entry.text("in"),
          entry.bool("beside", false),
          entry.text("good"),
          entry.text("bad"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Text both(YamlNode entry) {
    return new Text(entry.text("zh"), entry.text("en"));
  }
}
