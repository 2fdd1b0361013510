package org.policyeligibility.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.law.Text;

/**
 * Reads JSON that has one meaning (RFC 8259, and stricter): UTF-8 without a byte order mark, no
 * duplicate keys, nothing after the end, no deeper than 32. Nothing is coerced: a number stays the
 * number that was written.
 */
final class StrictJson {
  /** A body over this is not read. */
  static final int MOST_BYTES = 256 * 1024;

  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A name that somebody made up is not kept for the next request.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(MOST_BYTES)
                  .maxNameLength(MOST_BYTES)
                  .build())
          .build();

  private StrictJson() {}

  /** A tree of maps, lists, strings, numbers, booleans and nulls. */
  static @Nullable Object read(byte @Nullable [] body) throws UnreadableJson {
    if (body == null || body.length == 0) {
      throw new UnreadableJson(new Text("请求没有正文。", "The request has no body."));
    }
    try (JsonParser parser = FACTORY.createParser(text(body))) {
      if (parser.nextToken() == null) {
        throw new UnreadableJson(new Text("请求没有正文。", "The request has no body."));
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw unreadable(parser, "JSON 之后还有内容", "there is text after the JSON");
      }
      return value;
    } catch (StreamConstraintsException limit) {
      throw unreadable(
          limit.getLocation(),
          "嵌套超过 32 层，或数字超过 100 位",
          "nested deeper than 32, or a number of more than 100 digits");
    } catch (JsonProcessingException bad) {
      throw unreadable(
          bad.getLocation(), "不是有效的 JSON，或同一键出现两次", "not valid JSON, or the same key twice");
    } catch (NumberFormatException beyond) {
      // An exponent that no int holds; Jackson lets it pass and fails when it is asked the value.
      throw new UnreadableJson(new Text("有数字的指数过大。", "The exponent of a number is too large."));
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory", impossible);
    }
  }

  private static String text(byte[] body) throws UnreadableJson {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      if (text.startsWith("\uFEFF")) {
        throw new UnreadableJson(
            new Text("请求体不得以字节顺序标记（BOM）开头。", "The body may not begin with a byte order mark."));
      }
      return text;
    } catch (CharacterCodingException bad) {
      throw new UnreadableJson(new Text("请求体不是 UTF-8 编码。", "The body is not UTF-8."));
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static UnreadableJson unreadable(JsonParser parser, String zh, String en) {
    return unreadable(parser.currentTokenLocation(), zh, en);
  }

  /** Says where, by line and column, and never what stands there. */
  private static UnreadableJson unreadable(@Nullable JsonLocation at, String zh, String en) {
    if (at == null) {
      return new UnreadableJson(new Text(zh + "。", en + "."));
    }
    return new UnreadableJson(
        new Text(
            "第 " + at.getLineNr() + " 行第 " + at.getColumnNr() + " 列：" + zh + "。",
            "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + en + "."));
  }
}
