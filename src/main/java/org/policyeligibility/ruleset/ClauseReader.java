package org.policyeligibility.ruleset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Authority;
import org.policyeligibility.law.Basis;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.ClauseNumber;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Material;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Review;
import org.policyeligibility.law.Source;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;

/** Reads {@code clause.yaml} and joins it with the rule of the same folder. */
final class ClauseReader {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

  private final Vocabulary vocabulary;
  private final RuleReader rules;
  private final References references;

  ClauseReader(Vocabulary vocabulary, RuleReader rules, References references) {
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.references = references;
  }

  /**
   * The clause of one folder.
   *
   * @param rule null where the clause cannot be evaluated, or its rule could not be read
   */
  Provision read(Document document, ClauseNumber number, YamlEntry file, @Nullable RuleText rule) {
    file.only(
        "title",
        "profile",
        "benefit",
        "effect",
        "modality",
        "category",
        "evaluable",
        "reason",
        "inForce",
        "accepted",
        "citation",
        "authority",
        "criteria",
        "requires",
        "advisories",
        "relations",
        "materials",
        "note",
        "reviewed");
    ProfileType profile = file.oneOf("profile", ProfileType.class);
    if (rule != null && !rule.profiles().contains(profile)) {
      String patterns =
          rule.profiles().stream().map(ProfileType::pattern).collect(Collectors.joining(", "));
      file.required("profile")
          .fault(
              "the clause addresses `" + profile.code() + "`, its rule " + patterns,
              "make them the same");
    }
    Clause clause = clause(document, number, file);
    List<Criterion> criteria = rule == null ? List.of() : rule.criteria();
    return new Provision(
        clause,
        profile,
        criteria,
        remarks(file.optional("criteria"), criteria),
        indications(file, profile),
        advisories(file, profile),
        province(profile, criteria),
        rule == null ? null : rule.text());
  }

  private Clause clause(Document document, ClauseNumber number, YamlEntry file) {
    YamlEntry inForce = file.optional("inForce");
    List<Requirement> requires = file.list("requires").stream().map(this::requirement).toList();
    Evaluable evaluable = file.oneOf("evaluable", Evaluable.class);
    if (evaluable != Evaluable.NO && !document.binding()) {
      file.required("evaluable")
          .fault(
              "`" + document.id() + "` binds nobody and grants nothing", "write `evaluable: no`");
    }
    if (evaluable != Evaluable.NO && (evaluable == Evaluable.FULL) != requires.isEmpty()) {
      file.required("evaluable")
          .fault(
              "`evaluable` and `requires` do not fit",
              "full: nothing is required beyond the criteria; conditional: something is");
    }
    String id = document.id() + "/" + number.value();
    return new Clause(
        id,
        document,
        number,
        file.bilingual("title"),
        slug("benefit", file),
        file.oneOf("effect", Effect.class),
        file.oneOf("modality", Modality.class),
        slug("category", file),
        evaluable,
        evaluable == Evaluable.NO ? file.bilingual("reason") : file.optionalBilingual("reason"),
        inForce == null ? document.inForce() : within(document, DocumentReader.inForce(inForce)),
        citation(document, file.required("citation")),
        authority(file.required("authority")),
        requires,
        file.list("materials").stream().map(ClauseReader::material).toList(),
        file.optionalBilingual("note"),
        file.list("relations").stream().map(entry -> relation(id, entry)).toList(),
        review(file.required("reviewed")));
  }

  private Relation relation(String id, YamlEntry entry) {
    entry.only("kind", "clause", "note");
    Relation relation =
        new Relation(kind(entry), entry.text("clause"), entry.required("note").bilingual());
    references.relation(entry, id, relation);
    return relation;
  }

  private static Relation.Kind kind(YamlEntry entry) {
    String code = entry.text("kind");
    List<Relation.Kind> stated =
        Stream.of(Relation.Kind.values()).filter(Relation.Kind::isStated).toList();
    for (Relation.Kind kind : stated) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    entry.fault(
        "`" + code + "` is no kind of relation",
        "one of " + stated.stream().map(Relation.Kind::code).collect(Collectors.joining(", ")));
    return Relation.Kind.INDEPENDENT;
  }

  /** A clause's own days; an end that it does not name is its document's. */
  private static InForce within(Document document, InForce own) {
    return new InForce(
        own.firstDay() == null ? document.inForce().firstDay() : own.firstDay(),
        own.lastDay() == null ? document.inForce().lastDay() : own.lastDay());
  }

  private static Review review(YamlEntry entry) {
    entry.only("on", "against", "by");
    LocalDate on = entry.optionalDate("on");
    List<String> against = entry.texts("against");
    if (on == null || against.isEmpty()) {
      entry.fault("the review is not complete", "say on which day and against which sources");
    }
    return new Review(on == null ? LocalDate.EPOCH : on, against, entry.optionalText("by"));
  }

  private static String slug(String key, YamlEntry file) {
    String slug = file.text(key);
    if (!SLUG.matcher(slug).matches()) {
      file.required(key).fault("`" + slug + "` is no " + key, "write words-with-hyphens");
    }
    return slug;
  }

