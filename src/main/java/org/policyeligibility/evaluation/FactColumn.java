package org.policyeligibility.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.FactType;
import org.policyeligibility.profile.Profile;

/**
 * A lookup table: all criteria on one fact, with the status of each for every value of a short
 * list. A profile's value is looked up once for all clauses, not compared once for each.
 */
final class FactColumn {
  private final Fact fact;
  private final Criterion[] criteria;
  private final int first;
  private final byte[] nobody;
  private final byte[] absent;
  private final Map<Object, byte[]> byValue = new HashMap<>();

  /**
   * The table of a fact.
   *
   * @param criteria all on that fact
   * @param first the place of the first of them among the statuses of all criteria
   */
  FactColumn(Fact fact, List<Criterion> criteria, int first) {
    this.fact = fact;
    this.criteria = criteria.toArray(Criterion[]::new);
    this.first = first;
    this.nobody = new byte[this.criteria.length];
    Arrays.fill(nobody, (byte) Status.UNKNOWN.number());
    this.absent = statuses(null);
    if (fact.type() == FactType.BOOLEAN) {
      byValue.put(true, statuses(true));
      byValue.put(false, statuses(false));
    } else if (fact.type() == FactType.ENUM) {
      fact.valueList().names().forEach(value -> byValue.put(value, statuses(value)));
    }
  }

  private byte[] statuses(@Nullable Object value) {
    byte[] statuses = new byte[criteria.length];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = (byte) criteria[i].read(value).number();
    }
    return statuses;
  }

  /** Writes the number of the status of each criterion at its place. */
  void read(Case stated, byte[] all) {
    Profile profile = stated.profile(fact.profile());
    if (profile == null) {
      write(nobody, all);
      return;
    }
    Object value = profile.value(fact);
    byte[] known = value == null ? absent : byValue.get(value);
    write(known == null ? statuses(value) : known, all);
  }

  private void write(byte[] statuses, byte[] all) {
    System.arraycopy(statuses, 0, all, first, statuses.length);
  }
}
