package org.policyeligibility.web.interview;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.profile.written.WrittenDay;
import org.policyeligibility.web.page.Words;

/**
 * Messages of faults for people: the core names facts and values by their codes, as programs write
 * them; here they bear the labels that the questions have.
 */
record FaultText(Vocabulary vocabulary, Words words) {
  private static final String BETWEEN = ", ";

  /**
   * The message: what is wrong with an answer, and what to write. People write a day as the pages
   * do, and never saw a type of JSON.
   *
   * @param fact of which it is an answer
   * @param typed as it was typed
   */
  String of(InputFault fault, Fact fact, String typed) {
    return switch (fault.code()) {
      case "wrong-type", "not-an-integer" ->
          words.say(fact.type() == FactType.NUMBER ? "errorNumber" : "errorWhole");
      case "none-not-alone" ->
          words.say("errorNone", fact.valueList().get(ValueList.NONE).label().in(words.language()));
      default -> of(fault, typed);
    };
  }

  /** The message where no answer is wrong, but the day that was typed. */
  String ofDay(InputFault fault, String typed) {
    Fact fact = fact(fault);
    return fact == null
        ? of(fault, typed)
        : words.say("errorOnDay", fact.label().in(words.language()), of(fault, fact, ""));
  }

  private @Nullable Fact fact(InputFault fault) {
    String name = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    return Arrays.stream(ProfileType.values())
        .map(type -> vocabulary.fact(type, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The message where it is no fact that is wrong. */
  String of(InputFault fault) {
    return of(fault, "");
  }

  private String of(InputFault fault, String typed) {
    if (fault.code().equals("invalid-date") && !fault.details().containsKey("invisible")) {
      return words.say(
          WrittenDay.doubt(typed)
              .map(doubt -> "errorDate." + doubt.name())
              .filter(words::has)
              .orElse("errorDate"));
    }
    Map<String, String> details = new LinkedHashMap<>();
    fault.details().forEach((name, detail) -> details.put(name, labelled(detail)));
    return new InputFault(fault.pointer(), fault.code(), details).message().in(words.language());
  }

  private String labelled(String detail) {
    return Arrays.stream(detail.split(BETWEEN, -1))
        .map(this::label)
        .collect(Collectors.joining(words.say("listComma")));
  }

  private String label(String code) {
    for (ProfileType type : ProfileType.values()) {
      Fact named = vocabulary.fact(type, code);
      if (named != null) {
        return named.label().in(words.language());
      }
      Identifier identifier = vocabulary.identifier(type, code);
      if (identifier != null && identifier.kind() == Identifier.Kind.REGISTERED_ZONE) {
        return words.say("placeLabel");
      }
    }
    for (ValueList values : vocabulary.lists().values()) {
      if (values.contains(code)) {
        return values.get(code).label().in(words.language());
      }
    }
    return code;
  }
}
