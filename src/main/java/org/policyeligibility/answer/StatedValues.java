package org.policyeligibility.answer;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;

/** The values of one profile as an answer shows them, each written once however many ask. */
final class StatedValues {
  private static final byte[] NONE = new byte[0];

  private final Profile profile;
  private final byte[] @Nullable [] written;

  StatedValues(Profile profile) {
    this.profile = profile;
    this.written = new byte[profile.bySlot().length][];
  }

  Profile profile() {
    return profile;
  }

  /** {@code ,"actual":…}, or nothing where the fact is unknown. */
  byte[] actual(Fact fact) {
    byte[] known = written[fact.slot()];
    if (known == null) {
      Object value = profile.value(fact);
      known = value == null ? NONE : write(value);
      written[fact.slot()] = known;
    }
    return known;
  }

  private static byte[] write(Object actual) {
    JsonBytes out = new JsonBytes(64).ascii(",\"actual\":");
    if (actual instanceof Set<?> values) {
      out.ascii("[");
      values.forEach(value -> out.ascii("\"").ascii(value.toString()).ascii("\","));
      out.dropLast(',').ascii("]");
    } else if (actual instanceof Integer
        || actual instanceof BigDecimal
        || actual instanceof Boolean) {
      out.ascii(actual.toString());
    } else {
      out.ascii("\"").ascii(actual.toString()).ascii("\"");
    }
    return out.toBytes();
  }
}
