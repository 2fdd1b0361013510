package org.policyeligibility.api.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONException;
import org.policyeligibility.api.access.Tokens;
import org.skyscreamer.jsonassert.JSONCompare;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.skyscreamer.jsonassert.JSONCompareResult;

/** The commands of a README, and the answers it shows to them. */
public record Readme(List<String> firstLines, List<Shown> shown) {
  public static final String ADDRESS = "http://localhost:8080";

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern FILE = Pattern.compile("@([\\w./-]+)");
  private static final Pattern USER = Pattern.compile("-u ([a-z]+)@([a-z]+):[a-z]+");
  private static final int PATIENCE_SECONDS = 30;

  /** A command with curl and the JSON that stands below it. */
  public record Shown(String command, String json) {
    /** The type of the profile it sends, in the command or in a file it names; empty if none. */
    String profileType() throws IOException {
      StringBuilder sent = new StringBuilder(command);
      Matcher file = FILE.matcher(command);
      while (file.find() && Files.exists(Path.of(file.group(1)))) {
        sent.append(Files.readString(Path.of(file.group(1))));
      }
      Matcher type = Pattern.compile("\"type\"\\s*:\\s*\"(enterprise|person|zone)\"").matcher(sent);
      return type.find() ? type.group(1) : "";
    }
  }

  public static Readme of(String markdown) {
    List<String> firstLines = new ArrayList<>();
    List<Shown> shown = new ArrayList<>();
    String command = "";
    Matcher fence = FENCE.matcher(markdown.replace("\r\n", "\n"));
    while (fence.find()) {
      String text = fence.group(2);
      if (fence.group(1).equals("sh")) {
        command = text.contains("curl") ? text : "";
        if (firstLines.isEmpty()) {
          firstLines = text.lines().filter(line -> !line.isBlank()).toList();
        }
      } else if (fence.group(1).equals("json") && !command.isEmpty()) {
        shown.add(new Shown(command, text));
        command = "";
      }
    }
    return new Readme(firstLines, shown);
  }

  /**
   * The faults of the README when its commands run against the application at this address; empty
   * if there are none.
   */
  List<String> findings(String address) throws IOException {
    List<String> findings = new ArrayList<>();
    if (firstLines.size() != 2) {
      findings.add("the first sh block has not two lines but " + firstLines);
    }
    List<String> types = new ArrayList<>();
    for (Shown candidate : shown) {
      types.add(candidate.profileType());
      String answer = run(withTokens(candidate.command().replace(ADDRESS, address)));
      String difference = difference(candidate.json(), answer);
      if (!difference.isEmpty()) {
        findings.add(candidate.command() + "is not answered with what is shown: " + difference);
      }
    }
    for (String type : List.of("enterprise", "person", "zone")) {
      if (!types.contains(type)) {
        findings.add("no curl with its answer for the profile type " + type);
      }
    }
    return findings;
  }

  /** The users of the profile `local` by their tokens, which the packaged application takes. */
  private static String withTokens(String command) {
    return USER.matcher(command)
        .replaceAll(
            user -> "-H 'Authorization: Bearer " + Tokens.of(user.group(1), user.group(2)) + "'");
  }

  /** All that is shown is in the answer, lists in the order and at the length shown. */
  private static String difference(String shown, String answer) {
    try {
      JSONCompareResult result =
          JSONCompare.compareJSON(shown, answer, JSONCompareMode.STRICT_ORDER);
      return result.passed() ? "" : result.getMessage();
    } catch (JSONException bad) {
      return "not JSON: " + answer;
    }
  }

  /** Runs a command and returns its output, or that it failed. */
  public static String run(String command) throws IOException {
    Path script = Files.createTempFile("readme", ".sh");
    try {
      Files.writeString(script, "set -e\n" + command);
      Process bash =
          new ProcessBuilder("bash", script.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || bash.exitValue() != 0) {
        return "the command failed; it wrote: " + answer;
      }
      return answer;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } finally {
      Files.delete(script);
    }
  }
}
