package org.policyeligibility.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.evaluation.Criterion;
import org.policyeligibility.evaluation.Operator;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.law.Territory;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.profile.ValueSet;
import org.policyeligibility.ruleset.Ruleset;

/**
 * An evaluator in plain Java, without an engine, written as one would by hand: indexed by the type
 * of profile, the criteria of a clause tested one after the other. It is the baseline of the
 * measurements, so it shares no code with the product beyond the profile and the names of the
 * answers.
 */
final class PlainEvaluator {
  private final Map<ProfileType, PlainClause[]> clauses = new EnumMap<>(ProfileType.class);

  PlainEvaluator(Ruleset ruleset) {
    for (ProfileType type : ProfileType.values()) {
      clauses.put(
          type,
          ruleset.provisions(type).inOrder().stream()
              .map(PlainClause::new)
              .toArray(PlainClause[]::new));
    }
  }

  /** One clause's answer with the status of each of its criteria. */
  @SuppressWarnings("ArrayRecordComponent") // as cheap as can be: nothing is copied
  record Trace(String clause, Outcome outcome, Status[] statuses) {}

  /** The clauses whose criteria are all met, by their place; a clause is left at its first "no". */
  BitSet met(Profile profile) {
    PlainClause[] addressed = of(profile);
    BitSet met = new BitSet(addressed.length);
    for (int i = 0; i < addressed.length; i++) {
      if (addressed[i].met(profile)) {
        met.set(i);
      }
    }
    return met;
  }

  /** Every clause's outcome, and every criterion's status. */
  List<Trace> trace(Profile profile, LocalDate asOf) {
    PlainClause[] addressed = of(profile);
    List<Trace> traces = new ArrayList<>(addressed.length);
    for (PlainClause clause : addressed) {
      traces.add(clause.trace(profile, asOf));
    }
    return traces;
  }

  private PlainClause[] of(Profile profile) {
    return Optional.ofNullable(clauses.get(profile.type())).orElseThrow();
  }

  private static final class PlainClause {
    private final String id;
    private final boolean benefit;
    private final boolean obligation;
    private final boolean bare;
    private final long firstDay;
    private final long lastDay;
    private final @Nullable Fact province;
    private final Territory territory;
    private final boolean within;
    private final Condition[] conditions;
    private final Condition[][] exemptions;
    private final long[] exemptFrom;
    private final Requirement.Kind[] requires;
    private final String subject;

    PlainClause(Provision provision) {
      this.id = provision.id();
      this.benefit = provision.clause().effect() == Effect.BENEFIT;
      this.obligation = provision.clause().effect() == Effect.OBLIGATION;
      LocalDate first = provision.clause().inForce().firstDay();
      LocalDate last = provision.clause().inForce().lastDay();
      this.firstDay = first == null ? Long.MIN_VALUE : first.toEpochDay();
      this.lastDay = last == null ? Long.MAX_VALUE : last.toEpochDay();
      this.province = provision.province();
      this.territory = provision.clause().document().territory();
      this.within = province != null && !territory.within().isEmpty();
      this.exemptions =
          provision.notNeeded().stream()
              .map(
                  it ->
                      it.when().stream()
                          .map(criterion -> new Condition(criterion, false))
                          .toArray(Condition[]::new))
              .toArray(Condition[][]::new);
      this.exemptFrom =
          provision.notNeeded().stream().mapToLong(it -> it.from().toEpochDay()).toArray();
      this.conditions =
          IntStream.range(0, provision.criteria().size())
              .mapToObj(
                  i ->
                      new Condition(
                          provision.criteria().get(i),
                          obligation && provision.remarks().get(i).binds()))
              .toArray(Condition[]::new);
      this.bare = obligation && Arrays.stream(conditions).allMatch(condition -> condition.binding);
      this.requires =
          provision.clause().requires().stream()
              .map(Requirement::kind)
              .toArray(Requirement.Kind[]::new);
      this.subject = provision.clause().benefit();
    }

    boolean met(Profile profile) {
      for (Condition condition : conditions) {
        if (condition.status(profile) != Status.MET) {
          return false;
        }
      }
      return true;
    }

    Trace trace(Profile profile, LocalDate asOf) {
      Status[] statuses = new Status[conditions.length];
      Status binding = Status.MET;
      Status content = Status.MET;
      for (int i = 0; i < conditions.length; i++) {
        Status status = conditions[i].status(profile);
        statuses[i] = status;
        if (conditions[i].binding) {
          binding = and(binding, status);
        } else {
          content = and(content, status);
        }
      }
      return new Trace(id, outcome(profile, asOf, binding, content), statuses);
    }

    private static Status and(Status status, Status other) {
      if (status == Status.NOT_MET || other == Status.NOT_MET) {
        return Status.NOT_MET;
      }
      return status == Status.UNKNOWN ? status : other;
    }

