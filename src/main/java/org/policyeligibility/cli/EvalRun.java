package org.policyeligibility.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerPages;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.Case;
import org.policyeligibility.profile.InputFault;

/**
 * Decides one case and gives the answer as the service would, or what of the profile cannot be
 * read. Arguments: {@code profiles}, by where they stand, {@code asOf}, {@code clauses}, {@code
 * language}.
 */
public final class EvalRun extends RulesRun<JsonNode> {
  static final String PROFILES = "profiles";
  static final String AS_OF = "asOf";
  static final String CLAUSES = "clauses";
  static final String LANGUAGE = "language";
  static final String ANSWER = "answer";
  static final String FAULTS = "faults";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the process that runs it asks for. */
  public EvalRun() {
    super(JsonNode.class);
  }

  @Override
  void run(Eligibility rules, Map<String, Object> arguments, Consumer<JsonNode> lines) {
    JsonNode asked = JSON.valueToTree(arguments);
    LocalDate asOf = LocalDate.parse(asked.path(AS_OF).asText());
    Language language = Language.valueOf(asked.path(LANGUAGE).asText());
    List<InputFault> faults = new ArrayList<>();
    Map<String, Object> profiles =
        JSON.convertValue(
            asked.path(PROFILES),
            JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    Case stated = rules.reader().read(profiles, asOf, faults);
    if (stated == null) {
      lines.accept(
          JSON.valueToTree(
              Map.of(
                  FAULTS,
                  faults.stream()
                      .map(
                          fault ->
                              Map.of(
                                  "pointer",
                                  fault.pointer(),
                                  "text",
                                  FaultText.of(fault, language)))
                      .toList())));
      return;
    }
    List<String> clauses = new ArrayList<>();
    asked.path(CLAUSES).forEach(clause -> clauses.add(clause.asText()));
    Evaluation evaluation = rules.evaluate(stated, asOf);
    if (!clauses.isEmpty()) {
      evaluation = evaluation.only(result -> clauses.contains(result.provision().id()));
    }
    byte[] answer =
        AnswerPages.of(rules.ruleset())
            .answer(evaluation, rules.advise(evaluation), language, false);
    lines.accept(JSON.valueToTree(Map.of(ANSWER, new String(answer, StandardCharsets.UTF_8))));
  }
}
