package org.policyeligibility.ruleset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Provisions;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Evaluable;
import org.policyeligibility.law.Relation;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.register.ZoneRegister;

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
  private final Map<String, List<Relation>> relations;
  private final Supplier<RuleFiles> files;
  private final QuoteProof proof;
  private final String digest;
  private final String version;

  /**
   * A rule set of what was read.
   *
   * @param files from which the rest was read
   * @param proof of the quotes
   */
  public Ruleset(
      Vocabulary vocabulary,
      ZoneRegister register,
      Collection<Document> documents,
      Collection<Provision> provisions,
      RuleFiles files,
      QuoteProof proof) {
    this(
        vocabulary,
        register,
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

  private Ruleset(
      Vocabulary vocabulary,
      ZoneRegister register,
      List<Document> documents,
      List<Provision> catalogue,
      Supplier<RuleFiles> files,
      QuoteProof proof,
      String hex) {
    this.vocabulary = vocabulary;
    this.register = register;
    this.documents = documents;
    this.catalogue = catalogue;
    this.byId = catalogue.stream().collect(Collectors.toMap(Provision::id, one -> one));
    int first = 0;
    for (ProfileType type : ProfileType.values()) {
      List<Provision> ofType = new ArrayList<>(catalogue);
      ofType.removeIf(one -> one.profile() != type || one.clause().evaluable() == Evaluable.NO);
      evaluable.put(type, new Provisions(type, first, ofType));
      first += ofType.size();
    }
    this.benefits =
        catalogue.stream().map(one -> one.clause().benefit()).collect(Collectors.toSet());
    this.relations = relations(catalogue);
    this.files = files;
    this.proof = proof;
    this.digest = DIGEST + hex;
    this.version = lastReviewed(catalogue) + "+" + hex.substring(0, 12);
  }

  /** Every relation at both of its ends. */
  private static Map<String, List<Relation>> relations(List<Provision> catalogue) {
    Map<String, List<Relation>> relations = new HashMap<>();
    for (Provision one : catalogue) {
      for (Relation relation : one.clause().relations()) {
        relations.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(relation);
        relations
            .computeIfAbsent(relation.clause(), id -> new ArrayList<>())
            .add(relation.reversed(one.id()));
      }
    }
    return relations;
  }

  /**
   * What {@link #readFrom} reads: all but the files, each record as it was checked.
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
                documents,
                catalogue,
                proof,
                hex))
        .toBytes();
  }

  /**
   * The same rule set without reading and checking a text.
   *
   * @param bytes of {@link #toBytes}, by the same build
   * @param files asked for only where somebody wants to see a file
   */
  public static Ruleset readFrom(byte[] bytes, Supplier<RuleFiles> files) {
    Checked law = new RecordReader(bytes).read(Checked.class);
    return new Ruleset(
        new Vocabulary(law.facts(), law.identifiers(), law.lists()),
        new ZoneRegister(law.register()),
        law.documents(),
        law.catalogue(),
        files,
        law.proof(),
        law.hex());
  }

  /** What a rule set holds, each in its order. */
  record Checked(
      List<Fact> facts,
      List<Identifier> identifiers,
      Map<String, ValueList> lists,
      ZoneRegister.Content register,
      List<Document> documents,
      List<Provision> catalogue,
      QuoteProof proof,
      String hex) {}

  private static String lastReviewed(List<Provision> catalogue) {
    return catalogue.stream()
        .map(one -> one.clause().review().on())
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
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String path : files.paths()) {
        boolean counts = path.endsWith(".yaml") || path.endsWith(".csv");
        if (counts && !path.endsWith("scenarios.yaml")) {
          add(sha256, path, Optional.ofNullable(files.text(path)).orElseThrow());
        }
      }
      for (Provision provision : catalogue) {
        if (provision.ruleText() != null) {
          add(sha256, provision.id(), RulePrinter.print(provision));
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static void add(MessageDigest sha256, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha256.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
    sha256.update(bytes);
  }

  /** The same law with only some of its clauses. */
  public Ruleset only(Predicate<Provision> kept) {
    return new Ruleset(
        vocabulary,
        register,
        documents,
        catalogue.stream().filter(kept).toList(),
        files,
        proof,
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

  /** What was found word for word in the sources, when this was built. */
  public QuoteProof proof() {
    return proof;
  }

  /** The files it was read from. */
  public RuleFiles files() {
    return files.get();
  }

  /** The day on which a reading was last reviewed, and the beginning of the digest. */
  public String version() {
    return version;
  }

  /** {@code sha256:} and 64 hexadecimal digits over rules, facts and the zone register. */
  public String digest() {
    return digest;
  }
}
