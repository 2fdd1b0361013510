package org.policyeligibility.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form of JSON: one for all ways to write a tree, and another for each tree. */
class CanonicalJsonTest {
  private static final List<String> BLANKS = List.of("", " ", "\n", "\t", "\r\n  ");

  private static String canonical(String json) {
    try {
      return new String(
          CanonicalJson.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    } catch (MalformedJson malformed) {
      throw new AssertionError(json, malformed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\":1,\"a\":{\"d\":[2,1],\"c\":null}} | {\"a\":{\"c\":null,\"d\":[2,1]},\"b\":1}",
        "[4.50,4.5,45e-1,450E-2] | [45E-1,45E-1,45E-1,45E-1]",
        "[100,1e2,100.0,1E+2] | [1E2,1E2,1E2,1E2]",
        "[0,-0,0.000,0e9,-0.0] | [0,0,0,0,0]",
        "[9007199254740993,9007199254740992.0] | [9007199254740993,9007199254740992]",
        "[1e2147483647,100e2147483645] | [1E2147483647,1E2147483647]",
        "\"\\u5f20\\/\\u0041\" | \"张/A\"",
        "[true , false,null ] | [true,false,null]"
      })
  void a_text_has_the_form_of_what_it_says(String json, String form) {
    assertThat(canonical(json)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2] [2,1]", "{\"a\":null} {}", "1 \"1\"", "[] {}", "4.5 4.50001"})
  void what_says_something_else_has_another_form(String both) {
    String[] texts = both.split(" ", 2);
    assertThat(canonical(texts[0])).isNotEqualTo(canonical(texts[1]));
  }

  /** The least exponent that a number can have, and a number that cannot be stripped of zeros. */
  @ParameterizedTest
  @ValueSource(strings = {"100e2147483647", "1e-2147483647", "10e2147483640"})
  void an_exponent_at_the_edge_is_written_and_breaks_nothing(String number) {
    assertThat(canonical(number)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "NaN"})
  void what_is_no_json_has_no_form(String text) {
    assertThatThrownBy(() -> CanonicalJson.of(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJson.class);
  }

  @Property
  void a_tree_has_one_form_in_whatever_order_layout_and_spelling_it_is_written(@ForAll long seed) {
    Object tree = tree(new Random(seed), 4);
    String written = written(tree, new Random(seed + 1));
    String otherwise = written(tree, new Random(seed + 2));
    assertThat(canonical(otherwise))
        .as("%s and %s", written, otherwise)
        .isEqualTo(canonical(written));
    assertThat(canonical(canonical(written))).isEqualTo(canonical(written));
  }

  @Property
  void two_trees_of_one_form_are_the_same_tree(@ForAll long seed, @ForAll long other) {
    Object tree = tree(new Random(seed), 2);
    Object another = tree(new Random(other), 2);
    boolean same =
        canonical(written(tree, new Random(1))).equals(canonical(written(another, new Random(2))));
    assertThat(same).as("%s and %s", tree, another).isEqualTo(Objects.equals(tree, another));
  }

  /** Members in the order of their names, numbers without needless digits. */
  private static @Nullable Object tree(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 ->
          new BigDecimal(random.nextInt(2_000) - 1_000)
              .scaleByPowerOfTen(random.nextInt(7) - 3)
              .stripTrailingZeros();
      case 3 -> text(random);
      case 4 -> {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(tree(random, depth - 1));
        }
        yield elements;
      }
      default -> {
        Map<String, @Nullable Object> members = new java.util.TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          members.put(text(random), tree(random, depth - 1));
        }
        yield members;
      }
    };
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(4), 0, 6)
        .mapToObj(i -> "aé张\"\\\n".substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String written(@Nullable Object tree, Random random) {
    String blank = BLANKS.get(random.nextInt(BLANKS.size()));
    if (tree instanceof Map<?, ?> members) {
      Map<Object, @Nullable Object> shuffled = new LinkedHashMap<>();
      List<Object> names = new ArrayList<>(members.keySet());
      Collections.shuffle(names, random);
      names.forEach(name -> shuffled.put(name, members.get(name)));
      return shuffled.entrySet().stream()
          .map(
              member ->
                  spelt(String.valueOf(member.getKey()), random)
                      + blank
                      + ":"
                      + blank
                      + written(member.getValue(), random))
          .collect(Collectors.joining("," + blank, "{" + blank, blank + "}"));
    }
    if (tree instanceof List<?> elements) {
      return elements.stream()
          .map(element -> written(element, random))
          .collect(Collectors.joining(blank + ",", "[", blank + "]"));
    }
    if (tree instanceof BigDecimal number) {
      return switch (random.nextInt(3)) {
        case 0 -> number.toPlainString();
        case 1 -> number.unscaledValue() + "e" + -number.scale();
        default -> number.setScale(Math.max(0, number.scale()) + 2).toPlainString();
      };
    }
    return tree instanceof String text ? spelt(text, random) : String.valueOf(tree);
  }

  private static String spelt(String text, Random random) {
    return text.chars()
        .mapToObj(
            character ->
                random.nextBoolean() || "\"\\\n".indexOf(character) >= 0
                    ? String.format(Locale.ROOT, "\\u%04x", character)
                    : String.valueOf((char) character))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
