package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.ruleset.Ruleset;

/**
 * The template of a clause's result, in one language. Its texts are encoded to bytes once, so that
 * an answer adds only what a profile changes.
 */
final class ClauseTemplate {
  private static final int BITS_OF_AN_OUTCOME = 4;
  private static final int BITS_OF_AN_ERA = 3;
  private static final int BITS_OF_AN_EXEMPTION = 3;

  private final byte[] opening;
  private final byte[] summaryOpening;

  /** From the outcome to the actual value of the first criterion. */
  private final byte[] beforeCriteria;

  private final List<CriterionTemplate> criteria;
  private final byte[][] requirements;

  /** By period, then by requirement. */
  private final byte[][][] deciders;

  private final byte[][] indications;
  private final byte[][] indicationLabels;
  private final Map<String, byte[]> advisories = new HashMap<>();
  private final Map<NotNeeded, byte[]> exemptions = new HashMap<>();

  /** By period. */
  private final byte[][] closings;

  private final Eras eras;
  private final ChangeTemplate change;
  private final BenefitTemplate benefit;
  private final BenefitBasis basis;
  private final boolean ofBenefit;
  private final Provision provision;

  private final boolean hasIndications;

  /** Whether all ways in which the clause can read have a number each; see {@link #key}. */
  private final boolean hasKeys;

  /** Every fact that can be missing. */
  private final List<Fact> askable;

  /** The places of criteria that silence meets. */
  private final int[] metWhenAbsent;

  private volatile ResultTemplateCache pages = ResultTemplateCache.NONE;

  ClauseTemplate(Provision provision, Ruleset ruleset, BenefitBasis basis, Language language) {
    this.provision = provision;
    this.metWhenAbsent =
        IntStream.range(0, provision.criteria().size())
            .filter(i -> provision.criteria().get(i).metWhenAbsent())
            .toArray();
    this.askable =
        Stream.concat(
                provision.statedBy().values().stream().flatMap(List::stream),
                Stream.ofNullable(provision.province()))
            .distinct()
            .toList();
    this.hasKeys =
        BITS_OF_AN_OUTCOME
                    + BITS_OF_AN_ERA
                    + BITS_OF_AN_EXEMPTION
                    + 2 * provision.criteria().size()
                    + metWhenAbsent.length
                    + askable.size()
                    + 3 * provision.clause().requires().size()
                    + provision.advisories().size()
                    + 2 * provision.indications().size()
                <= Long.SIZE
            && Eras.of(provision).size() <= 1 << BITS_OF_AN_ERA
            && provision.notNeeded().size() < 1 << BITS_OF_AN_EXEMPTION;
    this.hasIndications = !provision.indications().isEmpty();
    Clause clause = provision.clause();
    byte[] head =
        new JsonBytes(512)
            .ascii("{\"clause\":")
            .string(clause.id())
            .ascii(",\"document\":")
            .string(clause.document().id())
            .ascii(",\"profile\":")
            .string(provision.profile().code())
            .ascii(",\"benefit\":")
            .string(clause.benefit())
            .ascii(",\"effect\":")
            .string(code(clause.effect()))
            .ascii(",\"modality\":")
            .string(code(clause.modality()))
            .ascii(",\"category\":")
            .string(clause.category())
            .toBytes();
    byte[] outcome = new JsonBytes(16).ascii(",\"outcome\":\"").toBytes();
    this.summaryOpening = new JsonBytes(512).add(head).add(outcome).toBytes();
    this.opening =
        new JsonBytes(512)
            .add(head)
            .ascii(",\"title\":")
            .string(clause.title().in(language))
            .add(outcome)
            .toBytes();
    byte[] following = ascii("],\"requires\":[");
    CriterionTemplate[] pages = new CriterionTemplate[provision.criteria().size()];
    for (int i = pages.length - 1; i >= 0; i--) {
      Criterion criterion = provision.criteria().get(i);
      pages[i] = new CriterionTemplate(criterion, provision.remarks().get(i), language, following);
      following =
          new JsonBytes(256)
              .ascii(i > 0 ? "," : "")
              .add(CriterionTemplate.head(criterion))
              .toBytes();
    }
    this.criteria = List.of(pages);
    this.beforeCriteria = new JsonBytes(256).ascii("\",\"criteria\":[").add(following).toBytes();
    List<Requirement> requires = clause.requires();
    this.requirements =
        requires.stream()
            .map(
                candidate ->
                    new JsonBytes(64)
                        .ascii("{\"kind\":")
                        .string(code(candidate.kind()))
                        .ascii(",\"status\":\"")
                        .toBytes())
            .toArray(byte[][]::new);
    this.eras = Eras.of(provision);
    this.deciders =
        IntStream.range(0, eras.size())
            .mapToObj(
                era ->
                    requires.stream()
                        .map(candidate -> decider(candidate, eras.day(era), language))
                        .toArray(byte[][]::new))
            .toArray(byte[][][]::new);
    this.indications = new byte[requires.size()][];
    this.indicationLabels = new byte[requires.size()][];
    provision
        .indications()
        .forEach(
            (requirement, indication) -> {
              indications[requirement] =
                  new JsonBytes(256)
                      .ascii(",\"indication\":")
                      .add(CriterionTemplate.head(indication))
                      .toBytes();
              indicationLabels[requirement] =
                  new JsonBytes(128)
                      .ascii("\",\"label\":")
                      .string(CriterionSentence.of(indication).in(language))
                      .ascii("}")
                      .toBytes();
            });
    for (Advisory advisory : provision.advisories()) {
      advisories.put(
          advisory.code(),
          new JsonBytes(512)
              .add(code(advisory))
              .ascii(",\"text\":")
              .string(advisory.text().in(language))
              .ascii("},")
              .toBytes());
    }
    for (NotNeeded exemption : provision.notNeeded()) {
      exemptions.put(
          exemption,
          new JsonBytes(512)
              .ascii("],\"notNeeded\":{\"reason\":")
              .string(exemption.note().in(language))
              .ascii(",\"from\":\"")
              .ascii(exemption.from().toString())
              .ascii("\",\"source\":")
              .string(exemption.source().in(language))
              .ascii("}")
              .toBytes());
    }
    this.closings =
        IntStream.range(0, eras.size())
            .mapToObj(era -> closing(clause, ruleset, eras.day(era), language))
            .toArray(byte[][]::new);
    this.change = new ChangeTemplate(provision, language);
    this.benefit = new BenefitTemplate(provision, ruleset, eras, language);
    this.basis = basis;
    this.ofBenefit = clause.effect() == Effect.BENEFIT;
  }

