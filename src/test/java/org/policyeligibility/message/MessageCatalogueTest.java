package org.policyeligibility.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyeligibility.profile.InputFault;

/**
 * The catalogue of messages against the source: a code without a sentence, or a sentence without an
 * argument, would only be noticed by somebody who makes that very mistake.
 */
class MessageCatalogueTest {
  private static final Path SOURCE = Path.of("src/main/java");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final Map<String, String> ZH = new LinkedHashMap<>();
  private static final Map<String, String> EN = new LinkedHashMap<>();
  private static final List<Use> USES = new ArrayList<>();
  private static final List<InputFault> INPUT_FAULTS = new ArrayList<>();
  private static final Set<String> LITERALS = new TreeSet<>();

  /** Codes of faults of input, which are published, stand apart. */
  private static final String INPUT = "input.";

  /**
   * One {@code Message.of} of the source.
   *
   * @param code as it is written in the source: a literal where it is none of ours
   */
  private record Use(String place, Object code, int arguments) {}

  @BeforeAll
  static void read() throws IOException {
    ZH.putAll(sentences("/message/messages.properties"));
    EN.putAll(sentences("/message/messages_en.properties"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(SOURCE);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask parser =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : parser.parse()) {
        unit.accept(new Uses(unit), null);
      }
    }
    assertThat(USES).hasSizeGreaterThan(200);
  }

  private static Map<String, String> sentences(String resource) throws IOException {
    Properties read = new Properties();
    try (InputStream file = MessageCatalogueTest.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      read.load(new StringReader(text));
      assertThat(text.lines().filter(line -> line.contains("=")))
          .as("no code stands twice in %s", resource)
          .hasSize(read.size());
    }
    Map<String, String> sentences = new LinkedHashMap<>();
    read.forEach((code, sentence) -> sentences.put(code.toString(), sentence.toString()));
    return sentences;
  }

  /** Finds {@code Message.of( … )}, {@code InputFault.of( … )} and all words in quotes. */
  private static final class Uses extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;

    Uses(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect().toString().equals("Message.of")) {
        ExpressionTree code = call.getArguments().get(0);
        USES.add(
            new Use(
                unit.getSourceFile().getName() + ": " + call,
                code instanceof LiteralTree literal ? literal.getValue() : code,
                call.getArguments().size() - 1));
      }
      if (call.getMethodSelect().toString().equals("InputFault.of")) {
        inputFault(call.getArguments());
      }
      return super.visitMethodInvocation(call, null);
    }

    private static void inputFault(List<? extends ExpressionTree> arguments) {
      List<String> words =
          arguments.stream()
              .skip(1)
              .map(word -> word instanceof LiteralTree literal ? literal.getValue() : "")
              .map(String::valueOf)
              .toList();
      if (words.size() == 1) {
        INPUT_FAULTS.add(InputFault.of("", words.get(0)));
      } else {
        INPUT_FAULTS.add(InputFault.of("", words.get(0), words.get(1), "…"));
      }
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
      LITERALS.add(String.valueOf(literal.getValue()));
      return null;
    }
  }

  @Test
  void every_code_of_the_source_has_a_sentence_in_both_languages() {
    assertThat(USES)
        .allSatisfy(
            use -> {
              assertThat(ZH).as(use.place()).containsKey(use.code().toString());
              assertThat(EN).as(use.place()).containsKey(use.code().toString());
            });
  }

  @Test
  void every_sentence_is_said_somewhere() {
    Set<String> said = USES.stream().map(use -> use.code().toString()).collect(Collectors.toSet());
    for (Set<String> codes : List.of(ZH.keySet(), EN.keySet())) {
      assertThat(codes)
          .allSatisfy(
              code -> {
                if (code.startsWith(INPUT)) {
                  assertThat(LITERALS)
                      .as(code)
                      .contains(code.substring(INPUT.length()).split("[.]"));
                } else {
                  assertThat(said).contains(code);
                }
              });
    }
  }

  @Test
  void every_fault_of_input_has_the_details_that_its_sentence_names() {
    assertThat(INPUT_FAULTS).hasSizeGreaterThan(30);
    for (InputFault fault : INPUT_FAULTS) {
      assertThatCode(fault.message()::text).as(fault.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void a_sentence_takes_the_same_arguments_in_both_languages() {
    assertThat(EN)
        .allSatisfy(
            (code, sentence) ->
                assertThat(places(sentence)).as(code).isEqualTo(places(ZH.getOrDefault(code, ""))));
  }

  @Test
  void every_message_is_given_the_arguments_of_its_sentence() {
    assertThat(USES)
        .allSatisfy(
            use ->
                assertThat(places(EN.getOrDefault(use.code().toString(), "")))
                    .as(use.place())
                    .isEqualTo(
                        IntStream.range(0, use.arguments())
                            .mapToObj(String::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static Set<String> places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .map(place -> place.substring(1, place.length() - 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
