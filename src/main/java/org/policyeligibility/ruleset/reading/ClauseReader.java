package org.policyeligibility.ruleset.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Article;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.ClauseNumber;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Material;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Reading;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Review;
import org.policyeligibility.law.Source;
import org.policyeligibility.law.authority.Authority;
import org.policyeligibility.law.authority.Basis;
import org.policyeligibility.law.authority.Ground;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.language.ParsedRule;
import org.policyeligibility.ruleset.language.RuleReader;
import org.policyeligibility.ruleset.text.YamlNode;

/** Reads {@code clause.yaml} and joins it with the rule of the same folder. */
final class ClauseReader {
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*+");

  private final Vocabulary vocabulary;
  private final AuthoritiesReader authorities;
  private final RuleReader rules;
  private final CrossReferences references;
  private final Map<String, Text> categories;

  /**
   * A reader of clauses.
   *
   * @param categories by code, as pages call them
   */
  ClauseReader(
      Vocabulary vocabulary,
      AuthoritiesReader authorities,
      RuleReader rules,
      CrossReferences references,
      Map<String, Text> categories) {
    this.vocabulary = vocabulary;
    this.authorities = authorities;
    this.rules = rules;
    this.references = references;
    this.categories = categories;
  }

  /**
   * The clause of one folder.
   *
   * @param rule null where the clause cannot be evaluated, or its rule could not be read
   * @param ofDocument the advisories that go with each clause of the document
   */
  Provision read(
      Document document,
      ClauseNumber number,
      YamlNode file,
      @Nullable ParsedRule rule,
      List<YamlNode> ofDocument) {
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
        "notNeeded",
        "advisories",
        "relations",
        "materials",
        "amounts",
        "note",
        "readings",
        "reviewed");
    ProfileType profile = profile(file, rule);
    if (rule != null && !rule.profiles().contains(profile)) {
      String patterns =
          rule.profiles().stream().map(ProfileType::pattern).collect(Collectors.joining(", "));
      file.required("profile")
          .fault(
              Message.of("the-clause-addresses-its-rule", profile.code(), patterns),
              Message.of("make-them-the-same"));
    }
    Clause clause = clause(document, number, file);
    List<Criterion> criteria = rule == null ? List.of() : rule.criteria();
    ConditionsReader conditions = new ConditionsReader(rules, profile);
    List<NotNeeded> notNeeded = conditions.notNeeded(file, clause.effect());
    return new Provision(
        clause,
        profile,
        criteria,
        RemarksReader.read(file, criteria, clause),
        indications(file, profile),
        conditions.advisories(file.list("advisories"), ofDocument),
        notNeeded,
        statedBy(criteria, notNeeded),
        province(profile, criteria),
        rule == null ? null : rule.text());
  }

  /** Whom the clause addresses; where it does not say so, whom its rule does. */
  private static ProfileType profile(YamlNode file, @Nullable ParsedRule rule) {
    ProfileType stated = file.oneOf("profile", ProfileType.class);
    String code = file.plainText("profile");
    return rule == null || ProfileType.ofCode(String.valueOf(code)).isPresent()
        ? stated
        : rule.profiles().stream().findFirst().orElse(stated);
  }

  private Map<Fact, List<Fact>> statedBy(List<Criterion> criteria, List<NotNeeded> notNeeded) {
    Map<Fact, List<Fact>> statedBy = new LinkedHashMap<>();
    Stream.concat(
            criteria.stream(), notNeeded.stream().flatMap(condition -> condition.when().stream()))
        .map(Criterion::fact)
        .forEach(fact -> statedBy.put(fact, vocabulary.statedBy(fact)));
    return statedBy;
  }

  private Clause clause(Document document, ClauseNumber number, YamlNode file) {
    YamlNode inForce = file.optional("inForce");
    List<Requirement> requires = file.list("requires").stream().map(this::requirement).toList();
    Evaluable evaluable = file.oneOf("evaluable", Evaluable.class);
    if (evaluable != Evaluable.NO && !document.binding()) {
      file.required("evaluable")
          .fault(
              Message.of("binds-nobody-and-grants-nothing", document.id()),
              Message.of("write-evaluable-no"));
    }
    if (evaluable != Evaluable.NO && (evaluable == Evaluable.FULL) != requires.isEmpty()) {
      file.required("evaluable")
          .fault(
              Message.of("evaluable-and-requires-do-not-fit"), Message.of("full-or-conditional"));
    }
    String id = document.id() + "/" + number.value();
    Citation citation = citation(document, number, file.required("citation"));
    return new Clause(
        id,
        document,
        number,
        file.bilingual("title"),
        slug("benefit", file, Message.of("write-words-with-hyphens")),
        file.oneOf("effect", Effect.class),
        file.oneOf("modality", Modality.class),
        slug("category", file, categoryRemedy(file.text("category"))),
        evaluable,
        evaluable == Evaluable.NO ? file.bilingual("reason") : file.optionalBilingual("reason"),
        inForce == null ? document.inForce() : within(document, DocumentReader.inForce(inForce)),
        citation,
        authority(file.required("authority")),
        requires,
        file.list("materials").stream().map(ClauseReader::material).toList(),
        file.list("amounts").stream()
            .map(entry -> AmountReader.read(entry, document, citation))
            .toList(),
        file.optionalBilingual("note"),
        file.list("relations").stream().map(entry -> relation(id, entry)).toList(),
        review(file, document));
  }

  private Relation relation(String id, YamlNode entry) {
    entry.only("kind", "clause", "note");
    Relation relation =
        new Relation(kind(entry), entry.text("clause"), entry.required("note").bilingual());
    references.relation(entry, id, relation);
    return relation;
  }

  private static Relation.Kind kind(YamlNode entry) {
    return entry.oneOf(
        "kind",
        Stream.of(Relation.Kind.values()).filter(Relation.Kind::isStated).toList(),
        Relation.Kind::code);
  }

  /** A clause's own days; an end that it does not name is its document's. */
  private static InForce within(Document document, InForce own) {
    return new InForce(
        own.firstDay() == null ? document.inForce().firstDay() : own.firstDay(),
        own.lastDay() == null ? document.inForce().lastDay() : own.lastDay());
  }

  private static Review review(YamlNode file, Document document) {
    Set<String> sources =
        document.sources().stream()
            .map(Source::file)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Reading> readings =
        file.list("readings").stream().map(entry -> reading(entry, sources)).toList();
    if (readings.isEmpty()) {
      file.fault(Message.of("nobody-read-the-clause"), Message.of("say-under-readings"));
    }
    for (int i = 1; i < readings.size(); i++) {
      if (readings.get(i).on().isBefore(readings.get(i - 1).on())) {
        file.required("readings")
            .fault(Message.of("readings-not-in-order"), Message.of("the-last-one-comes-last"));
      }
    }
    YamlNode reviewed = file.optional("reviewed");
    return new Review(
        readings.isEmpty() ? List.of(new Reading(LocalDate.EPOCH, List.of(), null)) : readings,
        reviewed == null ? null : reviewed.only("by").text("by"));
  }

  private static Reading reading(YamlNode entry, Set<String> sources) {
    entry.only("on", "against", "changed");
    LocalDate on = entry.optionalDate("on");
    List<String> against = entry.texts("against");
    if (entry.optional("on") == null || against.isEmpty() || entry.optional("changed") == null) {
      entry.fault(
          Message.of("reading-not-complete"),
          Message.of("say-on-which-day-and-against-which-sources"));
    }
    for (String file : against) {
      if (!sources.contains(file)) {
        entry
            .required("against")
            .fault(
                Message.of("is-no-source-of-the-document", file),
                NearestName.to(file, sources)
                    .map(near -> Message.of("did-you-mean", near))
                    .orElse(Message.of("name-one-of-its-sources", String.join(", ", sources))));
      }
    }
    return new Reading(
        on == null ? LocalDate.EPOCH : on, against, entry.optionalBilingual("changed"));
  }

  private static String slug(String key, YamlNode file, Message remedy) {
    String slug = file.text(key);
    if (!SLUG.matcher(slug).matches()) {
      file.required(key).fault(Message.of("is-no", slug, key), remedy);
    }
    return slug;
  }

  /** A drafter writes a category as pages call it, and is told its code. */
  private Message categoryRemedy(String written) {
    for (Map.Entry<String, Text> category : categories.entrySet()) {
      if (category.getValue().zh().contains(written)
          || category.getValue().en().equalsIgnoreCase(written)) {
        return Message.of("did-you-mean", category.getKey());
      }
    }
    List<Text> named = new ArrayList<>();
    categories.forEach(
        (code, title) ->
            named.add(new Text(code + "（" + title.zh() + "）", code + " (" + title.en() + ")")));
    return named.isEmpty()
        ? Message.of("write-words-with-hyphens")
        : Message.of("write-the-code-of-a-category", named);
  }

  private static Citation citation(Document document, ClauseNumber clause, YamlNode entry) {
    entry.only("article", "sentence", "through", "counted", "line", "quote");
    Map<Language, Integer> counted = new EnumMap<>(Language.class);
    Map<Language, String> quotes = new EnumMap<>(Language.class);
    YamlNode quote = entry.required("quote").only("zh", "en");
    for (Source source : document.sources()) {
      YamlNode otherwise = entry.optional("counted");
      if (otherwise != null && otherwise.optional(source.language().code()) != null) {
        counted.put(source.language(), otherwise.count(source.language().code()));
      }
      quotes.put(source.language(), quote.text(source.language().code()));
    }
    if (quote.entries().size() != quotes.size()) {
      quote.fault(
          Message.of("quote-without-source-text"), Message.of("quote-the-sources-of-the-document"));
    }
    Map<Language, Integer> lines = DocumentReader.lines(entry, document.sources());
    int sentence = entry.count("sentence");
    int through = entry.optional("through") == null ? sentence : entry.count("through");
    if (through < sentence) {
      entry.fault(
          Message.of("through-before-sentence"),
          Message.of("it-is-the-last-sentence-of-the-quote"));
      through = sentence;
    }
    return new Citation(
        article(document, clause, entry), sentence, through, counted, lines, quotes);
  }

  /** The article that the clause is numbered by, one of the document where it lists them. */
  private static String article(Document document, ClauseNumber clause, YamlNode entry) {
    String number = entry.text("article");
    List<String> articles = document.articles().stream().map(Article::number).toList();
    if (!articles.isEmpty() && !articles.contains(number)) {
      entry
          .required("article")
          .fault(
              Message.of("has-no-article", document.id(), number),
              Message.of("its-document-yaml-lists", String.join(", ", articles)));
    } else if (!number.equals(clause.article())) {
      entry
          .required("article")
          .fault(
              Message.of("clause-is-of-another-article", clause.value(), clause.article(), number),
              Message.of("write-that-article-or-rename", clause.article()));
    }
    return number;
  }

  private Authority authority(YamlNode entry) {
    entry.only("body", "matter", "basis");
    return new Authority(authorities.named(entry), entry.oneOf("basis", Basis.class));
  }

  private static Material material(YamlNode entry) {
    entry.only("zh", "en", "source");
    return new Material(entry.bilingual(), entry.required("source").only("zh", "en").bilingual());
  }

  private Requirement requirement(YamlNode entry) {
    entry.only("kind", "decidedBy", "basis", "law", "statedInText", "indication", "note");
    Ground ground = entry.oneOf("basis", Ground.class);
    if ((ground == Ground.LAW) != (entry.optional("law") != null)) {
      entry.fault(Message.of("basis-and-law-do-not-fit"), Message.of("basis-law-names-the-law"));
    }
    entry.required("statedInText");
    return new Requirement(
        entry.oneOf("kind", Requirement.Kind.class),
        authorities.named(entry.required("decidedBy").only("body", "matter")),
        ground,
        entry.optionalBilingual("law"),
        entry.bool("statedInText", true),
        entry.optionalBilingual("note"));
  }

  /** The indications, by which an applicant may claim to meet a requirement, by its position. */
  private Map<Integer, Criterion> indications(YamlNode file, ProfileType profile) {
    Map<Integer, Criterion> indications = new HashMap<>();
    List<YamlNode> requires = file.list("requires");
    for (int i = 0; i < requires.size(); i++) {
      YamlNode entry = requires.get(i).optional("indication");
      if (entry == null) {
        continue;
      }
      List<Criterion> conditions =
          rules.conditions(entry.path(), entry.line(), profile, entry.scalar());
      if (conditions.size() > 1) {
        entry.fault(
            Message.of("an-indication-is-one-condition"),
            Message.of("name-the-one-fact-that-may-be-claimed"));
      } else if (!conditions.isEmpty()) {
        indications.put(i, conditions.get(0));
      }
    }
    return indications;
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
