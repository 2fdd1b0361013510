package org.policyeligibility.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.register.Confidence;
import org.policyeligibility.register.Membership;
import org.policyeligibility.register.MembershipStatus;
import org.policyeligibility.register.Zone;
import org.policyeligibility.register.ZoneRegister;

/**
 * Reads the identifiers of a profile and adds the facts that follow from them. A fact that is
 * stated besides is compared: it may say more than the identifier, and never otherwise.
 */
final class IdentifierReader {
  /** A name that more zones than this go by is not told apart by listing them. */
  private static final int MOST_CANDIDATES = 8;

  private final Vocabulary vocabulary;
  private final ZoneRegister register;
  private final NearestName ids;

  IdentifierReader(Vocabulary vocabulary, ZoneRegister register) {
    this.vocabulary = vocabulary;
    this.register = register;
    this.ids = NearestName.among(register.ids());
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
        List<String> named =
            register.named(typed).stream().map(Zone::id).limit(MOST_CANDIDATES).toList();
        faults.add(
            Optional.of(String.join(", ", named))
                .filter(all -> named.size() > 1)
                .map(all -> InputFault.of(pointer, "unknown-id", "candidates", all))
                .or(() -> InputFault.isNearestSought(faults) ? nearest(typed) : Optional.empty())
                .orElseGet(() -> InputFault.of(pointer, "unknown-id", "list", "/v1/zones")));
      }
    }

    private Optional<InputFault> nearest(String typed) {
      return register.named(typed).stream()
          .findFirst()
          .map(Zone::id)
          .or(() -> ids.to(typed))
          .or(() -> register.search().nearest(typed).map(Zone::id))
          .map(nearest -> InputFault.of(pointer, "unknown-id", "nearest", nearest));
    }

    /** Nothing is supplied where anything stated contradicts the register. */
    private void zone(Zone zone, LocalDate day) {
      int before = faults.size();
      Fact province = supplied(Identifier.PROVINCE);
      Object stated = province == null ? null : profile.facts.get(province);
      if (province != null && stated != null && !stated.equals(zone.province())) {
        contradicted(province, "contradicts-zone", Map.of("lies", zone.province()));
      }
      Fact types = supplied(Identifier.TYPES);
      Fact within = supplied(Identifier.WITHIN);
      Map<Fact, ValueSet> known = new LinkedHashMap<>();
      // A profile in a zone is in all that the zone lies in; of a zone itself both are asked apart.
      BiFunction<Zone, String, MembershipStatus> held =
          within == null
              ? (candidate, type) -> register.liesIn(candidate, type, day)
              : (candidate, type) -> register.is(candidate, type, day);
      add(types, zone, held, known);
      add(within, zone, (candidate, type) -> register.liesIn(candidate, type, day), known);
      if (faults.size() > before) {
        return;
      }
      if (province != null) {
        profile.facts.put(province, zone.province());
      }
      known.forEach(profile.facts::put);
      warn(zone, day);
    }

    private void add(
        @Nullable Fact fact,
        Zone zone,
        BiFunction<Zone, String, MembershipStatus> held,
        Map<Fact, ValueSet> known) {
      if (fact != null) {
        List<String> yes =
            fact.valueList().names().stream()
                .filter(type -> !type.equals(ValueList.NONE))
                .filter(type -> held.apply(zone, type) == MembershipStatus.YES)
                .toList();
        if (fact.valueList().isPartlyUnverified(yes) && known.isEmpty()) {
          warn(InputWarning.Doubt.IMPLIED_NOT_VERIFIED);
        }
        Fact included =
            fact.includes() == null ? null : vocabulary.known(fact.profile(), fact.includes());
        types(
                fact,
                known(fact.valueList(), type -> held.apply(zone, type)),
                included == null ? null : known.get(included))
            .ifPresent(types -> known.put(fact, types));
      }
    }

    /**
     * The types of zone from the register and from the profile together; empty where they
     * contradict each other. A stated set is complete, so it settles what the register leaves open.
     */
    private Optional<ValueSet> types(Fact fact, ValueSet known, @Nullable ValueSet included) {
      if (!(profile.facts.get(fact) instanceof ValueSet stated)) {
        return Optional.of(known);
      }
      Optional<ValueSet> both =
          known.join(included == null ? stated : included.within(fact.valueList(), stated));
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
          .filter(membership -> membership.on(day) == MembershipStatus.YES)
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
  private static ValueSet known(ValueList list, Function<String, MembershipStatus> holds) {
    List<String> held = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String type : list.names()) {
      MembershipStatus membershipStatus =
          type.equals(ValueList.NONE) ? MembershipStatus.NO : holds.apply(type);
      if (membershipStatus == MembershipStatus.YES) {
        held.add(type);
      } else if (membershipStatus == MembershipStatus.UNKNOWN) {
        open.add(type);
      }
    }
    return ValueSet.of(list, held, open);
  }
}
