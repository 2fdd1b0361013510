package org.policyeligibility.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.contract.Contract;
import org.policyeligibility.api.evaluations.Spellings;

/**
 * Everybody at every path, with every method, however it is spelt. What has to come of it is read
 * in the contract: an operation that is added there is tried with no edit here.
 */
@QuarkusTest
class AccessMatrixTest {
  private static final String OFFICE = "matrix";
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** There is nothing there, or nothing of that kind: nobody was let in. */
  private static final Set<Integer> NOTHING_THERE = Set.of(400, 404, 405);

  private static final int AT_ONCE = 4;

  /** Somebody who calls; roles are none for whom nobody knows. */
  private record Caller(String name, List<String> token, Set<String> roles, boolean office) {
    boolean isKnown() {
      return !roles.isEmpty();
    }

    boolean isBad() {
      return !token.isEmpty() && !isKnown();
    }
  }

  /**
   * An operation of the contract, with its path filled in; no roles where everybody may call it.
   */
  private record Operation(String method, String path, Set<String> roles, boolean office) {
    /** 0 where the caller is let in. */
    int refusal(Caller caller) {
      if (caller.isBad()) {
        return 401;
      }
      if (roles.isEmpty()) {
        return 0;
      }
      if (!caller.isKnown()) {
        return 401;
      }
      boolean may = roles.stream().anyMatch(caller.roles::contains) && (caller.office || !office);
      return may ? 0 : 403;
    }
  }

