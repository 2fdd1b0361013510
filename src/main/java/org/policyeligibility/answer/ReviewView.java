package org.policyeligibility.answer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Review;
import org.policyeligibility.message.Language;

/** Who answers for a reading, on the wire. */
public record ReviewView(
    String status,
    @Nullable String by,
    @Nullable LocalDate date,
    LocalDate lastReading,
    String text) {

  /** The status as a code: {@code unreviewed} while nobody answers for it. */
  public static String status(Review review) {
    return review.by() == null ? "unreviewed" : "reviewed";
  }

  public static ReviewView of(Review review, Language language) {
    String by = review.by();
    boolean zh = language == Language.ZH;
    if (by == null) {
      return new ReviewView(
          status(review),
          null,
          null,
          review.on(),
          zh
              ? "本条解读尚无人复核，最近一次与原文对照是在" + review.on() + "。"
              : "Nobody has reviewed this reading yet. It was compared with its sources on "
                  + review.on()
                  + ".");
    }
    return new ReviewView(
        status(review),
        by,
        review.on(),
        review.on(),
        zh
            ? by + "于" + review.on() + "对照原文复核。"
            : by + " reviewed this reading against its sources on " + review.on() + ".");
  }
}
