package org.policyeligibility.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.RuleFiles;

/**
 * Laws of any size over the real vocabulary, the same for the same size: clauses of two to six
 * criteria, most of them about a kind of zone first, as real ones are. They are written as files,
 * so that they go through the same reader as the shipped law.
 */
final class GeneratedLaw {
  /** Clauses of one document; 10,000 clauses are 100 documents. */
  private static final int CLAUSES_OF_A_DOCUMENT = 100;

  private static final String AUTHORITIES =
      """
      bodies:
        department:
          name: { zh: 主管部门, en: The competent department }
      """;

  private static final String CATEGORIES =
      """
      categories:
        finance:
          title: { zh: 融资, en: Finance }
      """;

  private static final int FEWEST_CRITERIA = 2;
  private static final int MOST_CRITERIA = 6;

  /** Of twenty clauses twelve address enterprises, four persons and four zones. */
  private static final int TWENTY = 20;

  private final Vocabulary vocabulary;
  private final Random random;

  private GeneratedLaw(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    this.random = new Random(seed);
  }

  /** The files of a law of so many clauses. */
  static RuleFiles of(int clauses, Vocabulary vocabulary, String facts) {
    GeneratedLaw law = new GeneratedLaw(vocabulary, clauses);
    Map<String, String> files = new TreeMap<>();
    files.put("facts.yaml", facts);
    files.put("authorities.yaml", AUTHORITIES);
    files.put("benefits.yaml", benefits());
    for (int i = 0; i < clauses; i++) {
      int document = i / CLAUSES_OF_A_DOCUMENT;
      files.computeIfAbsent("generated-" + document + "/document.yaml", path -> document(document));
      law.clause(files, "generated-" + document, 1 + i % CLAUSES_OF_A_DOCUMENT);
    }
    return new RuleFiles(files);
  }

  private static String benefits() {
    return IntStream.range(0, RandomProfiles.BENEFITS)
        .mapToObj(i -> "  benefit-%d: { title: { zh: 待遇, en: A benefit } }\n".formatted(i))
        .collect(Collectors.joining("", CATEGORIES + "benefits:\n", ""));
  }

  /** Who is asked about, in the proportions of the clauses. */
  static ProfileType type(Random random) {
    int of = random.nextInt(TWENTY);
    return of < 12 ? ProfileType.ENTERPRISE : of < 16 ? ProfileType.PERSON : ProfileType.ZONE;
  }

  private static String document(int document) {
    String territory =
        document % 2 == 0 ? "outside: [ CN-HK, CN-MO, CN-TW ]" : "within: [ CN-SH, CN-JS, CN-ZJ ]";
    return """
    title: { zh: 文件, en: Document }
    issuer: { zh: 机关, en: Issuer }
    issued: "2020-07-13"
    inForce: { from: "2020-07-13" }
    territory: { %s }
    binding: true
    weight: { zh: 文件, en: A document }
    governs: zh
    sources:
      zh:
        file: generated.zh.txt
        sha256: %s
    """
        .formatted(territory, "0".repeat(64));
  }

  private void clause(Map<String, String> files, String document, int number) {
    ProfileType type = type(random);
    String folder = document + "/" + number + "-generated/";
    List<Fact> facts = facts(type);
    files.put(folder + "rule.drl", rule(document, number, type, facts));
    files.put(folder + "clause.yaml", clauseYaml(number, type, facts));
  }

