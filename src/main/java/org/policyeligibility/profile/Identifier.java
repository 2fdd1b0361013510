package org.policyeligibility.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * An identifier that an applicant may state in place of facts, or to be checked: an id, a code. It
 * is read and forgotten; no rule asks for it and no answer repeats it.
 *
 * @param supplies the facts that follow from it, by what they are taken from: {@code types}
 * @param values for a code that stands for values: the values that agree with it, first the one
 *     that it supplies
 * @param otherwise the value of every other code
 */
public record Identifier(
    String name,
    ProfileType profile,
    Kind kind,
    Map<String, String> supplies,
    Map<String, List<String>> values,
    @Nullable String otherwise,
    Text label,
    Text question,
    @Nullable Text note) {
  /** From the register: the types of zone. */
  public static final String TYPES = "types";

  /**
   * From the register: the types of zone in which a zone lies. Where a profile has no such fact,
   * they are among its types: a profile in the zone lies in them as well.
   */
  public static final String WITHIN = "within";

  /** From the register: the province. */
  public static final String PROVINCE = "province";

  /** From a nationality: the class of citizenship. */
  public static final String CITIZENSHIP = "citizenship";

  /** The kind of an identifier, by the code that is written under it. */
  public enum Kind {
    /** The id of a zone of the register. */
    REGISTERED_ZONE,
    /** A code of GB 32100. */
    UNIFIED_SOCIAL_CREDIT_CODE,
    /** A country of ISO 3166-1, alpha-2 or alpha-3. */
    NATIONALITY;

    /** The keys under which an identifier of this kind can supply facts. */
    public List<String> gives() {
      return switch (this) {
        case REGISTERED_ZONE -> List.of(TYPES, WITHIN, PROVINCE);
        case UNIFIED_SOCIAL_CREDIT_CODE -> List.of();
        case NATIONALITY -> List.of(CITIZENSHIP);
      };
    }
  }

  public Identifier {
    supplies = Collections.unmodifiableMap(new LinkedHashMap<>(supplies));
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The name of the fact that one thing is taken for. */
  Optional<String> supplied(String from) {
    return Optional.ofNullable(supplies.get(from));
  }
}
