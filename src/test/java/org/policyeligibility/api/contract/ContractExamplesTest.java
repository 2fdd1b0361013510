package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyeligibility.api.Service;

/** The examples written into the contract keep its schemas. */
@Tag("apart")
class ContractExamplesTest {
  private static final OpenAPI CONTRACT = contract();
  private static final SchemaValidator SCHEMAS =
      new SchemaValidator(CONTRACT, new MessageResolver());

  /** The parser makes dates of days; in JSON they are text again. */
  private static final ObjectMapper WRITER =
      new ObjectMapper().setDateFormat(new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT));

  private static OpenAPI contract() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return Optional.ofNullable(
            new OpenAPIV3Parser()
                .readContents(Contract.withoutDiscriminators(), null, options)
                .getOpenAPI())
        .orElseThrow();
  }

  private record Example(String name, Object value, Schema<?> schema) {}

  @TestFactory
  List<DynamicTest> every_example_in_the_contract_keeps_its_schema() {
    List<Example> examples = new ArrayList<>();
    CONTRACT
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperations()
                    .forEach(
                        operation ->
                            operation
                                .getResponses()
                                .forEach(
                                    (status, response) ->
                                        inline(
                                            operation.getOperationId() + " " + status,
                                            response.get$ref() == null
                                                ? response.getContent()
                                                : null,
                                            examples))));
    CONTRACT
        .getComponents()
        .getResponses()
        .forEach((name, response) -> inline(name, response.getContent(), examples));
    Map<String, ?> schemas = CONTRACT.getComponents().getSchemas();
    schemas.forEach((name, schema) -> own(name, (Schema<?>) schema, examples));
    CONTRACT
        .getComponents()
        .getParameters()
        .forEach(
            (name, parameter) -> {
              if (parameter.getExample() != null) {
                examples.add(new Example(name, parameter.getExample(), parameter.getSchema()));
              }
            });
    assertThat(examples).hasSizeGreaterThan(40);
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () -> assertThat(faults(example.value(), example.schema())).isEmpty()))
        .toList();
  }

  private static void inline(
      String at, @org.jspecify.annotations.Nullable Content content, List<Example> examples) {
    if (content == null) {
      return;
    }
    content.forEach(
        (type, media) ->
            Optional.ofNullable(media.getExamples())
                .ifPresent(
                    all ->
                        all.forEach(
                            (name, example) -> {
                              if (example.getValue() != null) {
                                examples.add(
                                    new Example(
                                        at + " " + name, example.getValue(), media.getSchema()));
                              }
                            })));
  }

  private static void own(String at, Schema<?> schema, List<Example> examples) {
    if (schema.getExample() != null) {
      examples.add(new Example(at, schema.getExample(), schema));
    }
    Map<String, ?> properties = schema.getProperties();
    if (properties != null) {
      properties.forEach((name, property) -> own(at + "." + name, (Schema<?>) property, examples));
    }
  }

  private static Schema<?> schema(String name) {
    Map<String, ?> schemas = CONTRACT.getComponents().getSchemas();
    return (Schema<?>) Optional.ofNullable(schemas.get(name)).orElseThrow();
  }

  private static List<String> faults(Object value, Schema<?> schema) {
    try {
      ValidationReport report =
          SCHEMAS.validate(
              value instanceof Date day
                  ? WRITER.getDateFormat().format(day)
                  : value instanceof String text ? text : WRITER.writeValueAsString(value),
              schema,
              "example");
      return report.getMessages().stream().map(ValidationReport.Message::getMessage).toList();
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void an_example_that_does_not_keep_its_schema_is_found() {
    Schema<?> problem = schema("Problem");
    assertThat(faults(Map.of("status", "400", "title", 5), problem)).hasSizeGreaterThanOrEqualTo(2);
  }

  @TestFactory
  List<DynamicTest> every_request_among_the_files_keeps_the_schema_unless_it_shows_an_error()
      throws Exception {
    Schema<?> request = schema("EvaluationRequest");
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : ExamplesTest.names()) {
      Object body = Service.json(Contract.text(Contract.EXAMPLES.resolve(name + ".request.json")));
      int status =
          Service.json(Contract.text(Contract.EXAMPLES.resolve(name + ".expect.json")))
              .path("status")
              .asInt();
      if (status == 200) {
        tests.add(DynamicTest.dynamicTest(name, () -> assertThat(faults(body, request)).isEmpty()));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }
}