    private Outcome outcome(Profile profile, LocalDate asOf, Status binding, Status content) {
      long day = asOf.toEpochDay();
      if (day < firstDay || day > lastDay) {
        return Outcome.NOT_IN_FORCE;
      }
      if (province != null
          && profile.value(province) instanceof String seat
          && !territory.contains(seat)) {
        return Outcome.OUT_OF_SCOPE;
      }
      boolean open = within && province != null && profile.value(province) == null;
      if (obligation && !bare) {
        if (binding == Status.NOT_MET) {
          return Outcome.DOES_NOT_APPLY;
        }
        if (binding == Status.UNKNOWN || open) {
          return Outcome.INDETERMINATE;
        }
        return content == Status.MET
            ? Outcome.COMPLIANT
            : content == Status.UNKNOWN ? Outcome.INDETERMINATE : Outcome.NON_COMPLIANT;
      }
      if (benefit && isExempt(profile, day)) {
        return Outcome.NOT_NEEDED;
      }
      Status decides = bare ? binding : content;
      boolean favourable = true;
      boolean adverse = decides == Status.NOT_MET;
      for (Requirement.Kind kind : requires) {
        Standing standing = profile.standing(kind, id, subject);
        favourable &= standing.isFavourable();
        adverse |= standing.isAdverse();
      }
      if (adverse) {
        return benefit ? Outcome.INELIGIBLE : Outcome.DOES_NOT_APPLY;
      }
      if (decides == Status.UNKNOWN || open) {
        return Outcome.INDETERMINATE;
      }
      if (favourable) {
        return benefit ? Outcome.ELIGIBLE : Outcome.APPLIES;
      }
      return benefit ? Outcome.CONDITIONAL : Outcome.MAY_APPLY;
    }

    private boolean isExempt(Profile profile, long day) {
      for (int i = 0; i < exemptions.length; i++) {
        boolean exempt = day >= exemptFrom[i];
        for (Condition condition : exemptions[i]) {
          exempt &= condition.status(profile) == Status.MET;
        }
        if (exempt) {
          return true;
        }
      }
      return false;
    }
  }

  /** One criterion with its values at hand. */
  private static final class Condition {
    private final Fact fact;
    private final Operator operator;
    private final boolean binding;
    private final boolean whole;
    private final Status whenAbsent;
    private final Object value;
    private final Object[] values;
    private final Set<Object> set;
    private final int count;

    Condition(Criterion criterion, boolean binding) {
      this.fact = criterion.fact();
      this.operator = criterion.operator();
      this.binding = binding;
      this.whenAbsent = criterion.metWhenAbsent() ? Status.MET : Status.UNKNOWN;
      this.value = criterion.expected().get(0);
      this.values = criterion.expected().toArray();
      this.set = new HashSet<>(criterion.expected());
      this.whole =
          fact.type() == FactType.INTEGER
              && value instanceof BigDecimal bound
              && bound.stripTrailingZeros().scale() <= 0;
      this.count = whole ? ((BigDecimal) value).intValueExact() : 0;
    }

    Status status(Profile profile) {
      Object actual = profile.value(fact);
      if (actual == null) {
        return whenAbsent;
      }
      return actual instanceof ValueSet held
          ? status(held)
          : holds(actual) ? Status.MET : Status.NOT_MET;
    }

    /** The status on a set, of which a register may leave open whether a value is in it. */
    private Status status(ValueSet held) {
      boolean negated = operator == Operator.NOT_CONTAINS || operator == Operator.NOT_CONTAINS_ANY;
      boolean open = false;
      for (Object expected : values) {
        if (held.contains(expected)) {
          return negated ? Status.NOT_MET : Status.MET;
        }
        open |= !held.lacks((String) expected);
      }
      return open ? Status.UNKNOWN : negated ? Status.MET : Status.NOT_MET;
    }

    private boolean holds(Object actual) {
      return switch (operator) {
        case EQ -> value instanceof BigDecimal ? compare(actual) == 0 : actual.equals(value);
        case NOT_EQ -> value instanceof BigDecimal ? compare(actual) != 0 : !actual.equals(value);
        case IN -> set.contains(actual);
        case NOT_IN -> !set.contains(actual);
        case CONTAINS, CONTAINS_ANY, NOT_CONTAINS, NOT_CONTAINS_ANY ->
            throw new IllegalStateException("no set");
        case LT -> compare(actual) < 0;
        case LTE -> compare(actual) <= 0;
        case GT -> compare(actual) > 0;
        case GTE -> compare(actual) >= 0;
      };
    }

    private int compare(Object actual) {
      if (actual instanceof Integer number) {
        return whole
            ? Integer.compare(number, count)
            : BigDecimal.valueOf(number).compareTo((BigDecimal) value);
      }
      return ((BigDecimal) actual).compareTo((BigDecimal) value);
    }
  }
}