  private String clauseYaml(int number, ProfileType type, List<Fact> facts) {
    boolean obliges = number % 10 == 0;
    String effect = obliges ? "obligation" : number % 10 == 5 ? "restriction" : "benefit";
    List<String> kinds = List.of("assessment", "approval").subList(0, random.nextInt(3));
    String requires =
        kinds.stream()
            .map(
                kind ->
                    "  - { kind: "
                        + kind
                        + ", decidedBy: { body: department }, basis: text, statedInText: true }\n")
            .collect(Collectors.joining());
    String criteria =
        facts.stream()
            .map(
                fact ->
                    "  %s: { basis: explicit%s }\n"
                        .formatted(fact.name(), obliges && fact.place() ? ", binds: true" : ""))
            .collect(Collectors.joining("", "criteria:\n", ""));
    String advisory =
        "  - { code: ADVICE, when: \"%s\", text: { zh: 请先咨询, en: Inquire first } }\n"
            .formatted(criterion(oneOf(usable(type))));
    return """
    title: { zh: 条款, en: A clause }
    profile: %s
    benefit: benefit-%d
    effect: %s
    modality: support
    category: finance
    evaluable: %s
    citation:
      article: "%d"
      sentence: 1
      line: { zh: 1 }
      quote: { zh: 支持开展知识产权质押融资 }
    authority: { body: department, basis: explicit }
    %s%s%sreadings:
      - { "on": "2026-11-22", against: [ generated.zh.txt ], changed: { zh: 初次编写, en: First encoded } }
    """
        .formatted(
            type.code(),
            random.nextInt(RandomProfiles.BENEFITS),
            effect,
            kinds.isEmpty() ? "full" : "conditional",
            number,
            criteria,
            kinds.isEmpty() ? "" : "requires:\n" + requires,
            random.nextInt(5) == 0 ? "advisories:\n" + advisory : "");
  }

  /** The facts that a rule asks about; mostly a kind of zone first. */
  private List<Fact> facts(ProfileType type) {
    List<Fact> facts = new ArrayList<>();
    List<Fact> usable = new ArrayList<>(usable(type));
    if (random.nextInt(5) > 0) {
      usable.stream()
          .filter(fact -> fact.province() != null)
          .findFirst()
          .ifPresent(seat -> take(seat, usable, facts));
    }
    int criteria = FEWEST_CRITERIA + random.nextInt(MOST_CRITERIA - FEWEST_CRITERIA + 1);
    while (facts.size() < criteria) {
      take(oneOf(usable), usable, facts);
    }
    return facts;
  }

  private String rule(String document, int number, ProfileType type, List<Fact> facts) {
    return """
    package rules.%s

    rule "%s/%d"
    when
        %s( %s )
    then
        met( drools );
    end
    """
        .formatted(
            document.replace('-', '_'),
            document,
            number,
            type.pattern(),
            facts.stream().map(this::criterion).collect(Collectors.joining(",\n                ")));
  }

  private static void take(Fact fact, List<Fact> from, List<Fact> to) {
    from.remove(fact);
    to.add(fact);
  }

  /** Facts that a rule can ask for: no date, and no list whose values are not names in a rule. */
  private List<Fact> usable(ProfileType type) {
    return vocabulary.facts(type).stream()
        .filter(fact -> fact.type() != FactType.DATE)
        .filter(fact -> fact.values() == null || !fact.valueList().name().equals("Province"))
        .toList();
  }

  private String criterion(Fact fact) {
    String name = fact.name();
    return switch (fact.type()) {
      case SET -> ofSet(fact);
      case ENUM ->
          switch (random.nextInt(8)) {
            case 0 -> name + " != " + values(fact, 1);
            case 1 -> name + " not in ( " + values(fact, 2) + " )";
            case 2, 3, 4 -> name + " in ( " + values(fact, 2) + " )";
            default -> name + " == " + values(fact, 1);
          };
      case BOOLEAN -> name + " == " + (random.nextInt(4) > 0);
      case INTEGER, NUMBER -> ofNumber(fact);
      case DATE -> throw new IllegalArgumentException("no rule asks for a date");
    };
  }

  private String ofSet(Fact fact) {
    String name = fact.name();
    return switch (random.nextInt(8)) {
      case 0 -> name + " not contains " + values(fact, 1);
      case 1 ->
          "( "
              + name
              + " contains "
              + values(fact, 2).replace(", ", " || " + name + " contains ")
              + " )";
      default -> name + " contains " + values(fact, 1);
    };
  }

  private String ofNumber(Fact fact) {
    String comparison =
        fact.name()
            + oneOf(List.of(" < ", " <= ", " > ", " >= "))
            + (1 + random.nextInt(RandomProfiles.largest(fact)));
    return random.nextInt(3) == 0
        ? "( " + fact.name() + " == null || " + comparison + " )"
        : comparison;
  }

  /** So many different values of the fact's list, with commas between. */
  private String values(Fact fact, int count) {
    List<String> names = new ArrayList<>(fact.valueList().names());
    names.remove(ValueList.NONE);
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(count, names.size() + chosen.size())) {
      String name = oneOf(names);
      names.remove(name);
      chosen.add(name);
    }
    return String.join(", ", chosen);
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
