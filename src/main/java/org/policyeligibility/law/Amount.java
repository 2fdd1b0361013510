package org.policyeligibility.law;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * A sum of money or a rate that a clause grants, as its words say it. It tells an applicant what is
 * at stake and decides nothing.
 *
 * @param value of {@code currency}; of a rate, in per cent of {@code basis}
 * @param currency by ISO 4217; null for a rate without {@code atMost}
 * @param per the unit that each brings the value, of {@link Kind#PER_UNIT} alone
 * @param basis what a rate is a part of, of {@link Kind#RATE} alone
 * @param atMost the limit of a rate or of all units together; null where the words set none
 * @param words of the quote that say it
 */
public record Amount(
    Kind kind,
    BigDecimal value,
    @Nullable String currency,
    @Nullable Text per,
    @Nullable Text basis,
    @Nullable BigDecimal atMost,
    Map<Language, String> words) {

  /** How a value is granted. */
  public enum Kind {
    FIXED,
    AT_MOST,
    RATE,
    PER_UNIT;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Currencies as Chinese texts name them; others are named by their codes. */
  private static final Map<String, String> CHINESE =
      Map.of("CNY", "元", "HKD", "港元", "MOP", "澳门元", "USD", "美元", "EUR", "欧元", "JPY", "日元");

  public Amount {
    words = words.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(words));
  }

  /** The amount in words: {@code 至多 500,000 元}, {@code 30% of the interest paid}. */
  public Text text() {
    Text said =
        switch (kind) {
          case FIXED -> money(value);
          case AT_MOST -> new Text("至多 " + money(value).zh(), "at most " + money(value).en());
          case RATE ->
              new Text(
                  zh(basis) + "的 " + value.toPlainString() + "%",
                  value.toPlainString() + "% of " + en(basis));
          case PER_UNIT ->
              new Text(
                  "每" + zh(per) + " " + money(value).zh(), money(value).en() + " per " + en(per));
        };
    return atMost == null
        ? said
        : new Text(
            said.zh() + "，至多 " + money(atMost).zh(), said.en() + ", at most " + money(atMost).en());
  }

  private Text money(BigDecimal sum) {
    int decimals = sum.stripTrailingZeros().scale();
    String digits =
        String.format(Locale.ROOT, "%,." + (decimals <= 0 ? 0 : Math.max(2, decimals)) + "f", sum);
    String code = String.valueOf(currency);
    return new Text(digits + " " + CHINESE.getOrDefault(code, code), digits + " " + code);
  }

  private static String zh(@Nullable Text text) {
    return text == null ? "" : text.zh();
  }

  private static String en(@Nullable Text text) {
    return text == null ? "" : text.en();
  }
}
