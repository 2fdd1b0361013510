package org.policyeligibility.ruleset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.QuoteProof;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;
import org.policyeligibility.ruleset.language.RulePrinter;
import org.policyeligibility.ruleset.record.RecordReader;
import org.policyeligibility.ruleset.record.RecordWriter;
import org.policyeligibility.ruleset.text.RuleFiles;

/** The law, loaded: immutable, known by its digest. */
public final class Ruleset {
  private static final String DIGEST = "sha256:";

  private final Vocabulary vocabulary;
  private final ZoneRegister register;
  private final List<Document> documents;
  private final List<Provision> catalogue;
  private final Map<String, Provision> byId;
  private final Map<ProfileType, Provisions> evaluable = new EnumMap<>(ProfileType.class);
  private final Set<String> benefits;
  private final Map<String, List<Provision>> granted;

  private final Titles titles;

  /** By benefit, of all that clauses name. */
  private final Map<String, Text> titlesOfBenefits;

  private final Map<String, List<Relation>> relations;
  private final Supplier<RuleFiles> files;
  private final QuoteProof proof;
  private final String digest;
  private final String version;

  /**
   * A rule set of what was read.
   *
   * @param titles of benefits and categories
   * @param files from which the rest was read
   * @param proof of the quotes
   */
  public Ruleset(
      Vocabulary vocabulary,
      ZoneRegister register,
      Titles titles,
      Collection<Document> documents,
      Collection<Provision> provisions,
      RuleFiles files,
      QuoteProof proof) {
    this(
        vocabulary,
        register,
        titles,
        documents.stream().sorted(Comparator.comparing(Document::id)).toList(),
        inOrder(provisions),
        () -> files,
        proof,
        hash(files, inOrder(provisions)));
  }

  private static List<Provision> inOrder(Collection<Provision> provisions) {
    return provisions.stream()
        .sorted(Comparator.comparing(Provision::clause, Clause.IN_ORDER_OF_THE_LAW))
        .toList();
  }

  private static boolean isAddressed(Provision provision, ProfileType type) {
    return provision.profile() == type && provision.clause().evaluable() != Evaluable.NO;
  }

  private Ruleset(
      Vocabulary vocabulary,
      ZoneRegister register,
      Titles titles,
      List<Document> documents,
      List<Provision> catalogue,
      Supplier<RuleFiles> files,
      QuoteProof proof,
      String hex) {
    this.vocabulary = vocabulary;
    this.register = register;
    this.titles = titles;
    this.documents = documents;
    this.catalogue = catalogue;
    this.byId = catalogue.stream().collect(Collectors.toMap(Provision::id, Function.identity()));
    int first = 0;
    int exemption =
        (int)
            catalogue.stream()
                .filter(provision -> provision.clause().evaluable() != Evaluable.NO)
                .count();
    for (ProfileType type : ProfileType.values()) {
      int[] placesInLaw =
          IntStream.range(0, catalogue.size())
              .filter(place -> isAddressed(catalogue.get(place), type))
              .toArray();
      List<Provision> ofType = Arrays.stream(placesInLaw).mapToObj(catalogue::get).toList();
      Provisions provisions = new Provisions(type, first, exemption, ofType, placesInLaw);
      evaluable.put(type, provisions);
      first += provisions.size();
      exemption += provisions.exemptions();
    }
    this.benefits =
        Collections.unmodifiableSortedSet(
            catalogue.stream()
                .map(provision -> provision.clause().benefit())
                .collect(Collectors.toCollection(TreeSet::new)));
    this.titlesOfBenefits = titlesOfBenefits(catalogue, titles);
    this.granted = granted(catalogue);
    this.relations = relations(catalogue);
    this.files = files;
    this.proof = proof;
    this.digest = DIGEST + hex;
    this.version = lastRead(catalogue) + "+" + hex.substring(0, 12);
  }

