package org.policyeligibility.api.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;

/** Language negotiation: {@code Accept-Language} as RFC 9110 and RFC 4647 read it. */
public final class AcceptLanguage {
  /** A longer header is not read. */
  private static final int LONGEST = 200;

  /** Java's own parser is asked only what it can read: of others it fails on some (JDK-8349883). */
  private static final Pattern HEADER;

  static {
    String range = "(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+|\\*)";
    String weight = "(?:[ \\t]*+;[ \\t]*+[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?";
    String element = "[ \\t]*+" + range + weight + "[ \\t]*+";
    HEADER = Pattern.compile(element + "(?:," + element + ")*+");
  }

  private AcceptLanguage() {}

  /** That of a request to a resource. */
  public static Language of(HttpHeaders headers) {
    return of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** That of a request which comes to no resource, or has not yet. */
  public static Language of(RoutingContext context) {
    return of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The first language asked for that we have; Chinese where there is none. */
  public static Language of(@Nullable String header) {
    if (header == null || header.length() > LONGEST || !HEADER.matcher(header).matches()) {
      return Language.ZH;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
        String primary = range.getRange().split("-", 2)[0];
        if (range.getWeight() > 0 && (primary.equals("zh") || primary.equals("*"))) {
          return Language.ZH;
        }
        if (range.getWeight() > 0 && primary.equals("en")) {
          return Language.EN;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return Language.ZH;
    }
    return Language.ZH;
  }
}
