package org.policyeligibility.api.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.audit.Act;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.InputFault;

/**
 * The request body of {@code POST /v1/decisions/{id}/review}: a reason, and findings where there
 * are some. It is stored as it is read.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewRequest(
    @NotNull(message = "required") @PlainText(most = 2000, lines = true) String reason,
    @Size(min = 1, max = 500, message = "wrong-type") @Nullable List<@Valid Finding> findings) {

  /** A person's finding on a clause. */
  record Finding(
      @NotNull(message = "required") String clause,
      @NotNull(message = "required") Outcome outcome,
      @NotNull(message = "required") @PlainText(most = 2000, lines = true) String reason) {}

  /** The act that it asks for. */
  Act act() {
    return findings == null ? Act.TAKEN_OVER : Act.FOUND;
  }

  /** The clauses that the findings are on, in their order. */
  List<String> clauses() {
    return findings == null ? List.of() : findings.stream().map(Finding::clause).toList();
  }

  /** Refuses a second finding on a clause. */
  void requireEachOnce(Language language) {
    Set<String> seen = new HashSet<>();
    List<String> clauses = clauses();
    List<InputFault> faults =
        IntStream.range(0, clauses.size())
            .filter(place -> !seen.add(clauses.get(place)))
            .mapToObj(place -> InputFault.of(pointer(place), "not-once"))
            .toList();
    if (!faults.isEmpty()) {
      throw Unprocessable.of(faults, language);
    }
  }

  /** Where the clause of a finding stands. */
  static String pointer(int finding) {
    return "/findings/" + finding + "/clause";
  }
}
