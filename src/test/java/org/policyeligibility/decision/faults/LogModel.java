package org.policyeligibility.decision.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.audit.Act;
import org.policyeligibility.audit.AuditLine;

/**
 * The model of the audit log: a decision's state is a function of the entries before a place, and
 * every answer must be the one that the state at the place of its own entry gives.
 */
final class LogModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<UUID, State> states = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** A decision by the log. */
  private static final class State {
    private boolean erased;
    private int reviews;
    private @Nullable UUID correctedBy;
  }

  /**
   * An answer.
   *
   * @param actor who asked, by whom its entry is found
   * @param act the act of the entry that the answer must have; null where it was refused
   * @param decision which one
   * @param reviews how many the answer shows; -1 where it shows none
   * @param correctedBy as the answer shows it
   * @param shown whether the content, or what the decision is found by, was shown
   */
  record Answer(
      String actor,
      @Nullable Act act,
      UUID decision,
      int reviews,
      @Nullable UUID correctedBy,
      boolean shown) {}

  /** The state of the log so far. */
  void add(AuditLine line, List<Answer> answers, Map<UUID, UUID> corrections) {
    JsonNode entry = read(line);
    Act act = Act.valueOf(entry.path("act").asText());
    String actor = entry.path("actor").asText();
    for (Answer answer : answers) {
      if (answer.actor().equals(actor) && answer.act() == act && concerns(entry, answer)) {
        check(line, act, answer);
      }
    }
    if (entry.has("decision")) {
      apply(line, act, UUID.fromString(entry.path("decision").asText()), corrections);
    }
  }

  private static boolean concerns(JsonNode entry, Answer answer) {
    return !entry.has("decision")
        || entry.path("decision").asText().equals(answer.decision().toString());
  }

  private State state(UUID id) {
    return states.computeIfAbsent(id, first -> new State());
  }

  private void check(AuditLine line, Act act, Answer answer) {
    State state = state(answer.decision());
    if (answer.shown() && state.erased) {
      faults.add("shown after it was erased: " + line.line());
    }
    if (!answer.shown() && !state.erased) {
      faults.add("not shown before it was erased: " + line.line());
    }
    int reviews = state.reviews + (act == Act.TAKEN_OVER ? 1 : 0);
    if (answer.reviews() >= 0 && answer.reviews() != reviews) {
      faults.add(answer.reviews() + " reviews in place of " + reviews + ": " + line.line());
    }
    if (answer.reviews() >= 0
        && !java.util.Objects.equals(answer.correctedBy(), state.correctedBy)) {
      faults.add("corrected otherwise than the log says: " + line.line());
    }
  }

  private void apply(AuditLine line, Act act, UUID id, Map<UUID, UUID> corrections) {
    State state = state(id);
    if (act == Act.REFUSED) {
      if (!state.erased && line.line().contains(" ERASED\"")) {
        faults.add("refused before it was erased: " + line.line());
      }
      return;
    }
    if (state.erased) {
      faults.add("an act on what is erased: " + line.line());
    }
    switch (act) {
      case ERASED -> state.erased = true;
      case TAKEN_OVER, FOUND -> state.reviews++;
      case DECIDED -> {
        UUID wrong = corrections.get(id);
        if (wrong != null) {
          if (state(wrong).correctedBy != null || state(wrong).erased) {
            faults.add("a correction of what cannot be corrected: " + line.line());
          }
          state(wrong).correctedBy = id;
        }
      }
      default -> {}
    }
  }

  /** Whether the log says that a decision is erased. */
  boolean isErased(UUID id) {
    return state(id).erased;
  }

  List<String> faults() {
    return faults;
  }

  private static JsonNode read(AuditLine line) {
    try {
      return JSON.readTree(line.line());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
