package org.policyeligibility.answer;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.NotNeeded;
import org.policyeligibility.evaluation.OutcomeSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.evaluation.advice.Change;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.law.Amount;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Standing;
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
  private final byte[] shortOpening;
  private final byte[] summaryOpening;

  /** From the sentence to the actual value of the first criterion. */
  private final byte[] beforeCriteria;

  private final List<CriterionTemplate> criteria;
  private final List<RequirementTemplate> requirements;
  private final Map<String, byte[]> advisories = new HashMap<>();
  private final Map<String, byte[]> sourcedAdvisories = new HashMap<>();
  private final Map<NotNeeded, byte[]> exemptions = new HashMap<>();

  /** By period. */
  private final byte[][] authorities;

  /** As above, empty where the requirements say it. */
  private final byte[][] authoritiesInLong;

  private final byte[] closing;

  /** The citation by reference and the last reading, as an answer has them. */
  private final byte[] reference;

  /** The citation by reference, as a long answer has it. */
  private final byte[] longReference;

  /** The amounts granted; empty where there are none. */
  private final byte[] amounts;

  private final Eras eras;

  /** The days of these, counted from 1970. */
  private final long[] turns;

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
            && Eras.of(provision).size() <= 1 << BITS_OF_AN_ERA
            && provision.notNeeded().size() < 1 << BITS_OF_AN_EXEMPTION;
    this.hasIndications = !provision.indications().isEmpty();
    Clause clause = provision.clause();
    this.ofBenefit = clause.effect() == Effect.BENEFIT;
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
    this.shortOpening =
        new JsonBytes(256)
            .ascii("{\"clause\":")
            .string(clause.id())
            .ascii(",\"benefit\":")
            .string(clause.benefit())
            .ascii(ofBenefit ? "" : ",\"effect\":\"" + code(clause.effect()) + "\"")
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
    this.eras = Eras.of(provision);
    this.turns = eras.days().stream().mapToLong(LocalDate::toEpochDay).toArray();
    this.requirements =
        IntStream.range(0, clause.requires().size())
            .mapToObj(
                i ->
                    new RequirementTemplate(
                        clause.requires().get(i), provision.indications().get(i), eras, language))
            .toList();
    for (Advisory advisory : provision.advisories()) {
      JsonBytes out = new JsonBytes(512).add(code(advisory)).ascii(",\"text\":");
      out.string(advisory.text().in(language));
      advisories.put(advisory.code(), out.toBytes());
      if (advisory.source() != null) {
        out.ascii(",\"source\":").string(advisory.source().in(language));
      }
      sourcedAdvisories.put(advisory.code(), out.toBytes());
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
    this.authorities =
        IntStream.range(0, eras.size())
            .mapToObj(era -> authority(clause, eras.day(era), language))
            .toArray(byte[][]::new);
    this.authoritiesInLong =
        IntStream.range(0, eras.size())
            .mapToObj(
                era -> isDecider(clause, eras.day(era), language) ? new byte[0] : authorities[era])
            .toArray(byte[][]::new);
    this.amounts = amounts(clause, language);
    this.closing = closing(clause, ruleset, language);
    this.reference =
        new JsonBytes(512)
            .add(citations(CitationView.Reference.of(clause, ruleset.proof())))
            .add(lastReading(clause))
            .toBytes();
    this.longReference = citations(CitationView.Reference.inLong(clause, language));
    this.change = new ChangeTemplate(provision, language);
    this.benefit = new BenefitTemplate(provision, ruleset, eras, language);
    this.basis = basis;
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

  /** Whether each requirement names the authority as the body that decides. */
  private static boolean isDecider(Clause clause, LocalDate day, Language language) {
    CompetentBody body = clause.authority().body();
    return !clause.requires().isEmpty()
        && clause.requires().stream()
            .map(Requirement::decidedBy)
            .allMatch(
                decider ->
                    decider.name().in(language).equals(clause.authority().name().in(language))
                        && Objects.equals(
                            BodyView.of(decider, day, language), BodyView.of(body, day, language)));
  }

  private static byte[] amounts(Clause clause, Language language) {
    JsonBytes out = new JsonBytes(256);
    for (Amount amount : clause.amounts()) {
      out.ascii(",{\"kind\":").string(amount.kind().code());
      out.ascii(",\"value\":").ascii(amount.value().toPlainString());
      if (amount.currency() != null) {
        out.ascii(",\"currency\":").string(amount.currency());
      }
      if (amount.atMost() != null) {
        out.ascii(",\"atMost\":").ascii(amount.atMost().toPlainString());
      }
      out.ascii(",\"text\":").string(amount.text().in(language));
      out.ascii(",\"words\":").add(Json.bytes(CitationView.quotes(amount.words())));
      out.ascii("}");
    }
    byte[] all = out.toBytes();
    return all.length == 0
        ? all
        : new JsonBytes(256).ascii(",\"amounts\":[").add(all, 1, all.length).ascii("]").toBytes();
  }

  private static byte[] citations(CitationView.Reference reference) {
    return new JsonBytes(512)
        .ascii(",\"citations\":[")
        .add(Json.bytes(reference))
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
        .add(lastReading(clause))
        .toBytes();
  }

  private static byte[] lastReading(Clause clause) {
    return ascii(",\"lastReading\":\"" + clause.review().on() + "\"");
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

  /**
   * The template of a result.
   *
   * @param day of the answer, counted from 1970
   * @param form how much of it
   */
  ResultTemplate page(Result result, EncodedValues stated, long day, AnswerForm.OfResult form) {
    int era = 0;
    while (era < turns.length && turns[era] <= day) {
      era++;
    }
    return page(result, stated, era, form);
  }

  /** Whether all cases that share a result read the same of it, but for the values stated. */
  boolean restsOnResult(AnswerForm.OfResult form) {
    return (metWhenAbsent.length == 0 || !form.isCited())
        && (!hasIndications || !form.isDetailed());
  }

  /**
   * Writes what would turn round a result that is not due.
   *
   * @param changes by clause
   */
  void writeChange(JsonBytes out, Map<String, Change> changes) {
    change.write(out, changes.get(provision.id()));
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
    for (int i = 0; i < requirements.size(); i++) {
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
    out.add(opening(form)).ascii(result.outcome().name()).ascii("\",\"summaryText\":");
    out.string(OutcomeSentence.of(result, eras.day(era)).in(language));
    switch (form) {
      case FULL, DETAILED -> {
        criteria(page, result, stated);
        requirements(page, result, stated, era);
        out.add(amounts);
        remarks(out, result, sourcedAdvisories);
        exemption(out, result);
        out.add(authorities[era]).add(form == AnswerForm.OfResult.FULL ? closing : reference);
      }
      case ACTIONABLE -> {
        briefCriteria(out, result, stated, true);
        briefRequirements(out, result, era, standing -> true);
        out.add(amounts);
        advisories(out, result.advisories(), advisories);
        exemption(out, result);
        out.add(authoritiesInLong[era]).add(longReference);
      }
      case REASONED -> {
        briefCriteria(out, result, stated, false);
        briefRequirements(out, result, era, Standing::isAdverse);
        missing(out, result);
        elsewhere(out, result);
        out.add(longReference);
      }
      case SUMMARY -> remarks(out, result, Map.of());
      case SHORT -> {
        // Outside the whole country its schemes hold for nobody.
        if (!provision.clause().document().territory().within().isEmpty()) {
          elsewhere(out, result);
        }
      }
    }
    return page.page(
        Labels.of(result, form, stated.stated()),
        form.isCited() ? provision.clause().document().id() : null,
        era == 0 ? Long.MIN_VALUE : turns[era - 1],
        era == turns.length ? Long.MAX_VALUE : turns[era]);
  }

  private byte[] opening(AnswerForm.OfResult form) {
    return switch (form) {
      case FULL, DETAILED -> opening;
      case SUMMARY -> summaryOpening;
      case ACTIONABLE, REASONED, SHORT -> shortOpening;
    };
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

  private void requirements(
      ResultTemplate.Writer page, Result result, EncodedValues stated, int era) {
    for (int i = 0; i < requirements.size(); i++) {
      requirements.get(i).write(page, result.standings().get(i), era, stated);
    }
    page.out().dropLast(',').ascii("]");
  }

  /** Each criterion with its status; absent where there are none. */
  private void briefCriteria(JsonBytes out, Result result, EncodedValues stated, boolean labelled) {
    if (criteria.isEmpty()) {
      return;
    }
    out.ascii(",\"criteria\":[");
    for (int i = 0; i < criteria.size(); i++) {
      boolean assumed = isAssumed(i, result, stated);
      criteria.get(i).writeBrief(out, result.statuses().get(i), assumed, labelled);
    }
    out.dropLast(',').ascii("]");
  }

  /** The requirements that stand in some way; absent where there are none. */
  private void briefRequirements(
      JsonBytes out, Result result, int era, Predicate<Standing> wanted) {
    if (result.standings().stream().noneMatch(wanted)) {
      return;
    }
    out.ascii(",\"requires\":[");
    for (int i = 0; i < requirements.size(); i++) {
      Standing standing = result.standings().get(i);
      if (wanted.test(standing)) {
        requirements.get(i).writeBrief(out, standing, era);
      }
    }
    out.dropLast(',').ascii("]");
  }

  /** Missing facts and advisories, which are empty lists where there are none. */
  private static void remarks(JsonBytes out, Result result, Map<String, byte[]> words) {
    if (result.missingFacts().isEmpty()) {
      out.ascii(",\"missingFacts\":[]");
    }
    missing(out, result);
    if (result.advisories().isEmpty()) {
      out.ascii(",\"advisories\":[]");
    }
    advisories(out, result.advisories(), words);
  }

  private static void missing(JsonBytes out, Result result) {
    if (!result.missingFacts().isEmpty()) {
      out.ascii(",\"missingFacts\":[");
      result.missingFacts().forEach(out::element);
      out.dropLast(',').ascii("]");
    }
  }

  /**
   * Schemes of other law where one criterion stands against it: in words where all others are met,
   * by their code where it is open whether the rest fits.
   */
  private void elsewhere(JsonBytes out, Result result) {
    List<Status> statuses = result.statuses();
    if (Collections.frequency(statuses, Status.NOT_MET) == 1) {
      List<Advisory> schemes =
          result.advisories().stream().filter(Advisory::isForThoseOutside).toList();
      advisories(out, schemes, statuses.contains(Status.UNKNOWN) ? Map.of() : advisories);
    }
  }

  /**
   * Advisories.
   *
   * @param words how each begins, by its code; those of which nothing is said are told by the code
   */
  private static void advisories(JsonBytes out, List<Advisory> shown, Map<String, byte[]> words) {
    if (!shown.isEmpty()) {
      out.ascii(",\"advisories\":[");
      for (Advisory advisory : shown) {
        byte[] told = words.get(advisory.code());
        out.add(told == null ? code(advisory) : told).ascii("},");
      }
      out.dropLast(',').ascii("]");
    }
  }

  private void exemption(JsonBytes out, Result result) {
    byte[] exemption = result.notNeeded() == null ? null : exemptions.get(result.notNeeded());
    if (exemption != null) {
      out.add(exemption);
    }
  }

  private static byte[] code(Advisory advisory) {
    return ascii("{\"code\":\"" + advisory.code() + "\"");
  }
}
