package org.policyeligibility.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code If-None-Match} names, compared as RFC 9110 has it for that header: weakly, tag by
 * tag. A header that is no list of tags names nothing.
 */
final class EntityTags {
  private static final String TAG = "(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"";
  private static final Pattern ONE = Pattern.compile(TAG);
  private static final Pattern LIST =
      Pattern.compile("[ \\t,]*+" + TAG + "(?:[ \\t]*+,[ \\t,]*+" + TAG + ")*+[ \\t,]*+");

  private EntityTags() {}

  /** Whether a header names a tag, or {@code *} all there are. */
  static boolean name(String header, String tag) {
    if (header.strip().equals("*")) {
      return true;
    }
    if (!LIST.matcher(header).matches()) {
      return false;
    }
    Matcher tags = ONE.matcher(header);
    while (tags.find()) {
      if (tags.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
