package org.policyeligibility.api.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags of {@code If-None-Match}, compared as RFC 9110 has it for that header: weakly, tag by
 * tag. A header that is no list of tags names nothing. By hand, since the framework compares them
 * strongly and splits them at commas within.
 */
public final class EntityTags {
  private static final String TAG = "(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"";
  private static final Pattern ENTITY_TAG = Pattern.compile(TAG);
  private static final Pattern LIST =
      Pattern.compile("[ \\t,]*+" + TAG + "(?:[ \\t]*+,[ \\t,]*+" + TAG + ")*+[ \\t,]*+");

  private EntityTags() {}

  /** Whether a header names a tag, or {@code *} all there are. */
  public static boolean name(String header, String tag) {
    if (header.strip().equals("*")) {
      return true;
    }
    if (!LIST.matcher(header).matches()) {
      return false;
    }
    Matcher tags = ENTITY_TAG.matcher(header);
    while (tags.find()) {
      if (tags.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