  /** Whether this is what answers say of that provision. */
  boolean isOf(Provision other) {
    return provision.equals(other);
  }

  /** Whether the clause gives a benefit. */
  boolean isOfBenefit() {
    return ofBenefit;
  }

  /** The clause among those that give its benefit. */
  BenefitBasis basis() {
    return basis;
  }

  /** The clause as one basis of its benefit. */
  BenefitTemplate benefit() {
    return benefit;
  }

  private static byte[] closing(Clause clause, Ruleset ruleset, LocalDate day, Language language) {
    JsonBytes out =
        new JsonBytes(1024).ascii(",\"authority\":").string(clause.authority().name().in(language));
    BodyView now = BodyView.of(clause.authority().body(), day, language);
    if (now != null) {
      out.ascii(",\"authorityNow\":").add(Json.bytes(now));
    }
    return out.ascii(",\"citations\":[")
        .add(Json.bytes(CitationView.of(clause, language, ruleset.proof())))
        .ascii("]")
        .add(relations(clause.id(), ruleset, language))
        .ascii(",\"review\":")
        .string(ReviewView.status(clause.review()))
        .ascii(",\"lastReading\":\"")
        .ascii(clause.review().on().toString())
        .ascii("\"")
        .toBytes();
  }

  /** How the clause stands to others; nothing where there is nothing to say. */
  private static byte[] relations(String clause, Ruleset ruleset, Language language) {
    List<RelationView> relations = RelationView.of(clause, ruleset, language);
    return relations.isEmpty()
        ? new byte[0]
        : new JsonBytes(512).ascii(",\"relations\":").add(Json.bytes(relations)).toBytes();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static byte[] ascii(String text) {
    return new JsonBytes(text.length()).ascii(text).toBytes();
  }

  private static byte[] decider(Requirement requirement, LocalDate day, Language language) {
    JsonBytes out =
        new JsonBytes(256)
            .ascii("\",\"decidedBy\":")
            .string(requirement.decidedBy().name().in(language));
    BodyView now = BodyView.of(requirement.decidedBy(), day, language);
    if (now != null) {
      out.ascii(",\"decidedByNow\":").add(Json.bytes(now));
    }
    out.ascii(",\"basis\":").string(code(requirement.ground()));
    if (requirement.law() != null) {
      out.ascii(",\"law\":").string(requirement.law().in(language));
    }
    out.ascii(",\"statedInText\":" + requirement.statedInText());
    if (requirement.note() != null) {
      out.ascii(",\"note\":").string(requirement.note().in(language));
    }
    return out.toBytes();
  }

  /**
   * Writes one element of the list of results.
   *
   * @param changes what would turn round each result that something would, by clause
   */
  void write(
      JsonBytes out,
      Result result,
      EncodedValues stated,
      LocalDate asOf,
      Map<String, Change> changes) {
    page(result, stated, eras.on(asOf)).write(out, stated);
    if (result.outcome() == Outcome.INELIGIBLE) {
      change.write(out, changes.get(provision.id()));
    }
    out.ascii("}");
  }

  /** Written once for each way in which the clause reads, while there are not too many. */
  private ResultTemplate page(Result result, EncodedValues stated, int era) {
    if (!hasKeys) {
      return written(result, stated, era);
    }
    long key = key(result, stated) << BITS_OF_AN_ERA | era;
    ResultTemplate page = pages.find(key);
    if (page == null) {
      page = written(result, stated, era);
      // Of two at once one is lost, and written again.
      pages = pages.with(key, page);
    }
    return page;
  }

  /** Says all on which a page rests, and no value that was stated. */
  @SuppressWarnings("EnumOrdinal") // in no key that outlives the process
  private long key(Result result, EncodedValues stated) {
    long key = result.outcome().ordinal();
    key =
        key << BITS_OF_AN_EXEMPTION
            | (result.notNeeded() == null
                ? 0
                : 1 + provision.notNeeded().indexOf(result.notNeeded()));
    for (Fact fact : askable) {
      key = key << 1 | (result.missing().contains(fact) ? 1 : 0);
    }
    List<Status> statuses = result.statuses();
    for (int i = 0; i < statuses.size(); i++) {
      key = key << 2 | statuses.get(i).ordinal();
    }
    for (int criterion : metWhenAbsent) {
      key = key << 1 | (isAssumed(criterion, result, stated) ? 1 : 0);
    }
    for (int i = 0; i < requirements.length; i++) {
      key = key << 3 | result.standings().get(i).ordinal();
    }
    if (!advisories.isEmpty()) {
      for (Advisory advisory : provision.advisories()) {
        key = key << 1 | (result.advisories().contains(advisory) ? 1 : 0);
      }
    }
    if (hasIndications) {
      for (Criterion indication : provision.indications().values()) {
        key = key << 2 | indication.read(stated.stated()).ordinal();
      }
    }
    return key;
  }

  private boolean isAssumed(int criterion, Result result, EncodedValues stated) {
    Criterion candidate = provision.criteria().get(criterion);
    return candidate.metWhenAbsent()
        && result.statuses().get(criterion) == Status.MET
        && stated.actual(candidate.fact()).length == 0;
  }

  private ResultTemplate written(Result result, EncodedValues stated, int era) {
    ResultTemplate.Writer page = new ResultTemplate.Writer();
    JsonBytes out = page.out();
    out.add(opening).ascii(result.outcome().name()).add(beforeCriteria);
    for (int i = 0; i < criteria.size(); i++) {
      Status status = result.statuses().get(i);
      boolean assumed = isAssumed(i, result, stated);
      // A register that leaves a kind of zone open says which others it knows; not here.
      if (status != Status.UNKNOWN && !assumed) {
        page.value(provision.criteria().get(i).fact());
      }
      criteria.get(i).writeRest(out, status, assumed);
    }
    requirements(page, result, stated, era);
    remarks(out, result, false);
    byte[] exemption = result.notNeeded() == null ? null : exemptions.get(result.notNeeded());
    if (exemption == null) {
      out.ascii("]");
    } else {
      out.add(exemption);
    }
    out.add(closings[era]);
    return page.page();
  }

  /** Writes the result without criteria, citations and texts. */
  void writeSummary(JsonBytes out, Result result) {
    out.add(summaryOpening).ascii(result.outcome().name()).ascii("\"");
    remarks(out, result, true);
    out.ascii("]}");
  }

  /** Missing facts and advisories; the list of these is left open. */
  private void remarks(JsonBytes out, Result result, boolean summary) {
    out.ascii(",\"missingFacts\":[");
    if (!result.missingFacts().isEmpty()) {
      result.missingFacts().forEach(fact -> out.ascii("\"").ascii(fact).ascii("\","));
      out.dropLast(',');
    }
    out.ascii("],\"advisories\":[");
    if (!result.advisories().isEmpty()) {
      result.advisories().forEach(advisory -> advisory(out, advisory, summary));
      out.dropLast(',');
    }
  }

  private void requirements(
      ResultTemplate.Writer page, Result result, EncodedValues stated, int era) {
    JsonBytes out = page.out();
    for (int i = 0; i < requirements.length; i++) {
      out.add(requirements[i]).ascii(result.standings().get(i).name()).add(deciders[era][i]);
      indication(page, i, stated);
      out.ascii(i + 1 < requirements.length ? "}," : "}");
    }
    out.ascii("]");
  }

  private void advisory(JsonBytes out, Advisory advisory, boolean summary) {
    byte[] whole = summary ? null : advisories.get(advisory.code());
    if (whole == null) {
      out.add(code(advisory)).ascii("},");
    } else {
      out.add(whole);
    }
  }

  private static byte[] code(Advisory advisory) {
    return ascii("{\"code\":\"" + advisory.code() + "\"");
  }

  /**
   * Writes the indication beside a requirement: a fact by which the applicant claims to meet it.
   */
  private void indication(ResultTemplate.Writer page, int requirement, EncodedValues stated) {
    if (!hasIndications) {
      return;
    }
    Criterion indication = provision.indications().get(requirement);
    if (indication != null) {
      page.out().add(indications[requirement]);
      page.value(indication.fact());
      page.out().ascii(",\"status\":\"").ascii(indication.read(stated.stated()).name());
      page.out().add(indicationLabels[requirement]);
    }
  }
}