  /** A call; {@code methods} is what its path has, where that is asked for in vain. */
  private record Call(
      String method, String path, Caller caller, Set<Integer> allowed, Set<String> methods) {
    Call(String method, String path, Caller caller, Set<Integer> allowed) {
      this(method, path, caller, allowed, Set.of());
    }

    List<String> faults() {
      List<String> headers = new ArrayList<>(List.of("Content-Type", Service.JSON));
      headers.addAll(caller.token);
      Service.Answer answer =
          Service.send(
              method,
              path,
              SAFE.contains(method) ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8),
              headers.toArray(String[]::new));
      boolean right =
          allowed.isEmpty()
              ? answer.status() != 401 && answer.status() != 403 && answer.status() < 500
              : allowed.contains(answer.status());
      if (answer.status() == 405 && !methods.isEmpty()) {
        right = right && Set.of(answer.header("Allow").split(", ", -1)).equals(methods);
      }
      return right
          ? List.of()
          : List.of(
              "%s %s as %s: %d, not %s; Allow: %s"
                  .formatted(
                      method, path, caller.name, answer.status(), allowed, answer.header("Allow")));
    }
  }

  private static List<Caller> callers() throws Exception {
    List<Caller> callers = new ArrayList<>();
    callers.add(new Caller("nobody", List.of(), Set.of(), false));
    for (BadToken bad : List.of(BadToken.NONSENSE, BadToken.EXPIRED, BadToken.OTHER_AUDIENCE)) {
      callers.add(new Caller(bad.name(), List.of(Tokens.bearer(bad.token())), Set.of(), false));
    }
    for (String role : Role.ALL) {
      callers.add(new Caller(role, List.of(Tokens.header(role, OFFICE)), Set.of(role), true));
      callers.add(
          new Caller(
              role + " of no organisation",
              List.of(Tokens.bearer(Tokens.withoutOrganisation(role))),
              Set.of(role),
              false));
    }
    return callers;
  }

  private static List<Operation> operations() {
    String decision = decision();
    List<Operation> operations = new ArrayList<>();
    Contract.at(Contract.read(), "paths")
        .forEach(
            (template, item) ->
                Contract.map(item)
                    .forEach(
                        (method, value) -> {
                          String name = method.toUpperCase(Locale.ROOT);
                          if (METHODS.contains(name)) {
                            operations.add(operation(name, template, value, decision));
                          }
                        }));
    return operations;
  }

  private static Operation operation(String method, String template, Object node, String decision) {
    Map<String, Object> operation = Contract.map(node);
    String path = template.replace("{id}", decision);
    for (Object value : Contract.list(operation.get("parameters"))) {
      Map<String, Object> parameter = Contract.resolved(value);
      if ("path".equals(parameter.get("in")) && parameter.get("example") != null) {
        path =
            path.replace(
                "{" + parameter.get("name") + "}", String.valueOf(parameter.get("example")));
      }
    }
    List<Object> roles = Contract.list(operation.get("x-roles"));
    return new Operation(
        method,
        path.replaceAll("\\{[^}]*}", "unknown"),
        Set.copyOf(roles.stream().map(String::valueOf).toList()),
        "required".equals(operation.get("x-organisation")));
  }

  /** One that is there, so that who is wrongly let in is told something else than "not found". */
  private static String decision() {
    Map<String, Object> examples =
        Contract.at(
            Contract.read(),
            "paths",
            "/v1/decisions",
            "post",
            "requestBody",
            "content",
            Service.JSON,
            "examples");
    Map<String, Object> example =
        Contract.at(Contract.map(examples.values().iterator().next()), "value");
    String[] counter = Tokens.header(Role.COUNTER, OFFICE);
    Service.Answer kept =
        Service.send(
            "POST",
            "/v1/decisions",
            Service.write(example),
            "Content-Type",
            Service.JSON,
            "Idempotency-Key",
            UUID.randomUUID().toString(),
            counter[0],
            counter[1]);
    assertThat(kept.status()).as("%s", kept).isEqualTo(201);
    return kept.header("Location").replaceAll(".*/", "");
  }

  private static List<Call> calls(List<Operation> operations, List<Caller> callers) {
    List<Call> calls = new ArrayList<>();
    Set<String> paths = new LinkedHashSet<>();
    operations.forEach(operation -> paths.add(operation.path));
    for (String path : paths) {
      List<Operation> here =
          operations.stream().filter(candidate -> candidate.path.equals(path)).toList();
      for (Caller caller : callers) {
        METHODS.forEach(method -> calls.add(asWritten(method, path, here, caller)));
      }
      for (String spelling : Spellings.of(path)) {
        calls.addAll(spelt(spelling, here, callers));
      }
    }
    return calls;
  }

  private static Call asWritten(String method, String path, List<Operation> here, Caller caller) {
    String answeredBy = method.equals("HEAD") ? "GET" : method;
    for (Operation operation : here) {
      if (operation.method.equals(answeredBy)) {
        int refusal = operation.refusal(caller);
        return new Call(method, path, caller, refusal == 0 ? Set.of() : Set.of(refusal));
      }
    }
    Set<Integer> noSuchMethod = Set.of(method.equals("OPTIONS") ? 200 : 405);
    return new Call(
        method, path, caller, caller.isBad() ? Set.of(401) : noSuchMethod, methods(here));
  }

  /** The methods of a path: HEAD wherever there is GET, and OPTIONS for every path. */
  private static Set<String> methods(List<Operation> here) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    for (Operation operation : here) {
      methods.add(operation.method);
      if (operation.method.equals("GET")) {
        methods.add("HEAD");
      }
    }
    return methods;
  }

  private static List<Call> spelt(String spelling, List<Operation> here, List<Caller> callers) {
    List<Call> calls = new ArrayList<>();
    for (Caller caller : callers) {
      for (Operation operation : here) {
        int refusal = operation.refusal(caller);
        if (refusal != 0) {
          Set<Integer> refused = new TreeSet<>(NOTHING_THERE);
          refused.add(refusal);
          calls.add(new Call(operation.method, spelling, caller, refused));
        } else if (SAFE.contains(operation.method)) {
          calls.add(new Call(operation.method, spelling, caller, Set.of()));
        }
      }
    }
    return calls;
  }

  @Test
  void everybody_is_let_in_where_the_contract_says_so_and_nowhere_else() throws Exception {
    List<Operation> operations = operations();
    List<Call> calls = calls(operations, callers());
    assertThat(Spellings.of("/v1/audit/head")).hasSizeGreaterThan(30);
    ExecutorService atOnce = Executors.newFixedThreadPool(AT_ONCE);
    List<String> faults = new ArrayList<>();
    try {
      List<Callable<List<String>>> asked = new ArrayList<>();
      calls.forEach(call -> asked.add(call::faults));
      for (Future<List<String>> answered : atOnce.invokeAll(asked)) {
        faults.addAll(answered.get());
      }
    } finally {
      atOnce.shutdown();
    }
    System.out.printf(
        "access matrix: %d operations, %d calls, %d failures%n",
        operations.size(), calls.size(), faults.size());
    assertThat(faults).isEmpty();
  }
}
