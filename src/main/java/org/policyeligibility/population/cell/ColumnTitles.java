package org.policyeligibility.population.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/**
 * The titles under which a table states facts: their names and their labels in either language,
 * these with or without a remark in brackets.
 */
public final class ColumnTitles {
  /** Before a title says that the column is the office's own, whatever it resembles. */
  public static final String OWN = "own.";

  /** Ends of titles that no fact has: what something is called, and how it is reached. */
  private static final Pattern CALLED = Pattern.compile("(?:名称|姓名|编号|序号|号码|电话|邮箱|地址|联系人|备注|说明)$");

  /** A longer title is that of no fact, and is left as it is. */
  private static final int LONGEST = 200;

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NEAR_CHINESE =
      Pattern.compile("(?<=[\u2E80-\uFFEF]) | (?=[\u2E80-\uFFEF])");

  /** Shorter titles resemble too much. */
  private static final int SHORTEST_MISSPELT = 4;

  private final Vocabulary vocabulary;

  /** By folded title: the fact's name for each type of profile that has one of this title. */
  private final Map<String, Map<ProfileType, String>> names = new LinkedHashMap<>();

  /** Titles without their remarks, where no two facts of a type come to be called alike. */
  private final Map<String, Map<ProfileType, String>> withoutRemark = new HashMap<>();

  /** By folded title: as the vocabulary writes it. */
  private final Map<String, String> written = new HashMap<>();

  public ColumnTitles(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    Map<String, Map<ProfileType, @Nullable String>> bare = new HashMap<>();
    for (ProfileType type : ProfileType.values()) {
      for (Fact fact : vocabulary.facts(type)) {
        if (fact.derivedFrom() == null) {
          put(fact.name(), fact.label(), fact.unit(), type, bare);
        }
      }
      for (Identifier identifier : vocabulary.identifiers(type)) {
        put(identifier.name(), identifier.label(), null, type, bare);
      }
    }
    bare.forEach(
        (title, meant) -> {
          Map<ProfileType, String> only = new LinkedHashMap<>();
          meant.forEach(
              (type, name) -> {
                if (name != null) {
                  only.put(type, name);
                }
              });
          if (!names.containsKey(title) && !only.isEmpty()) {
            withoutRemark.put(title, only);
          }
        });
  }

  private void put(
      String name,
      Text label,
      @Nullable Text unit,
      ProfileType type,
      Map<String, Map<ProfileType, @Nullable String>> bare) {
    for (String title : titles(name, label).toList()) {
      String folded = folded(title);
      written.putIfAbsent(folded, title);
      names.computeIfAbsent(folded, none -> new LinkedHashMap<>()).putIfAbsent(type, name);
      String without = Remark.without(folded);
      if (!without.equals(folded)) {
        bare(without, type, name, bare);
      }
      if (unit != null) {
        bare(folded + "(" + folded(unit.zh()) + ")", type, name, bare);
        bare(folded + "(" + folded(unit.en()) + ")", type, name, bare);
        bare(folded + " (" + folded(unit.en()) + ")", type, name, bare);
      }
    }
  }

  private static void bare(
      String title,
      ProfileType type,
      String name,
      Map<String, Map<ProfileType, @Nullable String>> bare) {
    Map<ProfileType, @Nullable String> of =
        bare.computeIfAbsent(title, none -> new LinkedHashMap<>());
    of.put(type, of.containsKey(type) && !name.equals(of.get(type)) ? null : name);
  }

  /** A title without the line breaks, blanks and invisible characters that only lay it out. */
  public static String plain(String title) {
    String trimmed = CellValue.trimmed(title);
    if (trimmed.length() > LONGEST) {
      return trimmed;
    }
    String visible = INVISIBLE.matcher(trimmed).replaceAll("");
    return NEAR_CHINESE.matcher(BLANKS.matcher(visible).replaceAll(" ")).replaceAll("");
  }

  /** A plain title in one width and case. */
  public static String folded(String title) {
    return CellValue.folded(plain(title));
  }

  private static Stream<String> titles(String name, Text label) {
    return Stream.of(name, label.zh(), label.en());
  }

  /** The fact's name for each type of profile that has one of this title; empty where none has. */
  public Map<ProfileType, String> stated(String title) {
    String folded = folded(title);
    return Stream.of(folded, Remark.plain(folded))
        .flatMap(as -> Stream.of(names.get(as), withoutRemark.get(as)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Map.of());
  }

  /**
   * The titles of facts, as the vocabulary writes them, that a title resembles so much that it is
   * probably a slip for one of them; each with what it states.
   */
  public Map<String, Map<ProfileType, String>> meant(String title) {
    Map<String, Map<ProfileType, String>> meant = new LinkedHashMap<>();
    for (String name : resembled(folded(title))) {
      meant.put(written.getOrDefault(name, name), names.getOrDefault(name, Map.of()));
    }
    return meant;
  }

  private List<String> resembled(String folded) {
    if (folded.startsWith(OWN) || CALLED.matcher(folded).find()) {
      return List.of();
    }
    List<String> meant = new ArrayList<>(names.keySet());
    meant.removeIf(name -> !isShortFor(folded, name));
    if (meant.isEmpty()) {
      meant.addAll(NearestName.alike(folded, names.keySet()));
    }
    if (meant.isEmpty() && folded.length() >= SHORTEST_MISSPELT) {
      NearestName.to(folded, names.keySet()).ifPresent(meant::add);
    }
    return meant;
  }

  /** The first words of a label, 国籍 of 国籍或身份, or at least half of a short one. */
  private static boolean isShortFor(String title, String name) {
    return title.length() >= 2
        && name.startsWith(title)
        && (name.length() <= 2 * title.length()
            || "/(,、 或".indexOf(name.charAt(title.length())) >= 0);
  }

  /** The fact that is worked out and goes by this title, nearly: 年龄. */
  public Optional<Fact> workedOut(String title) {
    return vocabulary.all().stream()
        .filter(fact -> fact.derivedFrom() != null && isCalled(title, fact))
        .findFirst();
  }

  private static boolean isCalled(String title, Fact fact) {
    String folded = Remark.plain(folded(title));
    return !folded.startsWith(OWN)
        && (titles(fact.name(), fact.label()).map(CellValue::folded).anyMatch(folded::equals)
            || !NearestName.alike(folded, List.of(fact.label().zh())).isEmpty());
  }
}
