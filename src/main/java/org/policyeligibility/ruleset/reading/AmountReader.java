package org.policyeligibility.ruleset.reading;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Amount;
import org.policyeligibility.law.Citation;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.YamlNode;

/**
 * Reads an entry of {@code amounts}. Which members it needs depends on its kind, so that no amount
 * is without its currency, its unit or what it is a part of.
 */
final class AmountReader {
  private static final BigDecimal MOST_PER_CENT = BigDecimal.valueOf(1000);

  /** No sum has more; an exponent would be written out in full. */
  private static final int MOST_DIGITS = 15;

  private static final int MOST_DECIMALS = 6;

  private AmountReader() {}

  static Amount read(YamlNode entry, Document document, Citation citation) {
    entry.only("kind", "value", "currency", "per", "basis", "atMost", "words");
    Amount.Kind kind = entry.oneOf("kind", List.of(Amount.Kind.values()), Amount.Kind::code);
    needs(entry, "per", kind == Amount.Kind.PER_UNIT, kind);
    needs(entry, "basis", kind == Amount.Kind.RATE, kind);
    BigDecimal value = value(entry, "value");
    if (kind == Amount.Kind.RATE && value.compareTo(MOST_PER_CENT) > 0) {
      entry
          .required("value")
          .fault(Message.of("rate-above", MOST_PER_CENT), Message.of("write-rate-in-per-cent"));
    }
    boolean limited = entry.optional("atMost") != null;
    if (limited && kind != Amount.Kind.RATE && kind != Amount.Kind.PER_UNIT) {
      needs(entry, "atMost", false, kind);
    }
    needs(entry, "currency", kind != Amount.Kind.RATE || limited, kind);
    entry.required("words");
    Map<Language, String> words = QuotedWords.read(entry.optional("words"), document, citation);
    return new Amount(
        kind,
        value,
        currency(entry),
        entry.optionalBilingual("per"),
        entry.optionalBilingual("basis"),
        limited ? value(entry, "atMost") : null,
        words);
  }

  private static void needs(YamlNode entry, String key, boolean needed, Amount.Kind kind) {
    if (needed) {
      entry.required(key);
    } else if (entry.optional(key) != null) {
      entry.fault(
          Message.of("amount-of-this-kind-has-none", kind.code(), key),
          Message.of("take-out", key));
    }
  }

  private static BigDecimal value(YamlNode entry, String key) {
    entry.required(key);
    BigDecimal value = entry.optionalNumber(key);
    if (value == null) {
      return BigDecimal.ONE;
    }
    if (value.signum() <= 0
        || value.precision() - value.scale() > MOST_DIGITS
        || value.scale() > MOST_DECIMALS) {
      entry
          .required(key)
          .fault(
              Message.of("is-no-sum", key),
              Message.of("write-a-sum-within", MOST_DIGITS, MOST_DECIMALS));
      return BigDecimal.ONE;
    }
    return value;
  }

  private static @Nullable String currency(YamlNode entry) {
    String code = entry.optionalText("currency");
    if (code != null
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
      entry
          .required("currency")
          .fault(Message.of("is-no", code, "currency"), Message.of("write-iso-4217"));
    }
    return code;
  }
}
