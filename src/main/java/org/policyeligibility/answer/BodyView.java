package org.policyeligibility.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.authority.CompetentBody;
import org.policyeligibility.message.Language;

/** The body in charge where another than the one named in the text is, on the wire. */
public record BodyView(String name, LocalDate from, String source) {

  /** Null where the body that the text names is still in charge. */
  public static @Nullable BodyView of(CompetentBody body, LocalDate day, Language language) {
    CompetentBody.Successor now = body.on(day);
    return now == null
        ? null
        : new BodyView(now.name().in(language), now.from(), now.source().in(language));
  }

  /** Where to go on a day: to the body in charge, beside which the one of the text is named. */
  static String address(CompetentBody body, LocalDate day, Language language) {
    String named = body.name().in(language);
    CompetentBody.Successor now = body.on(day);
    if (now == null) {
      return named;
    }
    return language == Language.ZH
        ? now.name().zh() + "（原文所称：" + named + "）"
        : now.name().en() + " (in the text: " + named + ")";
  }
}
