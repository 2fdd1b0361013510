package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The commands of {@code INTEGRATE.md} against the build, which makes the clients of these tests:
 * an integrator who types them has the clients that were tested, and no other.
 */
@Tag("apart")
class GeneratedClientsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ {4}openapi-generator-cli generate ((?:.*\\\\\\n)*.*)$");
  private static final Pattern VERSION = Pattern.compile("openapi-generator\\.tech\\) ([0-9.]+)");

  /** Options of the command, by the names that the plugin has for them. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "-i", "inputSpec",
          "-g", "generatorName",
          "--library", "library",
          "--invoker-package", "invokerPackage",
          "--api-package", "apiPackage",
          "--model-package", "modelPackage");

  /** These say where files come from and go to, and that no more are made than are compiled. */
  private static final Set<String> SHAPELESS =
      Set.of(
          "inputSpec",
          "output",
          "skipIfSpecIsUnchanged",
          "addCompileSourceRoot",
          "generateApiTests",
          "generateModelTests",
          "generateApiDocumentation",
          "generateModelDocumentation");

  private static List<Map<String, String>> commands(String page) {
    return COMMAND.matcher(page).results().map(GeneratedClientsTest::options).toList();
  }

  private static Map<String, String> options(MatchResult command) {
    Map<String, String> options = new TreeMap<>();
    Iterator<String> words =
        List.of(command.group(1).replace("\\\n", " ").strip().split("\\s+", -1)).iterator();
    while (words.hasNext()) {
      String[] word = words.next().split("=", 2);
      switch (word[0]) {
        case "-o" -> words.next();
        case "--additional-properties" ->
            List.of(word[1].split(",", -1))
                .forEach(pair -> options.put(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        case "--type-mappings" ->
            options.put("typeMappings", sorted(List.of(word[1].split(",", -1))));
        default -> {
          assertThat(OPTIONS).as("an option of %s", command.group()).containsKey(word[0]);
          options.put(OPTIONS.get(word[0]), words.next());
        }
      }
    }
    return options;
  }

  private static String sorted(List<String> words) {
    return new TreeSet<>(words).toString();
  }

  private static Element pom() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(Path.of("pom.xml").toFile())
        .getDocumentElement();
  }

  private static List<Element> children(Node node) {
    NodeList all = node.getChildNodes();
    return IntStream.range(0, all.getLength())
        .mapToObj(all::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  private static Element child(Node node, String name) {
    return children(node).stream()
        .filter(element -> element.getTagName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static Element plugin() throws Exception {
    return children(child(child(pom(), "build"), "plugins")).stream()
        .filter(
            plugin -> child(plugin, "artifactId").getTextContent().startsWith("openapi-generator"))
        .findFirst()
        .orElseThrow();
  }

  /** The options of the plugin that shape a client, of one execution. */
  private static Map<String, String> options(Element execution) {
    Map<String, String> options = new TreeMap<>();
    for (Element option : children(child(execution, "configuration"))) {
      String name = option.getTagName();
      if (name.equals("configOptions")) {
        children(option).forEach(own -> options.put(own.getTagName(), own.getTextContent()));
      } else if (name.equals("typeMappings")) {
        options.put(name, sorted(children(option).stream().map(Node::getTextContent).toList()));
      } else if (!SHAPELESS.contains(name)) {
        options.put(name, option.getTextContent());
      }
    }
    return options;
  }

  private static List<Map<String, String>> executions() throws Exception {
    List<Map<String, String>> executions = new ArrayList<>();
    for (Element execution : children(child(plugin(), "executions"))) {
      Map<String, String> options = options(execution);
      options.put("inputSpec", "openapi/openapi.yaml");
      executions.add(options);
    }
    return executions;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTEGRATE.md", "INTEGRATE.zh-CN.md"})
  void the_build_makes_its_clients_by_the_commands_of_the_page(String name) throws Exception {
    String page = Files.readString(Path.of(name));
    assertThat(commands(page)).hasSize(2).containsExactlyInAnyOrderElementsOf(executions());
    assertThat(VERSION.matcher(page).results().map(found -> found.group(1)))
        .containsExactly(
            child(child(pom(), "properties"), "openapi-generator.version").getTextContent());
  }

  @Test
  void options_for_all_clients_of_the_build_shape_none() throws Exception {
    assertThat(children(child(plugin(), "configuration")))
        .extracting(Element::getTagName)
        .isSubsetOf(SHAPELESS);
    assertThat(child(child(plugin(), "configuration"), "inputSpec").getTextContent())
        .endsWith("/openapi/openapi.yaml");
  }

  @Test
  void an_option_that_only_the_page_or_only_the_build_has_is_found() throws IOException {
    String page = Files.readString(Path.of("INTEGRATE.md"));
    assertThat(commands(page.replace(",enumUnknownDefaultCase=true", "")))
        .isNotEqualTo(commands(page));
    assertThat(commands(page.replace("Date=string,", ""))).isNotEqualTo(commands(page));
  }
}
