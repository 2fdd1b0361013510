package org.policyeligibility.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.ruleset.text.RuleFiles;
import org.policyeligibility.ruleset.text.RulesetFault;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads {@code scenarios.yaml}. What each scenario starts from stands once, at the head of the
 * file; {@code with} adds to it and {@code without} takes from it. {@code each} names one fact and
 * several of its values: the scenario holds for each of them, and is read as one scenario a value.
 */
public final class ScenarioReader {
  private static final String NOT_STATED = "is-not-stated-to-begin-with";

  private ScenarioReader() {}

  /**
   * The scenarios of every clause that has some.
   *
   * @throws FaultyRuleset with every fault of every file
   */
  public static List<Scenario> read(Ruleset ruleset) throws FaultyRuleset {
    return read(ruleset, ScenarioFiles.of(ruleset.files()));
  }

  /**
   * The scenarios of every clause, from files that are being parsed.
   *
   * @param files of the same rule set
   * @throws FaultyRuleset with every fault of every file
   */
  public static List<Scenario> read(Ruleset ruleset, ScenarioFiles files) throws FaultyRuleset {
    List<RulesetFault> faults = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    Map<String, ScenarioFiles.Parsed> parsed = files.byPath();
    StatementCheck check = new StatementCheck(ruleset);
    for (Provision provision : ruleset.catalogue()) {
      ScenarioFiles.Parsed file = parsed.get(path(provision, ruleset.files()));
      if (file != null) {
        List<Scenario> read = read(provision, ruleset.vocabulary(), file.root());
        scenarios.addAll(read);
        faults.addAll(told(file, check.faults(read, file.root())));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyRuleset(faults);
    }
    return scenarios;
  }

  /** All that is wrong; a fact that is misspelt at the start is not also missed by scenarios. */
  private static List<RulesetFault> told(ScenarioFiles.Parsed file, Set<RulesetFault> stated) {
    int first = file.root().required("scenarios").line();
    boolean atStart = stated.stream().anyMatch(fault -> fault.line() < first);
    List<RulesetFault> faults = new ArrayList<>(file.faults());
    faults.removeIf(fault -> atStart && fault.what().code().equals(NOT_STATED));
    faults.addAll(stated);
    return faults;
  }

  /**
   * The scenarios of one clause.
   *
   * @param faults what cannot be read is added here, and left out
   */
  public static List<Scenario> of(Provision provision, Ruleset ruleset, List<RulesetFault> faults) {
    String path = path(provision, ruleset.files());
    String text = ruleset.files().text(path);
    return text == null
        ? List.of()
        : read(provision, ruleset.vocabulary(), YamlNode.read(path, text, faults));
  }

  private static String path(Provision provision, RuleFiles files) {
    return files.folder(provision.id()) + ScenarioFiles.NAME;
  }

  private static List<Scenario> read(Provision provision, Vocabulary vocabulary, YamlNode file) {
    file.only("asOf", "profile", "scenarios");
    LocalDate asOf = file.optionalDate("asOf");
    if (file.optional("asOf") == null) {
      file.fault(
          Message.of("is-missing", "asOf"),
          Message.of("give-the-day-from-which-the-scenarios-start"));
    }
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("type", provision.profile().code());
    profile.putAll(members(file.optional("profile")));
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    List<Scenario> scenarios = new ArrayList<>();
    for (YamlNode entry : file.list("scenarios")) {
      Scenario scenario =
          scenario(provision, vocabulary, entry, profile, asOf == null ? LocalDate.EPOCH : asOf);
      boolean newInChinese = zh.add(scenario.name().zh());
      boolean newInEnglish = en.add(scenario.name().en());
      if (!newInChinese || !newInEnglish) {
        entry.fault(
            Message.of("a-scenario-of-this-name-stands-above"),
            Message.of("say-what-is-different"));
      }
      scenarios.addAll(each(entry.optional("each"), scenario));
    }
    return scenarios;
  }

  /** The scenario itself, or one for each value of the fact that {@code each} names. */
  private static List<Scenario> each(@Nullable YamlNode entry, Scenario scenario) {
    if (entry == null) {
      return List.of(scenario);
    }
    List<Scenario> scenarios = new ArrayList<>();
    entry.entries().keySet().stream()
        .findFirst()
        .ifPresent(
            fact -> {
              for (YamlNode value : entry.list(fact)) {
                scenarios.add(scenario.with(fact, value.plain()));
              }
            });
    if (entry.entries().size() != 1 || scenarios.size() < 2) {
      entry.fault(Message.of("each-names-one-fact"), Message.of("write-each-fact-a-b"));
    }
    return scenarios;
  }

  private static Scenario scenario(
      Provision provision,
      Vocabulary vocabulary,
      YamlNode entry,
      Map<String, @Nullable Object> start,
      LocalDate asOf) {
    entry.only(
        "scenario",
        "asOf",
        "with",
        "without",
        "each",
        "outcome",
        "advisories",
        "absent",
        "missing");
    Map<String, @Nullable Object> profile = new LinkedHashMap<>(start);
    for (String fact : entry.texts("without")) {
      if (!profile.containsKey(fact)) {
        entry.fault(
            Message.of("is-not-stated-to-begin-with", fact),
            instead(fact, provision.profile(), vocabulary, start.keySet()));
      }
      profile.remove(fact);
    }
    Map<String, @Nullable Object> with = members(entry.optional("with"));
    profile.putAll(with);
    List<String> changed = new ArrayList<>(entry.texts("without"));
    changed.addAll(with.keySet());
    LocalDate own = entry.optionalDate("asOf");
    return new Scenario(
        provision.id(),
        entry.path(),
        entry.line(),
        entry.inSomeLanguage("scenario"),
        changed.stream().distinct().toList(),
        own == null ? asOf : own,
        profile,
        outcome(entry),
        entry.texts("advisories"),
        entry.texts("absent"),
        entry.optional("missing") == null ? null : entry.texts("missing"),
        false);
  }

  /** The remedy for a fact that cannot be taken away. */
  private static Message instead(
      String name, ProfileType type, Vocabulary vocabulary, Set<String> stated) {
    Fact own = vocabulary.fact(type, name);
    if (own != null) {
      String origin = own.derivedFrom();
      return origin == null
          ? Message.of("leave-it-out-here")
          : Message.of("take-out-what-it-is-worked-out-from", name, origin);
    }
    return Stream.of(ProfileType.values())
        .filter(other -> vocabulary.fact(other, name) != null)
        .findFirst()
        .map(
            other ->
                Message.of("is-stated-by-another-profile", name, other.pattern(), type.pattern()))
        .or(() -> NearestName.to(name, stated).map(near -> Message.of("did-you-mean", near)))
        .orElseGet(() -> Message.of("leave-it-out-here"));
  }

  private static Outcome outcome(YamlNode entry) {
    List<String> known = Stream.of(Outcome.values()).map(Outcome::name).toList();
    YamlNode stated = entry.required("outcome", Message.of("add-one-of", String.join(", ", known)));
    String name = stated.scalar();
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(name)) {
        return outcome;
      }
    }
    stated.fault(
        Message.of("is-no-outcome", name),
        NearestName.to(name, known)
            .map(nearest -> Message.of("did-you-mean", nearest))
            .orElseGet(() -> Message.of("one-of", String.join(", ", known))));
    return Outcome.INDETERMINATE;
  }

  private static Map<String, @Nullable Object> members(@Nullable YamlNode entry) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (entry != null) {
      entry.entries().forEach((key, value) -> members.put(key, value.plain()));
    }
    return members;
  }
}
