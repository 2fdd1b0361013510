package org.policyeligibility.web.interview;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Identifier;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.ValueList;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.web.page.Words;

/**
 * Messages of faults for people: the core names facts and values by their codes, as programs write
 * them; here they bear the labels that the questions have.
 */
record FaultText(Vocabulary vocabulary, Words words) {
  private static final String BETWEEN = ", ";

  /** The message: what is wrong with an answer, and what to write. */
  String of(InputFault fault) {
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