  private static Citation citation(Document document, YamlEntry entry) {
    entry.only("article", "sentence", "counted", "line", "quote");
    Map<Language, Integer> counted = new EnumMap<>(Language.class);
    Map<Language, String> quotes = new EnumMap<>(Language.class);
    YamlEntry quote = entry.required("quote").only("zh", "en");
    for (Source source : document.sources()) {
      YamlEntry otherwise = entry.optional("counted");
      if (otherwise != null && otherwise.optional(source.language().code()) != null) {
        counted.put(source.language(), otherwise.count(source.language().code()));
      }
      quotes.put(source.language(), quote.text(source.language().code()));
    }
    if (quote.entries().size() != quotes.size()) {
      quote.fault(
          "a quote in a language whose text is not held", "quote the sources of the document");
    }
    Map<Language, Integer> lines = DocumentReader.lines(entry, document.sources());
    return new Citation(article(document, entry), entry.count("sentence"), counted, lines, quotes);
  }

  /** An article of the document, where it lists its articles. */
  private static String article(Document document, YamlEntry entry) {
    String number = entry.text("article");
    List<String> articles = document.articles().stream().map(Article::number).toList();
    if (!articles.isEmpty() && !articles.contains(number)) {
      entry
          .required("article")
          .fault(
              "`" + document.id() + "` has no article " + number,
              "its document.yaml lists " + String.join(", ", articles));
    }
    return number;
  }

  private static Authority authority(YamlEntry entry) {
    entry.only("zh", "en", "basis");
    return new Authority(entry.bilingual(), entry.oneOf("basis", Basis.class));
  }

  private static Material material(YamlEntry entry) {
    entry.only("zh", "en", "source");
    return new Material(entry.bilingual(), entry.required("source").only("zh", "en").bilingual());
  }

  private Requirement requirement(YamlEntry entry) {
    entry.only("kind", "decidedBy", "statedInText", "indication", "note");
    return new Requirement(
        entry.oneOf("kind", Requirement.Kind.class),
        entry.required("decidedBy").only("zh", "en").bilingual(),
        entry.bool("statedInText", true),
        entry.optionalBilingual("note"));
  }

  /** What may be claimed for a requirement, by the position of the requirement. */
  private Map<Integer, Criterion> indications(YamlEntry file, ProfileType profile) {
    Map<Integer, Criterion> indications = new HashMap<>();
    List<YamlEntry> requires = file.list("requires");
    for (int i = 0; i < requires.size(); i++) {
      YamlEntry entry = requires.get(i).optional("indication");
      if (entry == null) {
        continue;
      }
      List<Criterion> conditions =
          rules.conditions(entry.path(), entry.line(), profile, entry.scalar());
      if (conditions.size() > 1) {
        entry.fault("an indication is one condition", "name the one fact that may be claimed");
      } else if (!conditions.isEmpty()) {
        indications.put(i, conditions.get(0));
      }
    }
    return indications;
  }

  /** A remark for each criterion of the rule, by fact; without one the text is explicit. */
  private static List<Provision.Remark> remarks(
      @Nullable YamlEntry entry, List<Criterion> criteria) {
    if (entry == null) {
      return criteria.stream().map(one -> new Provision.Remark(Basis.EXPLICIT, null)).toList();
    }
    Set<String> facts = new LinkedHashSet<>();
    criteria.forEach(criterion -> facts.add(criterion.fact().name()));
    if (!criteria.isEmpty()) {
      entry.only(facts.toArray(String[]::new));
    }
    List<Provision.Remark> remarks = new ArrayList<>();
    for (Criterion criterion : criteria) {
      YamlEntry remark = entry.optional(criterion.fact().name());
      if (remark == null) {
        entry.fault(
            "no remark on `" + criterion.fact().name() + "`",
            "say at least `basis: explicit` or `basis: implied`");
        remarks.add(new Provision.Remark(Basis.EXPLICIT, null));
      } else {
        remark.only("basis", "note");
        remarks.add(
            new Provision.Remark(
                remark.oneOf("basis", Basis.class), remark.optionalBilingual("note")));
      }
    }
    return remarks;
  }

  private List<Advisory> advisories(YamlEntry file, ProfileType profile) {
    Set<String> codes = new HashSet<>();
    List<Advisory> advisories = new ArrayList<>();
    for (YamlEntry entry : file.list("advisories")) {
      entry.only("code", "when", "text", "source");
      String code = entry.text("code");
      if (!CODE.matcher(code).matches() || !codes.add(code)) {
        entry.fault("`" + code + "` is no code or stands twice", "write CAPITALS_WITH_UNDERSCORES");
      }
      YamlEntry when = entry.optional("when");
      List<Criterion> conditions =
          when == null
              ? List.of()
              : rules.conditions(when.path(), when.line(), profile, when.scalar());
      advisories.add(
          new Advisory(
              code,
              conditions,
              when == null ? null : when.scalar(),
              entry.required("text").only("zh", "en").bilingual(),
              entry.optionalBilingual("source")));
    }
    return advisories;
  }

  /**
   * A clause that tests the seat's zone, or no place at all, lies where the seat lies. One that
   * tests only where somebody serves, plans or innovates is judged by that place.
   */
  private @Nullable Fact province(ProfileType profile, List<Criterion> criteria) {
    List<Fact> places =
        criteria.stream()
            .map(Criterion::fact)
            .filter(fact -> fact.place() && fact.profile() == profile)
            .distinct()
            .toList();
    return (places.isEmpty() ? vocabulary.facts(profile) : places)
        .stream()
            .filter(fact -> fact.province() != null)
            .findFirst()
            .map(fact -> vocabulary.fact(profile, String.valueOf(fact.province())))
            .orElse(null);
  }
}
