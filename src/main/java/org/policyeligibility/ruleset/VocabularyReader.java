package org.policyeligibility.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Nearest;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;

/** Reads {@code facts.yaml}, the one place where a fact is declared. */
final class VocabularyReader {
  /** What a fact or an identifier is called. */
  static final Pattern FACT = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");

  private static final Pattern VALUE = Pattern.compile("[A-Z][A-Z0-9_]*(?:-[A-Z]{2})?");

  /** Words that a rule uses otherwise. */
  static final List<String> RESERVED =
      List.of("type", "assessments", "approvals", "not", "in", "contains", "null", "true", "false");

  private final Map<String, ValueList> lists = new HashMap<>();

  Vocabulary read(YamlEntry file) {
    file.only("enums", "facts", "identifiers");
    file.required("enums").entries().forEach((name, entry) -> lists.put(name, list(name, entry)));
    List<Fact> facts = new ArrayList<>();
    YamlEntry declared = file.required("facts").only(codes());
    for (ProfileType type : ProfileType.values()) {
      YamlEntry ofType = declared.required(type.code());
      int slot = 0;
      for (Map.Entry<String, YamlEntry> entry : ofType.entries().entrySet()) {
        facts.add(fact(type, entry.getKey(), slot++, entry.getValue()));
      }
      checkReferences(type, facts, ofType);
    }
    Vocabulary vocabulary =
        new Vocabulary(facts, new IdentifiersReader(facts, lists).read(file), lists);
    facts.forEach(fact -> checkShared(vocabulary, fact, declared));
    return vocabulary;
  }

  static String[] codes() {
    return List.of(ProfileType.values()).stream().map(ProfileType::code).toArray(String[]::new);
  }

  private static ValueList list(String name, YamlEntry entry) {
    Map<String, YamlEntry> entries = entry.entries();
    List<ValueList.Value> values = new ArrayList<>();
    entries.forEach(
        (value, at) -> {
          at.only("zh", "en", "implies", "province");
          String implies = at.optionalText("implies");
          if (implies != null && !entries.containsKey(implies)) {
            at.fault(
                "`" + implies + "` is no value of `" + name + "`",
                Nearest.to(implies, entries.keySet())
                    .map(nearest -> "did you mean `" + nearest + "`?")
                    .orElse("name a value of the same list"));
            implies = null;
          }
          if (!VALUE.matcher(value).matches()) {
            at.fault("`" + value + "` is no name of a value", "write it in capitals");
          }
          values.add(
              new ValueList.Value(value, at.bilingual(), implies, at.optionalText("province")));
        });
    if (values.size() > ValueList.MOST) {
      entry.fault("more than " + ValueList.MOST + " values", "split the list");
      return ValueList.of(name, values.subList(0, ValueList.MOST));
    }
    return ValueList.of(name, values);
  }

  private Fact fact(ProfileType profile, String name, int slot, YamlEntry entry) {
    entry.only(
        "type",
        "values",
        "derivedFrom",
        "minimum",
        "above",
        "maximum",
        "unit",
        "province",
        "place",
        "sameAs",
        "changeable",
        "proof",
        "label",
        "question",
        "phrase",
        "affirmed",
        "denied",
        "accepted",
        "note");
    if (!FACT.matcher(name).matches() || RESERVED.contains(name)) {
      entry.fault("`" + name + "` is no name of a fact", "write it in camelCase");
    }
    FactType type = entry.oneOf("type", FactType.class);
    BigDecimal above = entry.optionalNumber("above");
    if (type == FactType.INTEGER
        && entry.optional("derivedFrom") == null
        && (entry.optional("minimum") == null || entry.optional("maximum") == null)) {
      entry.fault("a count without bounds", "give `minimum` and `maximum`");
    }
    boolean truth = type == FactType.BOOLEAN;
    Text phrase = entry.bilingual(truth ? "affirmed" : "phrase");
    return new Fact(
        name,
        profile,
        slot,
        type,
        values(type, entry),
        entry.optionalText("derivedFrom"),
        above == null ? entry.optionalNumber("minimum") : above,
        above != null,
        entry.optionalNumber("maximum"),
        entry.optionalText("province"),
        entry.optional("province") != null || entry.bool("place", false),
        entry.optionalText("sameAs"),
        entry.bool("changeable", true),
        entry.bilingual("proof"),
        entry.optionalBilingual("unit"),
        entry.bilingual("label"),
        entry.bilingual("question"),
        phrase,
        truth ? entry.bilingual("denied") : null,
        entry.optionalBilingual("note"));
  }

  private @Nullable ValueList values(FactType type, YamlEntry entry) {
    if (!type.hasValues()) {
      return null;
    }
    String name = entry.text("values");
    ValueList list = lists.get(name);
    if (list == null) {
      entry.fault(
          "no list `" + name + "` under enums",
          Nearest.to(name, lists.keySet())
              .map(nearest -> "did you mean `" + nearest + "`?")
              .orElse("declare it there"));
    }
    return list == null ? ValueList.of(name, List.of()) : list;
  }

  /** A fact says the same as another only if that one exists and takes the same values. */
  private static void checkShared(Vocabulary vocabulary, Fact fact, YamlEntry declared) {
    if (fact.sameAs() == null) {
      return;
    }
    Fact same = vocabulary.same(fact);
    if (same == null
        || same.profile() == fact.profile()
        || same.type() != fact.type()
        || !Objects.equals(same.values(), fact.values())
        || fact.equals(vocabulary.same(same))) {
      declared
          .required(fact.profile().code())
          .required(fact.name())
          .fault(
              "`" + fact.sameAs() + "` is no fact of another profile with the same values",
              "write <profile>.<fact>, as in `enterprise.zoneTypes`, on one of the two");
    }
  }

  private static void checkReferences(ProfileType type, List<Fact> facts, YamlEntry entries) {
    Map<String, Fact> byName = new LinkedHashMap<>();
    facts.stream()
        .filter(fact -> fact.profile() == type)
        .forEach(fact -> byName.put(fact.name(), fact));
    for (Fact fact : byName.values()) {
      checkReference(byName, fact.derivedFrom(), FactType.DATE, fact, entries);
      checkReference(byName, fact.province(), FactType.ENUM, fact, entries);
    }
  }

  private static void checkReference(
      Map<String, Fact> byName,
      @Nullable String name,
      FactType type,
      Fact from,
      YamlEntry entries) {
    if (name == null) {
      return;
    }
    Fact named = byName.get(name);
    if (named == null || named.type() != type) {
      entries
          .required(from.name())
          .fault(
              "`" + name + "` is no fact of type " + type.code() + " of this profile",
              "declare it, or name another");
    }
  }
}
