package org.policyeligibility.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * A revision of a reading: on which day it was compared with its sources, and what that changed.
 *
 * @param against the sources it was compared with
 * @param changed null where nothing changed
 */
public record Reading(LocalDate on, List<String> against, @Nullable Text changed) {
  public Reading {
    against = List.copyOf(against);
  }
}
