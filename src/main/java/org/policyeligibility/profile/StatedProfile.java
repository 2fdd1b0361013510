package org.policyeligibility.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One profile as it was read, before anything is taken from the others of its case. */
final class StatedProfile {
  final ProfileType type;

  /** Where it stands in the body. */
  final String pointer;

  final Facts facts;

  /** The identifiers as they were written; facts that follow from them are added to the facts. */
  final Map<Identifier, Object> identifiers = new LinkedHashMap<>();

  final List<InputWarning> warnings = new ArrayList<>();
  final Map<String, Standing> assessments = new HashMap<>();
  final Map<String, Standing> approvals = new HashMap<>();

  /**
   * A profile that states nothing yet.
   *
   * @param size how many facts there are of its type
   */
  StatedProfile(ProfileType type, String pointer, int size) {
    this.type = type;
    this.pointer = pointer;
    this.facts = new Facts(size);
  }

  /** The facts of one type of profile by their slots, in the order in which they were stated. */
  static final class Facts {
    private final @Nullable Object[] bySlot;
    private final Fact[] inOrder;
    private int count;

    Facts(int size) {
      this.bySlot = new Object[size];
      this.inOrder = new Fact[size];
    }

    @Nullable Object get(Fact fact) {
      return bySlot[fact.slot()];
    }

    boolean contains(Fact fact) {
      return bySlot[fact.slot()] != null;
    }

    void put(Fact fact, Object value) {
      if (!contains(fact)) {
        inOrder[count++] = fact;
      }
      bySlot[fact.slot()] = value;
    }

    /**
     * Puts a value where there is none.
     *
     * @return the one that is there already; else null
     */
    @Nullable Object putIfAbsent(Fact fact, Object value) {
      Object before = get(fact);
      if (before == null) {
        put(fact, value);
      }
      return before;
    }

    List<Fact> inOrder() {
      return Arrays.asList(inOrder).subList(0, count);
    }

    void forEach(BiConsumer<Fact, Object> visitor) {
      for (int i = 0; i < count; i++) {
        visitor.accept(inOrder[i], Objects.requireNonNull(get(inOrder[i])));
      }
    }

    /** The values by slot, null where nothing is stated. */
    @Nullable Object[] bySlot() {
      return bySlot.clone();
    }
  }

  /** Where a member of it stands. */
  String at(String name) {
    return InputFault.below(pointer, name);
  }
}
