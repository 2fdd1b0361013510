package org.policyeligibility.api.decisions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.api.evaluations.EvaluationRequest;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.decision.Decision;
import org.policyeligibility.decision.DecisionDraft;
import org.policyeligibility.decision.LegalBasis;
import org.policyeligibility.decision.NormalForm;
import org.policyeligibility.decision.retention.Purpose;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.InputFault;

/**
 * The request body of {@code POST /v1/decisions}: a case, and the terms on which the decision is
 * stored. Faults of both stand among those of the case.
 *
 * @param question with all that is wrong, of the other members, too
 * @param members null where something is wrong with one
 */
record DecisionRequest(EvaluationRequest question, @Nullable Members members) {

  /** The members of the body beside the question; the reference is absent until it is validated. */
  @SuppressWarnings("MultipleNullnessAnnotations")
  record Members(
      @NotNull(message = "required") @PlainText(most = 100) @Nullable String reference,
      @NotNull(message = "required") Purpose purpose,
      @NotNull(message = "required") LegalBasis legalBasis,
      @PlainText(most = 200) @Nullable String subject,
      @Nullable String corrects,
      @Size(max = 2, message = "wrong-type") @Nullable List<DecisionDraft.Change> changes) {

    Members {
      // A file is found again however its number is typed.
      reference = reference == null ? null : NormalForm.of(reference);
    }

    private static final List<String> NAMES =
        Stream.of(Members.class.getRecordComponents()).map(RecordComponent::getName).toList();

    /** The respects in which a correction is to differ. */
    Set<DecisionDraft.Change> stated() {
      return changes == null || changes.isEmpty() ? Set.of() : EnumSet.copyOf(changes);
    }

    /** The terms that are stated. */
    Decision.Terms terms(LocalDate asOf, Language language) {
      UUID corrected = corrects == null ? null : DecisionId.read(corrects);
      return new Decision.Terms(
          Optional.ofNullable(reference).orElseThrow(),
          purpose,
          legalBasis,
          asOf,
          language,
          corrected);
    }
  }

  /** Reads a new request, or refuses it with all that is wrong. */
  static DecisionRequest read(
      @Nullable Object body,
      Eligibility eligibility,
      LocalDate today,
      JsonBody bodies,
      Language language) {
    EvaluationRequest question = question(body, eligibility, today);
    Members members = null;
    if (body instanceof Map<?, ?> stated) {
      members = bodies.bind(stated, Members.class, question.faults());
      if (stated.get("corrects") instanceof String id && DecisionId.read(id) == null) {
        question.faults().add(InputFault.of("/corrects", "unknown-decision"));
      }
      if (stated.get("changes") instanceof List<?> changes
          && !changes.isEmpty()
          && stated.get("corrects") == null) {
        question.faults().add(InputFault.of("/corrects", "required"));
      }
    }
    question.requireSound(language);
    return new DecisionRequest(question, members);
  }

  /** Reads the question of a request that was taken before. */
  static EvaluationRequest question(
      @Nullable Object body, Eligibility eligibility, LocalDate today) {
    return EvaluationRequest.ofDecision(body, eligibility, today, Members.NAMES);
  }

  @Override
  public Members members() {
    if (members == null) {
      throw new IllegalStateException("a request with faults has no answer");
    }
    return members;
  }
}
