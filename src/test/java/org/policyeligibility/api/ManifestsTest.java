package org.policyeligibility.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.contract.Contract;

/** The container file and the manifests name what the service has. */
@QuarkusTest
class ManifestsTest {
  private static final Path BASE = Path.of("src", "main", "kubernetes", "base");
  private static final Path OVERLAY = Path.of("src", "main", "kubernetes", "production");
  private static final String DOCKERFILE =
      Contract.text(Path.of("src", "main", "docker", "Dockerfile"));

  private static Map<String, Object> pod() {
    return Contract.at(
        Contract.parse(Contract.text(BASE.resolve("deployment.yaml"))), "spec", "template", "spec");
  }

  private static Map<String, Object> container() {
    return Contract.map(Contract.list(pod().get("containers")).get(0));
  }

  @Test
  void each_resource_that_is_named_is_there() {
    for (Path folder : List.of(BASE, OVERLAY)) {
      Map<String, Object> members =
          Contract.parse(Contract.text(folder.resolve("kustomization.yaml")));
      assertThat(Contract.list(members.get("resources")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(folder.resolve(String.valueOf(name))).exists());
    }
  }

  @Test
  void each_variable_is_one_that_the_readme_explains() {
    String readme = Contract.text(Path.of("README.md"));
    List<String> names = new ArrayList<>();
    Contract.list(container().get("env"))
        .forEach(value -> names.add(String.valueOf(Contract.map(value).get("name"))));
    all("- ([A-Z_]+)=", Contract.text(OVERLAY.resolve("kustomization.yaml"))).forEach(names::add);
    all("(?m)^ENV ([A-Z_]+)=", DOCKERFILE).forEach(names::add);
    assertThat(names).hasSize(8).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult matchResult) -> matchResult.group(1))
        .toList();
  }

  @Test
  void each_probe_is_answered() {
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      Map<String, Object> get = Contract.at(container(), probe, "httpGet");
      assertThat(get).containsEntry("port", "http");
      assertThat(Service.get(String.valueOf(get.get("path"))).status()).as(probe).isEqualTo(200);
    }
    assertThat(Contract.map(Contract.list(container().get("ports")).get(0)))
        .containsEntry("containerPort", 8080);
    assertThat(DOCKERFILE).contains("\nEXPOSE 8080\n");
  }

  @Test
  void nothing_runs_as_root_or_writes_where_it_need_not() {
    assertThat(Contract.at(pod(), "securityContext"))
        .containsEntry("runAsNonRoot", true)
        .containsEntry("runAsUser", 10001);
    assertThat(Contract.at(container(), "securityContext"))
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("allowPrivilegeEscalation", false);
    assertThat(DOCKERFILE).contains("\nUSER 10001:10001\n").doesNotContain(":latest");
    assertThat(DOCKERFILE.lastIndexOf("\nUSER ")).isLessThan(DOCKERFILE.indexOf("\nENTRYPOINT"));
  }

  @Test
  void each_secret_that_is_used_is_in_the_example() {
    String example = Contract.text(OVERLAY.resolve("secret.example.yaml"));
    assertThat(
            all(
                "(?:secretKeyRef: \\{ name|secretName): ([a-z-]+)",
                Contract.text(BASE.resolve("deployment.yaml"))))
        .hasSize(4)
        .allSatisfy(name -> assertThat(example).contains("\n  name: " + name + "\n"));
  }
}
