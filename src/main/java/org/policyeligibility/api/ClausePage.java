package org.policyeligibility.api;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.policyeligibility.evaluation.Advisory;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Result;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.Language;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.profile.Profile;

/**
 * What answers say of one clause in one language, written to bytes but for what a profile changes.
 */
final class ClausePage {
  private final byte[] head;
  private final byte[] title;
  private final byte[][] criteria;
  private final byte[][] labels;
  private final byte[][] requirements;
  private final byte[][] deciders;
  private final byte[][] indications;
  private final byte[][] indicationLabels;
  private final Map<String, byte[]> advisories = new HashMap<>();
  private final byte[] tail;
  private final Provision provision;

  ClausePage(Provision provision, Language language) {
    this.provision = provision;
    Clause clause = provision.clause();
    this.head =
        new JsonBytes(512)
            .ascii("{\"clause\":")
            .string(clause.id())
            .ascii(",\"document\":")
            .string(clause.document().id())
            .ascii(",\"benefit\":")
            .string(clause.benefit())
            .ascii(",\"effect\":")
            .string(code(clause.effect()))
            .ascii(",\"modality\":")
            .string(code(clause.modality()))
            .ascii(",\"category\":")
            .string(clause.category())
            .toBytes();
    this.title =
        new JsonBytes(128).ascii(",\"title\":").string(clause.title().in(language)).toBytes();
    this.criteria = provision.criteria().stream().map(ClausePage::head).toArray(byte[][]::new);
    this.labels = new byte[provision.criteria().size()][];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(i, language);
    }
    List<Requirement> requires = clause.requires();
    this.requirements =
        requires.stream()
            .map(
                one ->
                    new JsonBytes(64)
                        .ascii("{\"kind\":")
                        .string(code(one.kind()))
                        .ascii(",\"status\":\"")
                        .toBytes())
            .toArray(byte[][]::new);
    this.deciders = requires.stream().map(one -> decider(one, language)).toArray(byte[][]::new);
    this.indications = new byte[requires.size()][];
    this.indicationLabels = new byte[requires.size()][];
    provision
        .indications()
        .forEach(
            (requirement, indication) -> {
              indications[requirement] =
                  new JsonBytes(256).ascii(",\"indication\":").add(head(indication)).toBytes();
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
          new JsonBytes(512).ascii(",\"text\":").string(advisory.text().in(language)).toBytes());
    }
    this.tail =
        new JsonBytes(1024)
            .ascii(",\"authority\":")
            .string(clause.authority().name().in(language))
            .ascii(",\"citations\":[")
            .add(Wire.bytes(CitationView.of(clause, language)))
            .ascii("]")
            .toBytes();
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static byte[] head(Criterion criterion) {
    return new JsonBytes(256)
        .ascii("{\"fact\":")
        .string(criterion.fact().name())
        .ascii(",\"operator\":")
        .string(criterion.operator().code())
        .ascii(",\"expected\":")
        .add(Wire.bytes(CatalogueViews.expected(criterion)))
        .toBytes();
  }

  private byte[] label(int i, Language language) {
    return new JsonBytes(128)
        .ascii(",\"basis\":")
        .string(code(provision.remarks().get(i).basis()))
        .ascii(",\"label\":")
        .string(CriterionSentence.of(provision.criteria().get(i)).in(language))
        .ascii("},")
        .toBytes();
  }

  private static byte[] decider(Requirement requirement, Language language) {
    JsonBytes out =
        new JsonBytes(256)
            .ascii("\",\"decidedBy\":")
            .string(requirement.decidedBy().in(language))
            .ascii(",\"statedInText\":" + requirement.statedInText());
    if (requirement.note() != null) {
      out.ascii(",\"note\":").string(requirement.note().in(language));
    }
    return out.toBytes();
  }

  /** Writes one element of the list of results. */
  void write(JsonBytes out, Result result, Profile profile, boolean summary) {
    out.add(head);
    if (!summary) {
      out.add(title);
    }
    out.ascii(",\"outcome\":\"").ascii(result.outcome().name()).ascii("\"");
    if (!summary) {
      out.ascii(",\"criteria\":[");
      for (int i = 0; i < criteria.length; i++) {
        criterion(out, i, result.statuses().get(i), profile);
      }
      out.dropLast(',').ascii("],\"requires\":[");
      for (int i = 0; i < requirements.length; i++) {
        out.add(requirements[i]).ascii(result.standings().get(i).name()).add(deciders[i]);
        indication(out, i, profile);
        out.ascii("},");
      }
      out.dropLast(',').ascii("]");
    }
    out.ascii(",\"missingFacts\":[");
    result.missingFacts().forEach(fact -> out.ascii("\"").ascii(fact).ascii("\","));
    out.dropLast(',').ascii("],\"advisories\":[");
    for (Advisory advisory : result.advisories()) {
      out.ascii("{\"code\":\"").ascii(advisory.code()).ascii("\"");
      byte[] text = summary ? null : advisories.get(advisory.code());
      if (text != null) {
        out.add(text);
      }
      out.ascii("},");
    }
    out.dropLast(',').ascii("]");
    if (!summary) {
      out.add(tail);
    }
    out.ascii("}");
  }

  private void criterion(JsonBytes out, int i, Status status, Profile profile) {
    Object actual = profile.value(provision.criteria().get(i).fact());
    out.add(criteria[i]);
    if (actual != null) {
      out.ascii(",\"actual\":");
      value(out, actual);
    }
    out.ascii(",\"status\":\"").ascii(status.name()).ascii("\"");
    if (actual == null && status == Status.MET) {
      out.ascii(",\"assumed\":true");
    }
    out.add(labels[i]);
  }

  /** What the applicant claims for a requirement, beside it. */
  private void indication(JsonBytes out, int requirement, Profile profile) {
    Criterion indication = provision.indications().get(requirement);
    if (indication == null) {
      return;
    }
    out.add(indications[requirement]);
    Object actual = profile.value(indication.fact());
    if (actual != null) {
      out.ascii(",\"actual\":");
      value(out, actual);
    }
    out.ascii(",\"status\":\"").ascii(indication.read(profile).name());
    out.add(indicationLabels[requirement]);
  }

  private static void value(JsonBytes out, Object actual) {
    if (actual instanceof Set<?> values) {
      out.ascii("[");
      values.forEach(value -> out.ascii("\"").ascii(value.toString()).ascii("\","));
      out.dropLast(',').ascii("]");
    } else if (actual instanceof Integer
        || actual instanceof BigDecimal
        || actual instanceof Boolean) {
      out.ascii(actual.toString());
    } else {
      out.ascii("\"").ascii(actual.toString()).ascii("\"");
    }
  }
}
