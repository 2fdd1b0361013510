package org.policyeligibility.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.AnswerForm;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.evaluations.EvaluationRequest;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.api.problem.UnreadableJson;
import org.policyeligibility.api.wire.JsonBody;
import org.policyeligibility.evaluation.Evaluation;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Vocabulary;
import org.policyeligibility.ruleset.drools.ShippedRules;

/**
 * Search for the costliest request, by hill climbing over bodies within the limits: what is refused
 * must not cost much more than what is answered.
 */
public final class WorstInput {
  private static final int MEASURED = 7;
  private static final int USUAL = 300;

  /** How many times as much as a usual request the costliest may take. */
  private static final int MOST_TIMES = 5;

  private static final List<ProfileType> TYPES = List.of(ProfileType.values());
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Eligibility eligibility;
  private final AnswerWriter pages;
  private final Random random;

  private WorstInput(Eligibility eligibility, long seed) {
    this.eligibility = eligibility;
    this.pages = AnswerWriter.of(eligibility.ruleset());
    this.random = new Random(seed);
  }

  /**
   * The service's own settings of the log. Without them Drools writes down each fact at each step,
   * which takes five times as long as to decide.
   */
  private static List<Logger> quiet() {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    List<Logger> quiet = List.of(Logger.getLogger("org.drools"), Logger.getLogger("org.kie"));
    quiet.forEach(logger -> logger.setLevel(Level.OFF));
    return quiet;
  }

  /** A body, the processor time that its answer takes, and whether it was refused. */
  private record Measured(Map<String, @Nullable Object> body, long micros, boolean refused) {}

  /**
   * Searches.
   *
   * @param arguments the number of steps, 3000 where it is left out, and the seed
   */
  public static void main(String[] arguments) throws Exception {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    List<Logger> held = quiet();
    try {
      measure(steps, seed);
    } finally {
      Reference.reachabilityFence(held);
    }
  }

  private static void measure(int steps, long seed) throws Exception {
    WorstInput search = new WorstInput(ShippedRules.load(), seed);
    // A time that is measured while code is not compiled yet would never be exceeded.
    search.median();
    Measured valid = search.climb(steps, false);
    Measured refused = search.climb(steps, true);
    // The search compares what it measures while code is still compiled; these are all alike.
    long worstValid = search.again(valid);
    long worstRefused = search.again(refused);
    long median = search.median();
    System.out.printf("median of %d valid requests: %d us%n", USUAL, median);
    tell("valid", valid, worstValid, median);
    tell("refused", refused, worstRefused, median);
  }

  private static void tell(String kind, Measured worst, long micros, long median)
      throws JsonProcessingException {
    String text = MAPPER.writeValueAsString(worst.body);
    System.out.printf(
        "worst %s: %d us, %.1f times the median (at most %d), %d bytes: %.400s%n",
        kind, micros, (double) micros / median, MOST_TIMES, text.length(), text);
  }

  /** The median of as many measurements as that of valid requests has. */
  private long again(Measured worst) throws Exception {
    long[] micros = new long[USUAL];
    for (int i = 0; i < USUAL; i++) {
      micros[i] = measure(worst.body).micros;
    }
    Arrays.sort(micros);
    return micros[USUAL / 2];
  }

  private long median() throws Exception {
    long[] micros = new long[USUAL];
    for (int i = 0; i < USUAL; ) {
      Measured measured = measure(valid());
      // A zone and a province that contradict each other are refused.
      if (!measured.refused) {
        micros[i++] = measured.micros;
      }
    }
    Arrays.sort(micros);
    return micros[USUAL / 2];
  }

  private Measured climb(int steps, boolean refused) throws Exception {
    Measured best = measure(valid());
    for (int i = 0; i < steps; i++) {
      Map<String, @Nullable Object> body = copy(best.body);
      for (int change = random.nextInt(4); change >= 0; change--) {
        change(body, refused);
      }
      Measured next = measure(body);
      if (next.refused == refused && (best.refused != refused || next.micros > best.micros)) {
        best = measure(body);
      }
    }
    return best;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> body)
      throws Exception {
    return MAPPER.readValue(MAPPER.writeValueAsBytes(body), LinkedHashMap.class);
  }

  private Map<String, @Nullable Object> valid() {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("asOf", "2024-06-01");
    body.put("profile", profile(TYPES.get(random.nextInt(TYPES.size())), 85));
    return body;
  }

  private Map<String, @Nullable Object> profile(ProfileType type, int percent) {
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("type", type.code());
    for (Fact fact : eligibility.ruleset().vocabulary().facts(type)) {
      if (fact.derivedFrom() == null && random.nextInt(100) < percent) {
        profile.put(fact.name(), value(fact));
      }
    }
    return profile;
  }

  private Object value(Fact fact) {
    return switch (fact.type()) {
      case SET -> List.of(names(fact).get(random.nextInt(names(fact).size())));
      case ENUM -> names(fact).get(random.nextInt(names(fact).size()));
      case BOOLEAN -> random.nextBoolean();
      case INTEGER, NUMBER -> 1 + random.nextInt(10);
      case DATE -> LocalDate.of(1950, 1, 1).plusDays(random.nextInt(25_000)).toString();
    };
  }

