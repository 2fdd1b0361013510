package org.policyeligibility.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Text;

/**
 * Strict parser of JSON (RFC 8259, and stricter), so that a text has one meaning: no duplicate
 * keys, nothing after the end, no deeper than 32. Nothing is coerced: a number stays the number
 * that was written. Around Jackson's tokens by hand, since its trees lose how a number was written.
 */
public final class StrictJson {
  private static final int MOST_CHARACTERS = 256 * 1024;
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 100;

  /**
   * Names, values, and beginnings and ends of lists and objects. What states every fact has some
   * hundreds; a text of nothing but numbers costs ten times what is answered.
   */
  private static final int MOST_TOKENS = 20_000;

  private static final JsonFactory TEXTS =
      JsonFactory.builder()
          // A name that somebody made up is not kept for the next request.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(MOST_CHARACTERS)
                  .maxNameLength(MOST_CHARACTERS)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .build();

  private StrictJson() {}

  /** A tree of maps, lists, strings, numbers, booleans and nulls. */
  public static @Nullable Object read(String text) throws MalformedJson {
    return read(text, MOST_TOKENS);
  }

  /**
   * Such a tree of so many names and values at most.
   *
   * @param most no more than are read of any text
   */
  public static @Nullable Object read(String text, int most) throws MalformedJson {
    try (JsonParser parser = TEXTS.createParser(text)) {
      if (parser.nextToken() == null) {
        throw malformed(null, "没有内容", "there is nothing in it");
      }
      Object value = new Reading(parser, most).value();
      end(parser);
      return value;
    } catch (StreamConstraintsException limit) {
      throw tooMuch(limit.getLocation(), MOST_TOKENS);
    } catch (JsonProcessingException bad) {
      throw new MalformedJson(
          sentence(JsonSlip.of(text, bad).text()),
          bad.getLocation().getLineNr(),
          bad.getLocation().getColumnNr());
    } catch (NumberFormatException beyond) {
      // An exponent that no int holds; Jackson lets it pass and fails when it is asked the value.
      throw new MalformedJson(
          new Text("有数字的指数过大。", "The exponent of a number is too large."), 0, 0);
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  /** Behind the value nothing more may stand, be it JSON or not. */
  private static void end(JsonParser parser) throws IOException, MalformedJson {
    boolean more;
    try {
      more = parser.nextToken() != null;
    } catch (StreamConstraintsException limit) {
      throw limit;
    } catch (JsonProcessingException noJson) {
      more = true;
    }
    if (more) {
      throw malformed(parser.currentLocation(), "JSON 之后还有内容", "there is text after the JSON");
    }
  }

  private static MalformedJson tooMuch(@Nullable JsonLocation at, int most) {
    return malformed(
        at,
        "嵌套超过 32 层，数字超过 100 位，值与键合计超过 " + most + " 个，或合计超过 262144 个字符",
        String.format(
            Locale.ROOT,
            "nested deeper than 32, a number of more than 100 digits, more than %,d names and"
                + " values, or more than 262,144 characters in them",
            most));
  }

  /** One pass over a text. */
  private static final class Reading {
    private final JsonParser parser;
    private final int most;
    private int left;
    private int charactersLeft = MOST_CHARACTERS;

    Reading(JsonParser parser, int most) {
      this.parser = parser;
      this.most = most;
      this.left = most;
    }

    private void count(int characters) throws MalformedJson {
      charactersLeft -= characters;
      if (charactersLeft < 0) {
        throw tooMuch(parser.currentTokenLocation(), most);
      }
    }

    /** Counts a name or a value. */
    private void countOne() throws MalformedJson {
      left--;
      if (left < 0) {
        throw tooMuch(parser.currentTokenLocation(), most);
      }
    }

    @Nullable Object value() throws IOException, MalformedJson {
      countOne();
      if (parser.currentToken().isScalarValue()) {
        count(parser.getTextLength());
      }
      return switch (parser.currentToken()) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> parser.getNumberValue();
        case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }

    private Map<String, @Nullable Object> object() throws IOException, MalformedJson {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        countOne();
        count(name.length());
        if (members.containsKey(name)) {
          JsonLocation at = parser.currentLocation();
          throw new MalformedJson(
              sentence(JsonSlip.TWICE.text()), at.getLineNr(), at.getColumnNr());
        }
        parser.nextToken();
        members.put(name, value());
      }
      return members;
    }

    private List<@Nullable Object> array() throws IOException, MalformedJson {
      List<@Nullable Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value());
      }
      return elements;
    }
  }

  private static Text sentence(Text text) {
    return new Text(text.zh() + "。", text.en() + ".");
  }

  /** Says where, by line and column, and never what stands there. */
  private static MalformedJson malformed(@Nullable JsonLocation at, String zh, String en) {
    Text reason = sentence(new Text(zh, en));
    return at == null
        ? new MalformedJson(reason, 0, 0)
        : new MalformedJson(reason, at.getLineNr(), at.getColumnNr());
  }
}
