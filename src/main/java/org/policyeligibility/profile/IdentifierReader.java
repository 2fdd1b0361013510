package org.policyeligibility.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.register.Confidence;
import org.policyeligibility.register.Held;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;

/**
 * Reads the identifiers of a profile and adds the facts that follow from them. A fact that is
 * stated besides is compared: it may say more than the identifier, and never otherwise.
 */
final class IdentifierReader {
  private final Vocabulary vocabulary;
  private final ZoneRegister register;

  IdentifierReader(Vocabulary vocabulary, ZoneRegister register) {
    this.vocabulary = vocabulary;
    this.register = register;
  }

  /**
   * Completes a profile.
   *
   * @param asOf null where it could not be read: then nothing is looked up for that day
   * @param faults what is found is added here
   */
  void complete(StatedProfile profile, @Nullable LocalDate asOf, List<InputFault> faults) {
    profile.identifiers.forEach(
        (identifier, stated) -> {
          if (stated instanceof String typed) {
            new Reading(profile, identifier, faults).read(typed, asOf);
          } else {
            faults.add(
                InputFault.of(profile.at(identifier.name()), "wrong-type", "expected", "string"));
          }
        });
  }

  /** One identifier of one profile. */
  private final class Reading {
    private final StatedProfile profile;
    private final Identifier identifier;
    private final String pointer;
    private final List<InputFault> faults;

    Reading(StatedProfile profile, Identifier identifier, List<InputFault> faults) {
      this.profile = profile;
      this.identifier = identifier;
      this.pointer = profile.at(identifier.name());
      this.faults = faults;
    }

    void read(String typed, @Nullable LocalDate asOf) {
      switch (identifier.kind()) {
        case REGISTERED_ZONE -> zone(typed, asOf);
        case UNIFIED_SOCIAL_CREDIT_CODE -> creditCode(typed);
        case NATIONALITY -> nationality(typed);
      }
    }

    private void creditCode(String typed) {
      Optional<UnifiedSocialCreditCode> code = UnifiedSocialCreditCode.read(typed);
      if (code.isEmpty()) {
        faults.add(InputFault.of(pointer, "invalid-credit-code"));
      } else if (!code.get().isChecked()) {
        warn(InputWarning.Doubt.CHECK_DIGIT);
      }
    }

    private void nationality(String typed) {
      Optional<String> country = Country.read(typed);
      if (country.isEmpty()) {
        faults.add(InputFault.of(pointer, "invalid-nationality"));
        return;
      }
      String otherwise = identifier.otherwise();
      List<String> agreeing =
          identifier
              .values()
              .getOrDefault(country.get(), otherwise == null ? List.of() : List.of(otherwise));
      Fact fact = supplied(Identifier.CITIZENSHIP);
      if (fact == null || agreeing.isEmpty()) {
        return;
      }
      Object stated = profile.facts.putIfAbsent(fact, agreeing.get(0));
      if (stated != null && !agreeing.contains(stated.toString())) {
        contradicted(fact, "contradicts-nationality", Map.of());
      }
    }

    private void zone(String typed, @Nullable LocalDate asOf) {
      Optional<Zone> zone = register.zone(typed);
      if (zone.isPresent() && asOf != null) {
        zone(zone.get(), asOf);
      } else if (zone.isEmpty()) {
        faults.add(
            Nearest.to(typed, register.ids())
                .or(() -> register.search().nearest(typed).map(Zone::id))
                .map(nearest -> InputFault.of(pointer, "unknown-id", "nearest", nearest))
                .orElseGet(() -> InputFault.of(pointer, "unknown-id", "list", "/v1/zones")));
      }
    }

    /** Nothing is supplied where anything stated contradicts the register. */
    private void zone(Zone zone, LocalDate day) {
      int before = faults.size();
      Fact province = supplied(Identifier.PROVINCE);
      Object stated = province == null ? null : profile.facts.get(province);
      if (province != null && stated != null && !stated.equals(zone.province())) {
        contradicted(province, "contradicts-zone", Map.of("lies", zone.province()));
      }
      Fact fact = supplied(Identifier.TYPES);
      Optional<ValueSet> types = fact == null ? Optional.empty() : types(fact, zone, day);
      if (faults.size() > before) {
        return;
      }
      if (province != null) {
        profile.facts.put(province, zone.province());
      }
      if (fact != null && types.isPresent()) {
        profile.facts.put(fact, types.get());
      }
      warn(zone, day);
    }

    /** What is stated of the types is complete, so it settles what the register leaves open. */
    private Optional<ValueSet> types(Fact fact, Zone zone, LocalDate day) {
      ValueSet known = known(fact.valueList(), zone, day);
      if (!(profile.facts.get(fact) instanceof ValueSet stated)) {
        return Optional.of(known);
      }
      Optional<ValueSet> both = known.join(stated);
      if (both.isEmpty()) {
        List<String> excluded = new ArrayList<>(fact.valueList().names());
        excluded.removeIf(type -> type.equals(ValueList.NONE) || !known.lacks(type));
        contradicted(
            fact,
            "contradicts-zone",
            Map.of("held", listed(List.copyOf(known)), "excluded", listed(excluded)));
      }
      return both;
    }

    private static String listed(List<String> types) {
      return types.isEmpty() ? "-" : String.join(", ", types);
    }

    /** Says what the register holds, never what was stated. */
    private void contradicted(Fact fact, String code, Map<String, String> details) {
      Map<String, String> all = new HashMap<>(details);
      all.put("fact", identifier.name());
      faults.add(new InputFault(profile.at(fact.name()), code, all));
    }

    private void warn(Zone zone, LocalDate day) {
      if (zone.memberships().stream()
          .filter(one -> one.on(day) == Held.YES)
          .map(Membership::confidence)
          .anyMatch(Confidence::isWeak)) {
        warn(InputWarning.Doubt.ZONE_NOT_CONFIRMED);
      }
      if (day.isAfter(register.compiled())) {
        warn(InputWarning.Doubt.REGISTER_OLDER);
      }
    }

    private void warn(InputWarning.Doubt doubt) {
      profile.warnings.add(new InputWarning(pointer, doubt));
    }

    private @Nullable Fact supplied(String from) {
      return identifier
          .supplied(from)
          .map(name -> vocabulary.known(identifier.profile(), name))
          .orElse(null);
    }
  }

  /** The types of a zone on a day: those it is of, and open those that cannot be excluded. */
  private ValueSet known(ValueList list, Zone zone, LocalDate day) {
    List<String> held = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String type : list.names()) {
      Held one = type.equals(ValueList.NONE) ? Held.NO : register.held(zone, type, day);
      if (one == Held.YES) {
        held.add(type);
      } else if (one == Held.UNKNOWN) {
        open.add(type);
      }
    }
    return ValueSet.of(list, held, open);
  }
}