  private static List<String> names(Fact fact) {
    return fact.valueList().names();
  }

  @SuppressWarnings("unchecked")
  private void change(Map<String, @Nullable Object> body, boolean refused) {
    Map<String, @Nullable Object> profile =
        body.get("profile") instanceof Map<?, ?> stated
            ? (Map<String, @Nullable Object>) stated
            : new LinkedHashMap<>();
    ProfileType type = TYPES.get(random.nextInt(TYPES.size()));
    Vocabulary vocabulary = eligibility.ruleset().vocabulary();
    List<Fact> facts = vocabulary.facts(type);
    Fact fact = facts.get(random.nextInt(facts.size()));
    switch (random.nextInt(refused ? 17 : 7)) {
      case 0 -> body.put("profile", profile(type, random.nextInt(101)));
      case 1 -> body.put("profiles", List.of(profile(type, random.nextInt(101))));
      case 2 -> profile.remove(fact.name());
      case 3 -> profile.put(fact.name(), value(fact));
      case 4 -> standings(profile, false);
      case 5 ->
          body.put("asOf", LocalDate.of(1990, 1, 1).plusDays(random.nextInt(20_000)).toString());
      case 6 -> body.put("declined", declined(facts));
      case 7 -> many(profile, fact.name());
      case 8 -> standings(profile, true);
      case 9 -> body.put("clauses", filter());
      case 10 -> body.put(text(random.nextInt(100)), text(random.nextInt(20_000)));
      case 11 -> profile.put(zoneFact(profile), text(random.nextInt(300)));
      case 12 -> profile.put("zone", latin(random.nextInt(65)));
      case 13 -> body.put("declined", filter());
      case 14 -> members(body, random.nextInt(4000));
      case 15 ->
          body.put(
              "profiles", List.of(profile(type, 50), Map.of("type", "zone", "zone", latin(40))));
      default -> profile.put(fact.name(), filter());
    }
  }

  private String zoneFact(Map<String, @Nullable Object> profile) {
    return random.nextBoolean() || profile.isEmpty() ? "zone" : profile.keySet().iterator().next();
  }

  /** Names that are no facts, near one or far from all. */
  private void many(Map<String, @Nullable Object> profile, String near) {
    for (int i = random.nextInt(120); i >= 0; i--) {
      String name =
          random.nextBoolean() ? near + text(random.nextInt(4)) : text(random.nextInt(100));
      profile.put(name, text(random.nextInt(10)));
    }
  }

  private void standings(Map<String, @Nullable Object> profile, boolean unknown) {
    Map<String, Object> standings = new TreeMap<>();
    for (int i = random.nextInt(120); i >= 0; i--) {
      String id =
          eligibility
              .ruleset()
              .catalogue()
              .get(random.nextInt(eligibility.ruleset().catalogue().size()))
              .id();
      standings.put(unknown ? id + text(random.nextInt(5)) : id, unknown ? text(5) : "PASSED");
    }
    profile.put("assessments", standings);
  }

  private static List<String> names(List<Fact> facts, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(facts.get(i % facts.size()).name());
    }
    return names;
  }

  private List<String> declined(List<Fact> facts) {
    return names(facts.stream().filter(fact -> fact.derivedFrom() == null).toList(), 500);
  }

  private void members(Map<String, @Nullable Object> body, int count) {
    for (int i = 0; i < count; i++) {
      body.put(latin(3 + random.nextInt(20)), 1);
    }
  }

  private String latin(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (random.nextInt(6) == 0 ? '-' : 'a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private List<String> filter() {
    List<String> entries = new ArrayList<>();
    for (int i = random.nextInt(520); i >= 0; i--) {
      entries.add(text(random.nextInt(60)));
    }
    return entries;
  }

  private String text(int length) {
    String characters = "abcdefghijklmnopqrstuvwxyzABCXYZ-0123456789区高新技术\"\\\u0001";
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private Measured measure(Map<String, @Nullable Object> body) throws Exception {
    byte[] bytes = MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > JsonBody.MOST_BYTES) {
      return new Measured(body, 0, true);
    }
    long[] nanos = new long[MEASURED];
    boolean refused = false;
    for (int i = 0; i < MEASURED; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      refused = answer(bytes).length == 0;
      nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
    Arrays.sort(nanos);
    return new Measured(body, nanos[MEASURED / 2] / 1000, refused);
  }

  /** The answer; nothing where the request was refused, which was written all the same. */
  private byte[] answer(byte[] body) {
    EvaluationRequest request;
    try {
      request = EvaluationRequest.of(JsonBody.question(body), eligibility, RandomProfiles.DAY);
      request.requireSound(Language.ZH);
    } catch (UnreadableJson refused) {
      Problem problem =
          Problem.of(ProblemType.BAD_REQUEST, Language.ZH, refused.detail().in(Language.ZH));
      return Json.bytes(problem).length > 0 ? new byte[0] : body;
    } catch (Unprocessable refused) {
      return Json.bytes(refused.problem()).length > 0 ? new byte[0] : body;
    }
    Evaluation evaluation = eligibility.evaluate(request.stated(), request.asOf());
    return pages.answer(evaluation, eligibility.advise(evaluation), Language.ZH, AnswerForm.FULL);
  }
}
