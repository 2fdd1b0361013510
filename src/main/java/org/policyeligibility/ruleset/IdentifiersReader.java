package org.policyeligibility.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;

/** Reads {@code identifiers} of {@code facts.yaml}: what may be stated in place of facts. */
final class IdentifiersReader {
  private final List<Fact> facts;
  private final Map<String, ValueList> lists;

  IdentifiersReader(List<Fact> facts, Map<String, ValueList> lists) {
    this.facts = facts;
    this.lists = lists;
  }

  List<Identifier> read(YamlEntry file) {
    List<Identifier> identifiers = new ArrayList<>();
    YamlEntry declared = file.optional("identifiers");
    if (declared != null) {
      declared.only(VocabularyReader.codes());
      for (ProfileType type : ProfileType.values()) {
        YamlEntry ofType = declared.optional(type.code());
        if (ofType != null) {
          ofType.entries().forEach((name, entry) -> identifiers.add(read(type, name, entry)));
        }
      }
    }
    return identifiers;
  }

  private Identifier read(ProfileType type, String name, YamlEntry entry) {
    entry.only("kind", "supplies", "values", "otherwise", "label", "question", "note");
    if (!VocabularyReader.FACT.matcher(name).matches()
        || VocabularyReader.RESERVED.contains(name)
        || fact(type, name) != null) {
      entry.fault("`" + name + "` is no name of an identifier", "write a new one in camelCase");
    }
    Identifier.Kind kind = entry.oneOf("kind", Identifier.Kind.class);
    Map<String, String> supplies = supplies(type, kind, entry.optional("supplies"));
    Map<String, List<String>> values = new LinkedHashMap<>();
    YamlEntry declared = entry.optional("values");
    if (declared != null) {
      declared.entries().keySet().forEach(code -> values.put(code, declared.texts(code)));
    }
    String otherwise = entry.optionalText("otherwise");
    checkValues(type, supplies.get(Identifier.CITIZENSHIP), values, otherwise, entry);
    return new Identifier(
        name,
        type,
        kind,
        supplies,
        values,
        otherwise,
        entry.bilingual("label"),
        entry.bilingual("question"),
        entry.optionalBilingual("note"));
  }

  private Map<String, String> supplies(
      ProfileType type, Identifier.Kind kind, @Nullable YamlEntry entry) {
    Map<String, String> supplies = new LinkedHashMap<>();
    if (entry == null) {
      return supplies;
    }
    entry.only(kind.gives().toArray(String[]::new));
    entry
        .entries()
        .forEach(
            (from, to) -> {
              Fact fact = fact(type, to.scalar());
              if (fact != null && fact.type() == type(from) && isList(fact, from)) {
                supplies.put(from, fact.name());
              } else {
                to.fault(
                    "`" + to.scalar() + "` cannot be supplied with " + from,
                    "name a fact of this profile of type " + type(from).code());
              }
            });
    return supplies;
  }

  private static FactType type(String from) {
    return from.equals(Identifier.TYPES) ? FactType.SET : FactType.ENUM;
  }

  /** A register speaks of types of zones and of provinces, and of nothing else. */
  private boolean isList(Fact fact, String from) {
    return switch (from) {
      case Identifier.TYPES -> fact.valueList().equals(lists.get("ZoneType"));
      case Identifier.PROVINCE -> fact.valueList().equals(lists.get("Province"));
      default -> true;
    };
  }

  private void checkValues(
      ProfileType type,
      @Nullable String supplied,
      Map<String, List<String>> values,
      @Nullable String otherwise,
      YamlEntry entry) {
    List<String> named = new ArrayList<>();
    values.values().forEach(named::addAll);
    if (otherwise != null) {
      named.add(otherwise);
    }
    Fact fact = supplied == null ? null : fact(type, supplied);
    for (String value : named) {
      if (fact == null || !fact.valueList().contains(value)) {
        entry.fault(
            "`" + value + "` is no value of a fact that it supplies", "name one of its list");
      }
    }
    if (values.values().stream().anyMatch(List::isEmpty)) {
      entry.fault("a code that stands for no value", "name one at least");
    }
  }

  private @Nullable Fact fact(ProfileType type, String name) {
    return facts.stream()
        .filter(one -> one.profile() == type && one.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
