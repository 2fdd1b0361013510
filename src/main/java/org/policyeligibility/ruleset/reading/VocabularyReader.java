package org.policyeligibility.ruleset.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.text.YamlNode;

/** Reads {@code facts.yaml}, the one place where a fact is declared. */
public final class VocabularyReader {
  private static final Pattern VALUE = Pattern.compile("[A-Z][A-Z0-9_]*(?:-[A-Z]{2})?");

  /** The key of a list under which no value stands, but words for every question about it. */
  private static final String NOTE = "note";

  private final Map<String, ValueList> lists = new HashMap<>();
  private final Map<String, Text> notes = new HashMap<>();
  private final QuestionDeclarations subjects = new QuestionDeclarations();

  public Vocabulary read(YamlNode file) {
    file.only("enums", "subjects", "facts", "identifiers");
    file.required("enums").entries().forEach(this::list);
    subjects.read(file.optional("subjects"));
    List<Fact> facts = new ArrayList<>();
    YamlNode declared = file.required("facts").only(FactNames.profileCodes());
    for (ProfileType type : ProfileType.values()) {
      YamlNode ofType = declared.required(type.code());
      int slot = 0;
      for (Map.Entry<String, YamlNode> entry : ofType.entries().entrySet()) {
        facts.add(fact(type, entry.getKey(), slot++, entry.getValue()));
      }
      checkReferences(type, facts, ofType);
    }
    Vocabulary vocabulary =
        new Vocabulary(facts, new IdentifierDeclarationsReader(facts, lists).read(file), lists);
    facts.forEach(fact -> checkShared(vocabulary, fact, declared));
    facts.forEach(fact -> checkLocation(vocabulary, fact, declared));
    facts.forEach(
        fact ->
            QuestionDeclarations.check(
                fact, vocabulary, declared.required(fact.profile().code()).required(fact.name())));
    return vocabulary;
  }

  private void list(String name, YamlNode entry) {
    Map<String, YamlNode> entries = new LinkedHashMap<>(entry.entries());
    if (entries.remove(NOTE) != null) {
      notes.put(name, entry.bilingual(NOTE));
    }
    List<ValueList.Value> values = new ArrayList<>();
    entries.forEach(
        (value, at) -> {
          at.only("zh", "en", "also", "implies", "unverified", "assessed", "province", "outside");
          String implies = at.optionalText("implies");
          if (implies != null && !entries.containsKey(implies)) {
            at.fault(
                Message.of("is-no-value-of", implies, name),
                NearestName.to(implies, entries.keySet())
                    .map(nearest -> Message.of("did-you-mean", nearest))
                    .orElse(Message.of("name-a-value-of-the-same-list")));
            implies = null;
          }
          if (!VALUE.matcher(value).matches()) {
            at.fault(
                Message.of("is-no-name-of-a-value", value), Message.of("write-it-in-capitals"));
          }
          values.add(
              new ValueList.Value(
                  value,
                  at.bilingual(),
                  at.texts("also"),
                  implies,
                  at.bool("unverified", false),
                  at.bool("assessed", false),
                  at.optionalText("province"),
                  new LinkedHashSet<>(at.texts("outside"))));
        });
    refuseAmbiguous(values, entries);
    if (values.size() > ValueList.MOST) {
      entry.fault(Message.of("more-than-values", ValueList.MOST), Message.of("split-the-list"));
    }
    int kept = Math.min(values.size(), ValueList.MOST);
    lists.put(name, ValueList.of(name, values.subList(0, kept)));
  }

  /** Words of a table that could mean two values are refused: none would be read. */
  private static void refuseAmbiguous(List<ValueList.Value> values, Map<String, YamlNode> entries) {
    Map<String, String> meant = new HashMap<>();
    for (ValueList.Value value : values) {
      Stream.concat(
              Stream.of(value.name(), value.label().zh(), value.label().en()),
              value.also().stream())
          .map(written -> written.toLowerCase(Locale.ROOT))
          .distinct()
          .forEach(
              written -> {
                String other = meant.putIfAbsent(written, value.name());
                if (other != null && !value.also().isEmpty()) {
                  Objects.requireNonNull(entries.get(value.name()))
                      .fault(
                          Message.of("is-written-for-two-values", written, other),
                          Message.of("leave-it-out-here"));
                }
              });
    }
  }

