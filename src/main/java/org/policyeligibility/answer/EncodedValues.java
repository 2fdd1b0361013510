package org.policyeligibility.answer;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.json.JsonBytes;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.Profile;
import org.policyeligibility.profile.ProfileType;

/** The values of one case as an answer shows them, each written once however many ask. */
final class EncodedValues {
  private static final byte[] NONE = new byte[0];

  private final Case stated;

  /** By slot. */
  private final Map<ProfileType, byte[] @Nullable []> written = new EnumMap<>(ProfileType.class);

  EncodedValues(Case stated) {
    this.stated = stated;
    for (Profile profile : stated.profiles()) {
      written.put(profile.type(), new byte[profile.size()][]);
    }
  }

  Case stated() {
    return stated;
  }

  /** {@code ,"actual":…}, or nothing where the fact is unknown. */
  byte[] actual(Fact fact) {
    byte[] @Nullable [] ofProfile = written.get(fact.profile());
    if (ofProfile == null) {
      return NONE;
    }
    byte[] known = ofProfile[fact.slot()];
    if (known == null) {
      Object value = stated.value(fact);
      known = value == null ? NONE : write(value);
      ofProfile[fact.slot()] = known;
    }
    return known;
  }

  private static byte[] write(Object actual) {
    JsonBytes out = new JsonBytes(64).ascii(",\"actual\":");
    write(out, actual);
    return out.toBytes();
  }

  /** A value as JSON. */
  static void write(JsonBytes out, Object value) {
    if (value instanceof Set<?> values) {
      out.ascii("[");
      values.forEach(element -> out.element(element.toString()));
      out.dropLast(',').ascii("]");
    } else if (value instanceof Integer
        || value instanceof BigDecimal
        || value instanceof Boolean) {
      out.ascii(value.toString());
    } else {
      out.ascii("\"").ascii(value.toString()).ascii("\"");
    }
  }
}
