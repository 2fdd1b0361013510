package org.policyeligibility.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.CriterionSentence;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Amount;
import org.policyeligibility.law.Clause;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Material;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Territory;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;

/** How one clause differs from the clause of the same id in another rule set. */
final class Differences {
  private static final Text NONE = new Text("（无）", "(none)");

  private final Provision before;
  private final Provision after;
  private final List<ClauseChange.Difference> found = new ArrayList<>();

  private Differences(Provision before, Provision after) {
    this.before = before;
    this.after = after;
  }

  static List<ClauseChange.Difference> of(Provision before, Provision after) {
    Differences differences = new Differences(before, after);
    differences.criteria();
    differences.decisive();
    differences.texts();
    return differences.found;
  }

  /** By the values that meet them: {@code <= 65} and {@code < 66} say the same of whole years. */
  private void criteria() {
    Reach was = Reach.of(before);
    Reach is = Reach.of(after);
    Set<Fact> facts = new LinkedHashSet<>(was.byFact().keySet());
    facts.addAll(is.byFact().keySet());
    for (Fact fact : facts) {
      if (was.about(fact).isEmpty() || is.about(fact).isEmpty() || !was.isAlike(is, fact)) {
        differ(Aspect.CRITERIA, said(was.about(fact)), said(is.about(fact)));
      }
    }
  }

  private void decisive() {
    Clause was = before.clause();
    Clause is = after.clause();
    differ(Aspect.DATES, days(was.inForce()), days(is.inForce()));
    differ(Aspect.TERRITORY, territory(before), territory(after));
    differ(Aspect.REQUIREMENTS, requirements(was), requirements(is));
    differ(Aspect.NOT_NEEDED, notNeeded(before), notNeeded(after));
    differ(Aspect.BINDING, binding(before), binding(after));
    differ(Aspect.EFFECT, effect(before), effect(after));
  }

  private void texts() {
    Clause was = before.clause();
    Clause is = after.clause();
    differ(Aspect.AUTHORITY, authority(was), authority(is));
    differ(Aspect.AUTHORITY, decidedBy(was), decidedBy(is));
    differ(Aspect.AMOUNTS, amounts(was), amounts(is));
    differ(
        Aspect.CITATION,
        plain(String.valueOf(was.citation().quote().values())),
        plain(String.valueOf(is.citation().quote().values())));
    differ(Aspect.TEXTS, was.title(), is.title());
    differ(Aspect.TEXTS, plain(code(was.modality())), plain(code(is.modality())));
    differ(Aspect.TEXTS, materials(was), materials(is));
    differ(Aspect.TEXTS, given(was.note()), given(is.note()));
    differ(Aspect.TEXTS, given(was.reason()), given(is.reason()));
    differ(Aspect.TEXTS, advisories(before), advisories(after));
  }

  private void differ(Aspect aspect, Text was, Text is) {
    if (!was.equals(is)) {
      found.add(new ClauseChange.Difference(aspect, was, is));
    }
  }

  private static Text said(List<Criterion> criteria) {
    return joined(criteria.stream().map(CriterionSentence::of).toList());
  }

  private static Text days(InForce inForce) {
    return Message.of("days-from-to", end(inForce.firstDay()), end(inForce.lastDay())).text();
  }

  private static String end(@Nullable LocalDate day) {
    return day == null ? "…" : day.toString();
  }

  /** The provinces, and the fact that tells in which of them somebody is. */
  private static Text territory(Provision provision) {
    Territory territory = provision.clause().document().territory();
    Set<String> within = new TreeSet<>(territory.within());
    Set<String> outside = new TreeSet<>(territory.outside());
    String fact = provision.province() == null ? "-" : provision.province().name();
    return plain(fact + ": +" + within + " -" + outside);
  }

  private static Text requirements(Clause clause) {
    String all =
        clause.requires().stream()
            .map(Requirement::kind)
            .map(Differences::code)
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? NONE : plain(all);
  }

  /** Met by the same values from the same day; why it is not needed is a text. */
  private static Text notNeeded(Provision provision) {
    return joined(
        provision.notNeeded().stream()
            .map(
                condition -> {
                  Text when = said(condition.when());
                  return new Text(
                      when.zh() + "（自" + condition.from() + "起）",
                      when.en() + " (from " + condition.from() + ")");
                })
            .toList());
  }

  private static Text binding(Provision provision) {
    List<Criterion> binding = new ArrayList<>();
    for (int i = 0; i < provision.remarks().size(); i++) {
      if (provision.remarks().get(i).binds()) {
        binding.add(provision.criteria().get(i));
      }
    }
    // By fact: what of its values is asked for the criteria tell.
    return joined(binding.stream().map(Criterion::fact).distinct().map(Fact::label).toList());
  }

  private static Text authority(Clause clause) {
    return joined(
        List.of(body(clause.authority().body()), plain(code(clause.authority().basis()))));
  }

  private static Text decidedBy(Clause clause) {
    return joined(
        clause.requires().stream()
            .map(
                requirement ->
                    joined(
                        List.of(
                            plain(code(requirement.kind())),
                            body(requirement.decidedBy()),
                            plain(code(requirement.ground())),
                            given(requirement.law()),
                            plain("statedInText:" + requirement.statedInText()))))
            .toList());
  }

  /** A body, and those that took its place. */
  private static Text body(CompetentBody body) {
    StringBuilder zh = new StringBuilder(body.name().zh());
    StringBuilder en = new StringBuilder(body.name().en());
    for (CompetentBody.Successor successor : body.successors()) {
      zh.append(" → ")
          .append(successor.name().zh())
          .append('（')
          .append(successor.from())
          .append("起）");
      en.append(" → ")
          .append(successor.name().en())
          .append(" (from ")
          .append(successor.from())
          .append(')');
    }
    return new Text(zh.toString(), en.toString());
  }

  private static Text amounts(Clause clause) {
    return joined(clause.amounts().stream().map(Amount::text).toList());
  }

  private static Text materials(Clause clause) {
    return joined(clause.materials().stream().map(Material::text).toList());
  }

  private static Text joined(List<Text> texts) {
    return texts.isEmpty()
        ? NONE
        : new Text(
            texts.stream().map(Text::zh).collect(Collectors.joining("；")),
            texts.stream().map(Text::en).collect(Collectors.joining("; ")));
  }

  private static Text effect(Provision provision) {
    Clause clause = provision.clause();
    return plain(
        String.join(
            " ",
            provision.profile().code(),
            clause.benefit(),
            code(clause.effect()),
            "evaluable:" + code(clause.evaluable())));
  }

  private static Text advisories(Provision provision) {
    return joined(
        provision.advisories().stream()
            .map(
                advisory -> {
                  String when =
                      advisory.condition() == null ? "" : " (" + advisory.condition() + ")";
                  InForce shown = advisory.days();
                  String days =
                      shown.firstDay() == null && shown.lastDay() == null
                          ? ""
                          : " [" + end(shown.firstDay()) + ", " + end(shown.lastDay()) + "]";
                  String begun = advisory.code() + when + days + " ";
                  return new Text(begun + advisory.text().zh(), begun + advisory.text().en());
                })
            .toList());
  }

  private static Text given(@Nullable Text text) {
    return text == null ? NONE : text;
  }

  private static Text plain(String words) {
    return new Text(words, words);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