  private static Map<String, Text> titlesOfBenefits(List<Provision> catalogue, Titles titles) {
    Map<String, Text> all = new HashMap<>(titles.benefits());
    for (Provision provision : catalogue) {
      all.putIfAbsent(provision.clause().benefit(), provision.clause().title());
    }
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, List<Provision>> granted(List<Provision> catalogue) {
    Map<String, List<Provision>> granted = new TreeMap<>();
    catalogue.stream()
        .filter(provision -> provision.clause().effect() == Effect.BENEFIT)
        .sorted(Comparator.comparing(Provision::clause, Clause.STRONGEST_FIRST))
        .forEach(
            provision ->
                granted
                    .computeIfAbsent(provision.clause().benefit(), id -> new ArrayList<>())
                    .add(provision));
    granted.replaceAll((benefit, clauses) -> List.copyOf(clauses));
    return Collections.unmodifiableMap(granted);
  }

  /** Every relation at both of its ends. */
  private static Map<String, List<Relation>> relations(List<Provision> catalogue) {
    Map<String, List<Relation>> relations = new HashMap<>();
    for (Provision provision : catalogue) {
      for (Relation relation : provision.clause().relations()) {
        relations.computeIfAbsent(provision.id(), id -> new ArrayList<>()).add(relation);
        relations
            .computeIfAbsent(relation.clause(), id -> new ArrayList<>())
            .add(relation.reversed(provision.id()));
      }
    }
    return relations;
  }

  /**
   * Serialises the rule set for {@link #readFrom}: all but the files, each record as it was
   * checked.
   *
   * @param proof of the quotes, made after they were read
   */
  public byte[] toBytes(QuoteProof proof) {
    String hex = digest.substring(DIGEST.length());
    return new RecordWriter()
        .write(
            new Checked(
                vocabulary.all(),
                vocabulary.identifiers(),
                vocabulary.lists(),
                register.content(),
                titles,
                documents,
                catalogue,
                proof,
                hex))
        .toBytes();
  }

  /**
   * Reads a rule set back without reading and checking a text.
   *
   * @param bytes of {@link #toBytes}, by the same build
   * @param files asked for only where somebody wants to see a file
   */
  public static Ruleset readFrom(byte[] bytes, Supplier<RuleFiles> files) {
    Checked law = new RecordReader(bytes).read(Checked.class);
    return new Ruleset(
        new Vocabulary(law.facts(), law.identifiers(), law.lists()),
        new ZoneRegister(law.register()),
        law.titles(),
        law.documents(),
        law.catalogue(),
        files,
        law.proof(),
        law.hex());
  }

  /** The content of a rule set, each part in its order. It is the record that is serialised. */
  public record Checked(
      List<Fact> facts,
      List<Identifier> identifiers,
      Map<String, ValueList> lists,
      ZoneRegister.Content register,
      Titles titles,
      List<Document> documents,
      List<Provision> catalogue,
      QuoteProof proof,
      String hex) {}

  private static String lastRead(List<Provision> catalogue) {
    return catalogue.stream()
        .map(provision -> provision.clause().review().on())
        .max(Comparator.naturalOrder())
        .map(LocalDate::toString)
        .orElse("0");
  }

  /**
   * Over what can change an answer. A rule counts in its canonical form: neither a comment in it
   * nor its layout changes the law. The other files count as they stand, without scenarios and the
   * pages for people.
   */
  private static String hash(RuleFiles files, List<Provision> catalogue) {
    Sha256 digest = new Sha256();
    for (String path : files.paths()) {
      boolean counts = path.endsWith(".yaml") || path.endsWith(".csv");
      if (counts && !path.endsWith("scenarios.yaml")) {
        digest.add(path, Optional.ofNullable(files.text(path)).orElseThrow());
      }
    }
    for (Provision provision : catalogue) {
      if (provision.ruleText() != null) {
        digest.add(provision.id(), RulePrinter.print(provision));
      }
    }
    return digest.hex();
  }

  /** This law with only some of its clauses. */
  public Ruleset only(Predicate<Provision> kept) {
    return new Ruleset(
        vocabulary,
        register,
        titles,
        documents,
        catalogue.stream().filter(kept).toList(),
        files,
        proof,
        digest.substring(DIGEST.length()));
  }

  /** This law with another proof of its quotes. */
  public Ruleset proved(QuoteProof quotes) {
    return new Ruleset(
        vocabulary,
        register,
        titles,
        documents,
        catalogue,
        files,
        quotes,
        digest.substring(DIGEST.length()));
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The zones that are known, with the day of which they tell. */
  public ZoneRegister register() {
    return register;
  }

  /** By id. */
  public List<Document> documents() {
    return documents;
  }

  public Optional<Document> document(String id) {
    return documents.stream().filter(document -> document.id().equals(id)).findFirst();
  }

  /** Every provision, evaluable or not, in the order of the law. */
  public List<Provision> catalogue() {
    return catalogue;
  }

  public Optional<Provision> provision(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The evaluable provisions addressed to a type of profile. */
  public Provisions provisions(ProfileType type) {
    return Optional.ofNullable(evaluable.get(type)).orElseThrow(NoSuchElementException::new);
  }

  /** How many provisions are evaluable: those of all types of profile have this many ordinals. */
  public int decided() {
    return evaluable.values().stream().mapToInt(Provisions::size).sum();
  }

  /** How a clause stands to others, whichever of the two says so. */
  public List<Relation> relations(String clause) {
    return List.copyOf(relations.getOrDefault(clause, List.of()));
  }

  /**
   * The benefits by id, each with the clauses that grant it, the strongest first. Restrictions and
   * obligations grant nothing and are left out.
   */
  public Map<String, List<Provision>> benefits() {
    return granted;
  }

  /** The title of a benefit; that of one clause bears the title of the clause. */
  public Text titleOfBenefit(String id) {
    return Optional.ofNullable(titlesOfBenefits.get(id)).orElseThrow(NoSuchElementException::new);
  }

  /** The titles of categories; one that is not there is called by its code. */
  public Map<String, Text> titlesOfCategories() {
    return titles.categories();
  }

  /** The ids of all benefits, restrictions and obligations that clauses name. */
  public Set<String> benefitIds() {
    return benefits;
  }

  public boolean hasBenefit(String id) {
    return benefits.contains(id);
  }

  public boolean hasClause(String id) {
    return byId.containsKey(id);
  }

  /** Ids by which assessments and approvals can be keyed. */
  public boolean hasBenefitOrClause(String id) {
    return hasBenefit(id) || hasClause(id);
  }

  /** The proof of the quotes that were found word for word in the sources, when this was built. */
  public QuoteProof proof() {
    return proof;
  }

  /** The files it was read from. */
  public RuleFiles files() {
    return files.get();
  }

  /**
   * The day on which a reading was last compared with its sources, and the beginning of the digest.
   */
  public String version() {
    return version;
  }

  /** {@code sha256:} and 64 hexadecimal digits over rules, facts and the zone register. */
  public String digest() {
    return digest;
  }
}