  private Fact fact(ProfileType profile, String name, int slot, YamlNode entry) {
    entry.only(
        "type",
        "values",
        "none",
        "derivedFrom",
        "includes",
        "liesIn",
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
        "note",
        "subject",
        "followsFrom");
    if (!FactNames.isName(name)) {
      entry.fault(Message.of("is-no-name-of-a-fact", name), Message.of("write-it-in-camelcase"));
    }
    FactType type = entry.oneOf("type", FactType.class);
    BigDecimal above = entry.optionalNumber("above");
    if (type == FactType.INTEGER
        && entry.optional("derivedFrom") == null
        && (entry.optional("minimum") == null || entry.optional("maximum") == null)) {
      entry.fault(Message.of("a-count-without-bounds"), Message.of("give-minimum-and-maximum"));
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
        entry.optionalText("includes"),
        entry.optionalText("liesIn"),
        above == null ? entry.optionalNumber("minimum") : above,
        above != null,
        entry.optionalNumber("maximum"),
        entry.optionalText("province"),
        entry.optional("province") != null || entry.bool("place", false),
        entry.optionalText("sameAs"),
        entry.bool("changeable", true),
        entry.bilinguals("proof"),
        entry.optionalBilingual("unit"),
        entry.bilingual("label"),
        entry.bilingual("question"),
        phrase,
        truth ? entry.bilingual("denied") : null,
        note(entry),
        subjects.subject(entry),
        QuestionDeclarations.followsFrom(entry.optional("followsFrom")));
  }

  /** The note of the fact, followed by that of its list: who sees the one question alone. */
  private @Nullable Text note(YamlNode entry) {
    Text own = entry.optionalBilingual(NOTE);
    Text ofList = notes.get(entry.optionalText("values"));
    if (own == null || ofList == null) {
      return own == null ? ofList : own;
    }
    return new Text(own.zh() + ofList.zh(), own.en() + " " + ofList.en());
  }

  private @Nullable ValueList values(FactType type, YamlNode entry) {
    if (!type.hasValues()) {
      return null;
    }
    String name = entry.text("values");
    ValueList list = lists.get(name);
    if (list == null) {
      entry.fault(
          Message.of("no-list-under-enums", name),
          NearestName.to(name, lists.keySet())
              .map(nearest -> Message.of("did-you-mean", nearest))
              .orElse(Message.of("declare-it-there")));
    }
    return list == null ? ValueList.of(name, List.of()) : withNone(list, entry);
  }

  /** The list, with the words that the fact has for none of its values. */
  private static ValueList withNone(ValueList list, YamlNode entry) {
    Text none = entry.optionalBilingual("none");
    if (none == null) {
      return list;
    }
    if (!list.contains(ValueList.NONE)) {
      entry
          .required("none")
          .fault(
              Message.of("is-no-value-of", ValueList.NONE, list.name()),
              Message.of("take-out", "none"));
      return list;
    }
    return list.named(ValueList.NONE, none);
  }

  /** A fact says the same as another only if that one exists and takes the same values. */
  private static void checkShared(Vocabulary vocabulary, Fact fact, YamlNode declared) {
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
              Message.of("is-no-fact-of-another-profile", fact.sameAs()),
              Message.of("write-profile-and-fact"));
    }
  }

  /** A place lies in that of another profile only if both are told apart by the same kinds. */
  private static void checkLocation(Vocabulary vocabulary, Fact fact, YamlNode declared) {
    if (fact.liesIn() == null) {
      return;
    }
    Fact area =
        vocabulary.all().stream()
            .filter(
                candidate ->
                    (candidate.profile().code() + "." + candidate.name()).equals(fact.liesIn()))
            .findFirst()
            .orElse(null);
    if (area == null || area.profile() == fact.profile() || !haveSameNames(area, fact)) {
      declared
          .required(fact.profile().code())
          .required(fact.name())
          .fault(
              Message.of("is-no-set-of-another-profile", String.valueOf(fact.liesIn())),
              Message.of("write-profile-and-fact"));
    }
  }

  private static boolean haveSameNames(Fact fact, Fact other) {
    return fact.type() == FactType.SET
        && other.type() == FactType.SET
        && fact.valueList().names().equals(other.valueList().names());
  }

  private static void checkReferences(ProfileType type, List<Fact> facts, YamlNode entries) {
    Map<String, Fact> byName = new LinkedHashMap<>();
    facts.stream()
        .filter(fact -> fact.profile() == type)
        .forEach(fact -> byName.put(fact.name(), fact));
    for (Fact fact : byName.values()) {
      checkReference(byName, fact.derivedFrom(), FactType.DATE, fact, entries);
      checkReference(byName, fact.province(), FactType.ENUM, fact, entries);
      checkReference(byName, fact.includes(), FactType.SET, fact, entries);
    }
  }

  private static void checkReference(
      Map<String, Fact> byName, @Nullable String name, FactType type, Fact from, YamlNode entries) {
    if (name == null) {
      return;
    }
    Fact named = byName.get(name);
    if (named == null || named.type() != type) {
      entries
          .required(from.name())
          .fault(
              Message.of("is-no-fact-of-type-of-this-profile", name, type.code()),
              Message.of("declare-it-or-name-another"));
    }
  }
}
