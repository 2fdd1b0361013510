package org.policyeligibility.evaluation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Message;
import org.policyeligibility.message.Text;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Standing;

/**
 * The plain-language statement of a result, for letters and pages: why, why not, what is missing,
 * or who decides. It is drawn from the result alone, so that the same result always reads the same.
 */
public final class OutcomeSentence {
  /** Of more missing facts than these the rest is counted. */
  private static final int MOST_NAMED = 3;

  private static final String ZH_COMMA = "，";
  private static final String EN_COMMA = ", ";
  private static final String EN_SEMICOLON = "; ";

  private static final DateTimeFormatter ZH_DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);

  private final Result result;
  private final LocalDate day;

  private OutcomeSentence(Result result, LocalDate day) {
    this.result = result;
    this.day = day;
  }

  /**
   * The sentence on one result.
   *
   * @param day on which the bodies named are in charge
   */
  public static Text of(Result result, LocalDate day) {
    return new OutcomeSentence(result, day).sentence().text();
  }

  private Message sentence() {
    return switch (result.outcome()) {
      case ELIGIBLE -> eligible();
      case APPLIES -> Message.of("result-applies");
      case COMPLIANT -> Message.of("result-compliant");
      case CONDITIONAL -> Message.of("result-conditional", deciders());
      case MAY_APPLY -> Message.of("result-may-apply", deciders());
      case NOT_NEEDED ->
          Message.of("result-not-needed", Objects.requireNonNull(result.notNeeded()).note());
      case INDETERMINATE -> Message.of("result-indeterminate", missing());
      case NON_COMPLIANT ->
          result.admitsException()
              ? Message.of("result-non-compliant-in-principle", against())
              : Message.of("result-non-compliant", against());
      case INELIGIBLE ->
          result.isGivenElsewhere()
              ? Message.of("result-ineligible-here", against())
              : Message.of("result-ineligible", against());
      case DOES_NOT_APPLY -> Message.of("result-does-not-apply", against());
      case OUT_OF_SCOPE -> outOfScope();
      case NOT_IN_FORCE -> notInForce();
    };
  }

  private Message eligible() {
    CompetentBody body = result.provision().clause().authority().body();
    return body.isNamed()
        ? Message.of("result-eligible", name(body))
        : Message.of("result-eligible-unnamed");
  }

  /** Each body once, with all that is still for it to decide. */
  private Text deciders() {
    Map<CompetentBody, List<Requirement.Kind>> open = new LinkedHashMap<>();
    List<Requirement> requires = result.provision().clause().requires();
    for (int i = 0; i < requires.size(); i++) {
      if (!result.standings().get(i).isFavourable()) {
        open.computeIfAbsent(requires.get(i).decidedBy(), body -> new ArrayList<>())
            .add(requires.get(i).kind());
      }
    }
    List<Text> deciders = new ArrayList<>();
    open.forEach((body, kinds) -> deciders.add(decider(name(body), kinds).text()));
    return list(deciders, "，由", EN_SEMICOLON);
  }

  private static Message decider(Text body, List<Requirement.Kind> kinds) {
    if (kinds.stream().distinct().count() > 1) {
      return Message.of("decided-by-assessment-and-approval", body);
    }
    return kinds.contains(Requirement.Kind.ASSESSMENT)
        ? Message.of("decided-by-assessment", body)
        : Message.of("decided-by-approval", body);
  }

  private Text name(CompetentBody body) {
    CompetentBody.Successor now = body.on(day);
    if (now != null) {
      return now.name();
    }
    return body.isNamed() ? body.name() : Message.of("body-that-is-not-named").text();
  }

  private Text missing() {
    List<Text> labels = result.missing().stream().map(OutcomeSentence::unknown).distinct().toList();
    Text named = list(labels.subList(0, Math.min(labels.size(), MOST_NAMED)), "；", EN_SEMICOLON);
    return labels.size() <= MOST_NAMED
        ? named
        : Message.of("some-and-how-many", named, labels.size() - MOST_NAMED).text();
  }

  /** A yes or no as a question: a label such as 整改不力 would read as if it were so. */
  private static Text unknown(Fact fact) {
    return fact.type() == FactType.BOOLEAN
        ? Message.of("whether-it-is-so", new Text(fact.phrase().zh(), fact.label().en())).text()
        : fact.label();
  }

  /** The criteria that are not met, and the decisions that were adverse. */
  private Text against() {
    List<Text> reasons = new ArrayList<>();
    List<Text> unmet = unmet();
    if (!unmet.isEmpty()) {
      reasons.add(Message.of("criteria-not-met", list(unmet, "、", EN_COMMA)).text());
    }
    List<Requirement> requires = result.provision().clause().requires();
    for (int i = 0; i < requires.size(); i++) {
      Standing standing = result.standings().get(i);
      if (standing.isAdverse() && result.outcome() != Outcome.NON_COMPLIANT) {
        Text body = name(requires.get(i).decidedBy());
        reasons.add(
            standing == Standing.FAILED
                ? Message.of("assessment-failed", body).text()
                : Message.of("approval-refused", body).text());
      }
    }
    return list(reasons, ZH_COMMA, EN_COMMA);
  }

  /** Of an obligation either those that say whom it binds, or what it demands. */
  private List<Text> unmet() {
    boolean obligation = result.provision().clause().effect() == Effect.OBLIGATION;
    boolean binding = result.outcome() == Outcome.DOES_NOT_APPLY;
    List<Text> unmet = new ArrayList<>();
    for (int i = 0; i < result.statuses().size(); i++) {
      boolean counts = !obligation || result.provision().remarks().get(i).binds() == binding;
      if (counts && result.statuses().get(i) == Status.NOT_MET) {
        Text criterion = CriterionSentence.of(result.provision().criteria().get(i));
        unmet.add(new Text("“" + criterion.zh() + "”", "“" + criterion.en() + "”"));
      }
    }
    return unmet;
  }

  private Message outOfScope() {
    Set<String> within = result.provision().clause().document().territory().within();
    Set<String> outside = result.provision().clause().document().territory().outside();
    return within.isEmpty()
        ? Message.of("result-outside", provinces(outside))
        : Message.of("result-not-within", provinces(within));
  }

  private Text provinces(Set<String> codes) {
    Fact province = result.provision().provinceKnown();
    Stream<Text> names = codes.stream().map(code -> province.valueList().get(code).label());
    return list(names.toList(), "、", EN_COMMA);
  }

  private Message notInForce() {
    InForce inForce = result.provision().clause().inForce();
    LocalDate first = inForce.firstDay();
    LocalDate last = inForce.lastDay();
    if (first == null) {
      return Message.of("result-in-force-until", inWords(Objects.requireNonNull(last)));
    }
    return last == null
        ? Message.of("result-in-force-from", inWords(first))
        : Message.of("result-in-force-between", inWords(first), inWords(last));
  }

  private static Text inWords(LocalDate day) {
    return new Text(ZH_DAY.format(day), day.toString());
  }

  private static Text list(List<Text> texts, String zhComma, String enComma) {
    return new Text(
        String.join(zhComma, texts.stream().map(Text::zh).toList()),
        String.join(enComma, texts.stream().map(Text::en).toList()));
  }
}
