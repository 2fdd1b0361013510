package org.policyeligibility.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.evaluation.Outcome;
import org.policyeligibility.evaluation.Status;
import org.policyeligibility.law.Effect;
import org.policyeligibility.law.Modality;
import org.policyeligibility.law.Relation;
import org.policyeligibility.law.Requirement;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.profile.Standing;
import org.policyeligibility.register.Confidence;

/** The words of the pages against the templates and the source that say them. */
@Tag("apart")
class WordsTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates/web");
  private static final Path SOURCE = Path.of("src/main/java/org/policyeligibility/web");

  private static final Pattern SAID = Pattern.compile("\\{w:(\\w+)(?:\\(([^)]*)\\))?}");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][\\w.]*)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern EXPRESSION = Pattern.compile("\\{[^}]*}");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private static final Map<String, String> ZH = sentences("words.properties");
  private static final Map<String, String> EN = sentences("words_en.properties");

  private static Map<String, String> sentences(String file) {
    Properties read = new Properties();
    try (var reader = Files.newBufferedReader(Path.of("src/main/resources/web").resolve(file))) {
      read.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, String> sentences = new TreeMap<>();
    read.forEach((code, sentence) -> sentences.put(code.toString(), sentence.toString()));
    return sentences;
  }

  private static List<String> texts(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException unreadable) {
                  throw new UncheckedIOException(unreadable);
                }
              })
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void both_languages_say_the_same_with_the_same_arguments() {
    assertThat(ZH.keySet()).isEqualTo(EN.keySet()).hasSizeGreaterThan(200);
    ZH.forEach(
        (code, sentence) ->
            assertThat(places(sentence)).as(code).isEqualTo(places(EN.getOrDefault(code, ""))));
  }

  private static Set<String> places(String sentence) {
    return PLACE
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void each_language_is_written_in_its_own_script() {
    ZH.forEach(
        (code, sentence) -> {
          if (!code.equals("otherLanguage") && sentence.replaceAll("\\{\\d}", "").length() > 2) {
            assertThat(HAN.matcher(sentence).find()).as(code).isTrue();
          }
        });
    EN.forEach(
        (code, sentence) -> {
          if (!Set.of("otherLanguage", "placeHint").contains(code)) {
            assertThat(HAN.matcher(sentence).find()).as(code).isFalse();
          }
        });
  }

  @Test
  void a_template_says_what_the_bundles_have_with_the_arguments_it_takes() {
    for (String template : texts(TEMPLATES)) {
      Matcher said = SAID.matcher(template);
      while (said.find()) {
        int given = said.group(2) == null ? 0 : said.group(2).split(",", -1).length;
        assertThat(ZH).containsKey(said.group(1));
        assertThat(places(ZH.getOrDefault(said.group(1), ""))).as(said.group(1)).hasSize(given);
      }
    }
  }

  @Test
  void no_template_has_words_of_its_own() {
    for (String template : texts(TEMPLATES)) {
      String bare = TAG.matcher(EXPRESSION.matcher(template).replaceAll("")).replaceAll("");
      assertThat(bare).doesNotContainPattern("\\p{L}");
    }
  }

  @Test
  void no_attribute_that_is_read_out_has_words_of_its_own() {
    for (String template : texts(TEMPLATES)) {
      assertThat(EXPRESSION.matcher(template).replaceAll(""))
          .doesNotContainPattern(
              "(?:aria-label|placeholder|title|alt|data-(?:h|label|some|none|chosen))="
                  + "\"[^\"]*\\p{L}");
    }
  }

  /** Units that people type, and the pattern of a day, are no sentences. */
  @Test
  void no_source_has_chinese_of_its_own() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        assertThat(HAN.matcher(code).find())
            .as(file.toString())
            .isEqualTo(Set.of("ValueText.java").contains(file.getFileName().toString()));
      }
    }
  }

  @Test
  void every_sentence_is_said_somewhere() {
    Set<String> said = new TreeSet<>();
    texts(TEMPLATES)
        .forEach(template -> SAID.matcher(template).results().forEach(it -> said.add(it.group(1))));
    texts(SOURCE)
        .forEach(source -> LITERAL.matcher(source).results().forEach(it -> said.add(it.group(1))));
    for (String code : ZH.keySet()) {
      String group = code.contains(".") ? code.substring(0, code.indexOf('.') + 1) : code;
      assertThat(said).as(code).containsAnyOf(code, group);
    }
  }

  @Test
  void every_outcome_and_every_kind_of_thing_has_its_words() {
    has("group.", Outcome.values());
    has("about.", Outcome.values());
    has("tag.", Outcome.values());
    has("verdict.", Status.values());
    has("standing.", Standing.values());
    has("requirement.", Requirement.Kind.values());
    has("changeDecision.", Requirement.Kind.values());
    has("effect.", Effect.values());
    has("modality.", Modality.values());
    has("addressee.", ProfileType.values());
    has("relation.", Relation.Kind.values());
    has("confidence.", Confidence.values());
    assertThat(ZH.keySet())
        .containsAll(
            Stream.of(Language.values()).map(language -> "language." + language.code()).toList());
  }

  /** An answer, the prompt and the pages call an outcome by one name. */
  @Test
  void an_outcome_is_called_on_the_pages_as_in_an_answer() {
    for (Language language : Language.values()) {
      Words words = new Words(language);
      for (Outcome outcome : Outcome.values()) {
        String name = Term.of(outcome).name().in(language);
        assertThat(words.say("tag." + outcome.name())).isEqualToIgnoringCase(name);
        // Of several it is said that they apply, or do not.
        if (language == Language.ZH || !name.matches("[Aa]pplies|Does not apply")) {
          assertThat(words.say("group." + outcome.name()))
              .as("%s in %s", outcome, language)
              .containsIgnoringCase(name);
        }
        String heading = "heading." + outcome.name();
        if (words.has(heading)) {
          assertThat(words.say(heading, 2)).containsIgnoringCase(name);
        }
      }
    }
  }

  private static <E extends Enum<E>> void has(String group, E[] values) {
    assertThat(ZH.keySet())
        .containsAll(Arrays.stream(values).map(value -> group + value.name()).toList());
  }

  @Test
  void arguments_are_put_in_as_they_are() {
    Function<Language, String> said =
        language -> new Words(language).say("valueWithUnit", "$1 {0}", "\\");
    assertThat(said.apply(Language.ZH)).isEqualTo("$1 {0} \\");
  }
}
