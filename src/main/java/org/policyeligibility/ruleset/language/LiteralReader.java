package org.policyeligibility.ruleset.language;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Message;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactReader;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.ruleset.text.CalendarDay;
import org.policyeligibility.ruleset.text.RulesetFault;

/** Reads the literals that one fact is compared with. */
final class LiteralReader {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

  private final Fact fact;
  private final TokenStream words;
  private final List<RulesetFault> faults;

  LiteralReader(Fact fact, TokenStream words, List<RulesetFault> faults) {
    this.fact = fact;
    this.words = words;
    this.faults = faults;
  }

  /** The value as a criterion holds it; null where it is at fault and the fault was noted. */
  @Nullable Object value(RuleToken literal) {
    return switch (fact.type()) {
      case SET, ENUM -> listed(literal);
      case BOOLEAN -> truth(literal);
      case INTEGER, NUMBER -> number(literal);
      case DATE -> day(literal);
    };
  }

  /** Whether a value has to stand in quotes: one with a hyphen would read as a subtraction. */
  static boolean isQuoted(String value) {
    return value.indexOf('-') >= 0;
  }

  private @Nullable Object listed(RuleToken literal) {
    boolean quoted = literal.kind() == RuleToken.Kind.STRING;
    String name = unquoted(literal);
    if (fact.type() == FactType.SET && name.equals(ValueList.NONE)) {
      return fault(
          literal, Message.of("no-set-contains-none"), Message.of("none-equals-the-empty-set"));
    }
    if (!fact.valueList().contains(name)) {
      return unlisted(literal, name);
    }
    if (quoted != isQuoted(name)) {
      return fault(
          literal,
          Message.of("is-written-so", literal.shown()),
          quoted
              ? Message.of("write-it-without-quotes", name)
              : Message.of("write-it-in-quotes", name));
    }
    return fact.valueList().get(name).name();
  }

  private @Nullable Object unlisted(RuleToken literal, String name) {
    List<String> known = new ArrayList<>(fact.valueList().names());
    if (fact.type() == FactType.SET) {
      known.remove(ValueList.NONE);
    }
    String values = String.join(", ", known);
    Message remedy =
        NearestName.to(name, known)
            .map(nearest -> Message.of("did-you-mean-the-values-are", nearest, values))
            .orElse(Message.of("the-values-are", values));
    return fault(literal, Message.of("is-no-value-of", name, fact.name()), remedy);
  }

  private @Nullable Object truth(RuleToken literal) {
    if (literal.is("true") || literal.is("false")) {
      return literal.is("true");
    }
    String text = unquoted(literal);
    return text.equals("true") || text.equals("false")
        ? quotedInVain(literal, text)
        : ofType(literal, Message.of("compare-it-with-true-or-false"));
  }

  private static String unquoted(RuleToken literal) {
    return literal.kind() == RuleToken.Kind.STRING ? TokenStream.unquoted(literal) : literal.text();
  }

  /** Numbers and truth values stand without quotes. */
  private @Nullable Object quotedInVain(RuleToken literal, String text) {
    return fault(
        literal,
        Message.of("is-written-so", literal.shown()),
        Message.of("write-it-without-quotes", text));
  }

  private @Nullable Object number(RuleToken literal) {
    boolean whole = !literal.text().contains(".");
    if (literal.kind() == RuleToken.Kind.STRING && NUMBER.matcher(unquoted(literal)).matches()) {
      return quotedInVain(literal, unquoted(literal));
    }
    if (literal.kind() != RuleToken.Kind.NUMBER || !(whole || fact.type() == FactType.NUMBER)) {
      return ofType(
          literal,
          fact.type() == FactType.INTEGER
              ? Message.of("compare-it-with-a-whole-number")
              : Message.of("compare-it-with-a-number"));
    }
    BigDecimal number = new BigDecimal(literal.text());
    BigDecimal least = (BigDecimal) least(fact);
    BigDecimal most = (BigDecimal) most(fact);
    boolean below = least != null && number.compareTo(least) < (fact.minimumExcluded() ? 1 : 0);
    return below || (most != null && number.compareTo(most) > 0) ? outside(literal) : number;
  }

  private @Nullable Object day(RuleToken literal) {
    List<InputFault> misread = new ArrayList<>();
    String text = unquoted(literal);
    LocalDate day = FactReader.date(text, "", misread);
    if (literal.kind() != RuleToken.Kind.STRING || (day == null && !isOutside(misread))) {
      Optional<Message> why =
          literal.kind() == RuleToken.Kind.STRING ? CalendarDay.whyNot(text) : Optional.empty();
      return why.isPresent()
          ? fault(literal, why.get(), Message.of("compare-it-with-a-day"))
          : ofType(literal, Message.of("compare-it-with-a-day"));
    }
    return day == null ? outside(literal) : day;
  }

  private static boolean isOutside(List<InputFault> misread) {
    return misread.stream().anyMatch(fault -> fault.code().equals("date-out-of-range"));
  }

  /** The smallest number, or the first day, that can be stated; null where there is no bound. */
  static @Nullable Object least(Fact fact) {
    if (fact.type() == FactType.DATE) {
      return FactReader.FIRST_DAY;
    }
    return fact.derivedFrom() == null ? fact.minimum() : BigDecimal.ZERO;
  }

  /** The largest number, or the last day, that can be stated; null where there is no bound. */
  static @Nullable Object most(Fact fact) {
    if (fact.type() == FactType.DATE) {
      return FactReader.LAST_DAY;
    }
    return fact.derivedFrom() == null
        ? fact.maximum()
        : BigDecimal.valueOf(FactReader.LAST_DAY.getYear() - FactReader.FIRST_DAY.getYear());
  }

  /** The remedy that tells the bounds of a fact. */
  static Message bounds(Fact fact) {
    Object least = least(fact);
    Object most = most(fact);
    if (fact.type().hasValues() || (least == null && most == null)) {
      return Message.of("take-it-out-or-name-what-is-possible");
    }
    if (least == null) {
      return Message.of("can-be-stated-up-to", String.valueOf(most));
    }
    if (most == null) {
      return fact.minimumExcluded()
          ? Message.of("can-be-stated-above", least)
          : Message.of("can-be-stated-from", least);
    }
    return fact.minimumExcluded()
        ? Message.of("can-be-stated-above-to", least, most)
        : Message.of("can-be-stated-from-to", least, most);
  }

  private @Nullable Object outside(RuleToken literal) {
    return fault(
        literal,
        Message.of("is-outside-what-can-be-stated-of", literal.shown(), fact.name()),
        bounds(fact));
  }

  private @Nullable Object ofType(RuleToken literal, Message remedy) {
    return fault(literal, Message.of("is-of-type", fact.name(), fact.type().code()), remedy);
  }

  private @Nullable Object fault(RuleToken token, Message what, Message remedy) {
    faults.add(words.fault(token, what, remedy));
    return null;
  }
}
