package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.Contained;
import org.policyeligibility.api.Service;

/** The contract's examples of every operation, asked of the running service. */
@QuarkusTest
class OperationExamplesTest {
  /** Shown once for all, among the examples of {@code evaluate} and of access. */
  private static final Set<String> ANYWHERE =
      Set.of("400", "401", "405", "406", "413", "415", "429", "500", "503");

  /** An operation of the contract, with what it says of its examples. */
  private record Operation(String id, String method, String path, Map<String, Object> node) {
    boolean hasErrorOfItsOwn() {
      return Contract.at(node, "responses").keySet().stream()
          .anyMatch(status -> status.startsWith("4") && !ANYWHERE.contains(status));
    }

    boolean is(Example example) {
      String sent = example.path().split("[?]", 2)[0];
      String form = path.replaceAll("\\{[^}]*}", "[^/]+");
      return example.method().equals(method) && sent.matches(form);
    }
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Contract.at(Contract.read(), "paths")
        .forEach(
            (path, item) ->
                Contract.map(item)
                    .forEach(
                        (method, node) -> {
                          Map<String, Object> operation = Contract.map(node);
                          operations.add(
                              new Operation(
                                  String.valueOf(operation.get("operationId")),
                                  method.toUpperCase(Locale.ROOT),
                                  path,
                                  operation));
                        }));
    operations.removeIf(operation -> operation.id.equals("evaluate"));
    return operations;
  }

  private static List<Example> of(Operation operation) throws IOException {
    return Example.all().stream()
        .filter(example -> example.operation().equals(operation.id))
        .toList();
  }

  @TestFactory
  List<DynamicTest> every_example_is_answered_as_it_says() throws IOException {
    return Example.all().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(), () -> assertThat(example.replay()).isEmpty()))
        .toList();
  }

  @Test
  void every_operation_has_an_answer_and_an_error_among_its_examples_and_names_them()
      throws IOException {
    Set<String> folders = new TreeSet<>();
    for (Example example : Example.all()) {
      folders.add(example.operation());
    }
    for (Operation operation : operations()) {
      List<Example> examples = of(operation);
      assertThat(examples).as(operation.id).anyMatch(candidate -> candidate.status() < 300);
      if (operation.hasErrorOfItsOwn()) {
        assertThat(examples).as(operation.id).anyMatch(candidate -> candidate.status() >= 400);
      }
      assertThat(examples).as(operation.id).allMatch(operation::is);
      assertThat(Contract.list(operation.node.get("x-examples")))
          .as(operation.id)
          .containsExactlyInAnyOrderElementsOf(
              examples.stream()
                  .map(candidate -> "examples/" + candidate.name() + ".request.json")
                  .toList());
      folders.remove(operation.id);
    }
    assertThat(folders).as("folders of no operation").isEmpty();
  }

  @Test
  void what_an_answer_has_to_contain_is_missed_wherever_it_is_not() {
    String expected = "{\"a\":1,\"b\":[{\"c\":\"x\"},{\"c\":\"y\"}],\"d\":[]}";
    assertThat(differences(expected, "{\"a\":1,\"b\":[{\"c\":\"x\",\"e\":2},3,{\"c\":\"y\"}]}"))
        .containsExactly("/d:  for []");
    assertThat(differences(expected, "{\"a\":2,\"b\":[{\"c\":\"y\"},{\"c\":\"x\"}],\"d\":[1]}"))
        .hasSize(3);
  }

  private static List<String> differences(String expected, String answer) {
    return Contained.differences(Service.json(expected), Service.json(answer));
  }
}
