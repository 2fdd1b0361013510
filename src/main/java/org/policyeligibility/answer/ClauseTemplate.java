package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.ResultSentence;
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
  private final byte[] briefOpening;
  private final byte[] summaryOpening;

  /** From the sentence to the actual value of the first criterion. */
  private final byte[] beforeCriteria;

  private final List<CriterionTemplate> criteria;
  private final byte[][] requirements;

  /** By period of competence, then by requirement. */
  private final byte[][][] deciders;

  private final byte[][] indications;
  private final byte[][] indicationLabels;
  private final Map<String, byte[]> advisories = new HashMap<>();
  private final Map<NotNeeded, byte[]> exemptions = new HashMap<>();

  /** By period of competence; those of the standard view beside those of the full one. */
  private final byte[][] closings;

  private final byte[][] standardClosings;
  private final byte[] briefClosing;

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

  private final Language language;

  /** By how much is said of a result. */
  private final AtomicReferenceArray<ResultTemplateCache> pages =
      new AtomicReferenceArray<>(
          Stream.of(AnswerForm.OfResult.values())
              .map(form -> ResultTemplateCache.NONE)
              .toArray(ResultTemplateCache[]::new));

  ClauseTemplate(Provision provision, Ruleset ruleset, BenefitBasis basis, Language language) {
    this.provision = provision;
    this.language = language;
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
            && Eras.of(provision.clause()).size() <= 1 << BITS_OF_AN_ERA
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
    this.briefOpening =
        new JsonBytes(256)
            .ascii("{\"clause\":")
            .string(clause.id())
            .ascii(",\"benefit\":")
            .string(clause.benefit())
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
    this.beforeCriteria = new JsonBytes(256).ascii(",\"criteria\":[").add(following).toBytes();
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
    this.eras = Eras.of(clause);
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
              .ascii(",\"notNeeded\":{\"reason\":")
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
            .mapToObj(
                era ->
                    new JsonBytes(1024)
                        .add(authority(clause, eras.day(era), language))
                        .add(closing(clause, ruleset, language))
                        .toBytes())
            .toArray(byte[][]::new);
    this.standardClosings =
        IntStream.range(0, eras.size())
            .mapToObj(
                era ->
                    new JsonBytes(1024)
                        .add(authority(clause, eras.day(era), language))
                        .add(reference(clause, ruleset, true))
                        .toBytes())
            .toArray(byte[][]::new);
    this.briefClosing = reference(clause, ruleset, false);
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

  private static byte[] authority(Clause clause, LocalDate day, Language language) {
    JsonBytes out =
        new JsonBytes(256).ascii(",\"authority\":").string(clause.authority().name().in(language));
    BodyView now = BodyView.of(clause.authority().body(), day, language);
    if (now != null) {
      out.ascii(",\"authorityNow\":").add(Json.bytes(now));
    }
    return out.toBytes();
  }

  private static byte[] reference(Clause clause, Ruleset ruleset, boolean detailed) {
    return new JsonBytes(512)
        .ascii(",\"citations\":[")
        .add(Json.bytes(CitationView.Reference.of(clause, ruleset.proof(), detailed)))
        .ascii("]")
        .toBytes();
  }

  private static byte[] closing(Clause clause, Ruleset ruleset, Language language) {
    return new JsonBytes(1024)
        .ascii(",\"citations\":[")
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
   * @param form how much of it
   * @param changes what would turn round each result that something would, by clause; null where
   *     nobody asks
   * @return what was written, but for that
   */
  ResultTemplate write(
      JsonBytes out,
      Result result,
      EncodedValues stated,
      LocalDate asOf,
      AnswerForm.OfResult form,
      @Nullable Map<String, Change> changes) {
    ResultTemplate page = page(result, stated, eras.on(asOf), form);
    page.write(out, stated);
    if (changes != null && result.outcome() == Outcome.INELIGIBLE) {
      change.write(out, changes.get(provision.id()));
    }
    out.ascii("}");
    return page;
  }

  /** Written once for each way in which the clause reads, while there are not too many. */
  @SuppressWarnings("EnumOrdinal") // a place in an array of this object
  private ResultTemplate page(
      Result result, EncodedValues stated, int era, AnswerForm.OfResult form) {
    if (!hasKeys) {
      return written(result, stated, era, form);
    }
    long key = key(result, stated) << BITS_OF_AN_ERA | era;
    ResultTemplateCache known = pages.get(form.ordinal());
    ResultTemplate page = known.find(key);
    if (page == null) {
      page = written(result, stated, era, form);
      // Of two at once one is lost, and written again.
      pages.set(form.ordinal(), known.with(key, page));
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

  private ResultTemplate written(
      Result result, EncodedValues stated, int era, AnswerForm.OfResult form) {
    ResultTemplate.Writer page = new ResultTemplate.Writer();
    JsonBytes out = page.out();
    out.add(form.hasHead() ? form.hasTexts() ? opening : summaryOpening : briefOpening);
    out.ascii(result.outcome().name()).ascii("\"");
    page.sentence(ResultSentence.of(result, eras.day(era)).in(language));
    if (form.isDetailed()) {
      criteria(page, result, stated);
      requirements(page, result, stated, era);
    } else if (form.hasCriteria()) {
      briefCriteria(out, result, stated);
    }
    remarks(out, result, form);
    byte[] exemption = result.notNeeded() == null ? null : exemptions.get(result.notNeeded());
    if (exemption != null && form.isDetailed()) {
      out.add(exemption);
    }
    switch (form) {
      case FULL -> out.add(closings[era]);
      case DETAILED -> out.add(standardClosings[era]);
      case BRIEF -> out.add(briefClosing);
      case DETAILED_SHORT, BRIEF_SHORT, SUMMARY -> {}
    }
    return page.page();
  }

  private void criteria(ResultTemplate.Writer page, Result result, EncodedValues stated) {
    page.out().add(beforeCriteria);
    for (int i = 0; i < criteria.size(); i++) {
      Status status = result.statuses().get(i);
      boolean assumed = isAssumed(i, result, stated);
      // A register that leaves a kind of zone open says which others it knows; not here.
      if (status != Status.UNKNOWN && !assumed) {
        page.value(provision.criteria().get(i).fact());
      }
      criteria.get(i).writeRest(page.out(), status, assumed);
    }
  }

  private void briefCriteria(JsonBytes out, Result result, EncodedValues stated) {
    out.ascii(",\"criteria\":[");
    for (int i = 0; i < criteria.size(); i++) {
      criteria.get(i).writeBrief(out, result.statuses().get(i), isAssumed(i, result, stated));
    }
    out.dropLast(',').ascii("]");
  }

  /** Missing facts and advisories; where results are many, none is not said. */
  private void remarks(JsonBytes out, Result result, AnswerForm.OfResult form) {
    if (form.hasHead() || !result.missingFacts().isEmpty()) {
      out.ascii(",\"missingFacts\":[");
      result.missingFacts().forEach(fact -> out.ascii("\"").ascii(fact).ascii("\","));
      out.dropLast(',').ascii("]");
    }
    if (form.hasHead() || !result.advisories().isEmpty()) {
      out.ascii(",\"advisories\":[");
      boolean told = form.tellsAdvisories(result.outcome());
      result.advisories().forEach(advisory -> advisory(out, advisory, told));
      out.dropLast(',').ascii("]");
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

  private void advisory(JsonBytes out, Advisory advisory, boolean told) {
    byte[] whole = told ? advisories.get(advisory.code()) : null;
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
