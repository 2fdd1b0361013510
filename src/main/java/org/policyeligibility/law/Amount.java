package org.policyeligibility.law;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
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

  private static final List<Map.Entry<Integer, String>> POWERS =
      List.of(Map.entry(8, "亿"), Map.entry(4, "万"));

  private static final int MOST_DECIMALS = 2;

  public Amount {
    words = words.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(words));
  }

  /** The amount in words: {@code 至多 50 万元}, {@code 30% of the interest paid}. */
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
    String code = String.valueOf(currency);
    return new Text(
        chinese(sum) + CHINESE.getOrDefault(code, " " + code), digits(sum) + " " + code);
  }

  /** Chinese counts in 万 and 亿, and texts of law write a sum so. */
  private static String chinese(BigDecimal sum) {
    for (Map.Entry<Integer, String> power : POWERS) {
      BigDecimal many = sum.movePointLeft(power.getKey());
      if (many.compareTo(BigDecimal.ONE) >= 0 && scale(many) <= MOST_DECIMALS) {
        return digits(many) + " " + power.getValue();
      }
    }
    return digits(sum) + " ";
  }

  private static String digits(BigDecimal number) {
    int decimals = scale(number);
    return String.format(
        Locale.ROOT, "%,." + (decimals <= 0 ? 0 : Math.max(MOST_DECIMALS, decimals)) + "f", number);
  }

  private static int scale(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  private static String zh(@Nullable Text text) {
    return text == null ? "" : text.zh();
  }

  private static String en(@Nullable Text text) {
    return text == null ? "" : text.en();
  }
}
