package org.policyeligibility.api.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.policyeligibility.api.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** {@code openapi/openapi.yaml}, as a tree and as a judge of requests and answers. */
public final class Contract {
  static final Path FILE = Path.of("openapi", "openapi.yaml");
  static final Path RELEASED = Path.of("openapi", "released.yaml");
  static final Path EXAMPLES = Path.of("openapi", "examples");

  private static final Pattern DISCRIMINATOR =
      Pattern.compile("(?m)^( +)discriminator:\\n(?:\\1  .*\\n)+");

  private static final OpenApiInteractionValidator JUDGE =
      OpenApiInteractionValidator.createForInlineApiSpecification(withoutDiscriminators()).build();

  private Contract() {}

  /** Fails a RestAssured request whose question or answer is not as the contract says. */
  public static OpenApiValidationFilter filter() {
    return new OpenApiValidationFilter(JUDGE);
  }

  /** The violations of the contract in an answer to a request that need not be valid itself. */
  public static List<String> faults(String method, String path, Service.Answer answer) {
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach((name, values) -> response.withHeader(name, values));
    ValidationReport report =
        JUDGE.validateResponse(
            path.split("[?]", 2)[0],
            Request.Method.valueOf(method),
            response.withBody(answer.body()).build());
    return report.getMessages().stream().map(ValidationReport.Message::toString).toList();
  }

  /** A node itself, or the one that it refers to. */
  public static Map<String, Object> resolved(@org.jspecify.annotations.Nullable Object node) {
    Map<String, Object> map = map(node);
    return map.get("$ref") instanceof String reference
        ? at(read(), reference.substring(2).split("/", -1))
        : map;
  }

  /**
   * The contract as its schemas say it. A discriminator says nothing more, but to generators; the
   * library that judges runs in circles where what has one stands in a list, and the one that
   * compares takes each new one for a break.
   */
  static String withoutDiscriminators() {
    return DISCRIMINATOR.matcher(text(FILE)).replaceAll("");
  }

  public static Map<String, Object> read() {
    return parse(text(FILE));
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static Map<String, Object> parse(String yaml) {
    return map(reader().load(yaml));
  }

  public static String write(Object tree) {
    return reader().dump(tree);
  }

  /** Days stay text, as in JSON. */
  private static Yaml reader() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    org.yaml.snakeyaml.DumperOptions form = new org.yaml.snakeyaml.DumperOptions();
    form.setDefaultFlowStyle(org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
    Resolver resolver =
        new Resolver() {
          @Override
          public void addImplicitResolver(
              Tag tag, java.util.regex.Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
              super.addImplicitResolver(tag, pattern, first, limit);
            }
          }
        };
    return new Yaml(new SafeConstructor(options), new Representer(form), form, options, resolver);
  }

  /** The tree at a place, one step a name. */
  public static Map<String, Object> at(Map<String, Object> tree, String... steps) {
    Map<String, Object> here = tree;
    for (String step : steps) {
      here = map(here.get(step));
    }
    return here;
  }

  /** A mapping; empty where there is none. It is the tree's own: what is put in it is in there. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@org.jspecify.annotations.Nullable Object node) {
    return node instanceof Map<?, ?> ? (Map<String, Object>) node : new LinkedHashMap<>();
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(@org.jspecify.annotations.Nullable Object node) {
    return node instanceof List<?> ? (List<Object>) node : new ArrayList<>();
  }
}
