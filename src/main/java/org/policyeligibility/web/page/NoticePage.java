package org.policyeligibility.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing and where to go on.
 *
 * @param number by which the request can be asked about; null where nobody would
 */
public record NoticePage(
    String heading, String text, String path, String link, @Nullable String number) {
  public NoticePage(String heading, String text, String path, String link) {
    this(heading, text, path, link, null);
  }
}
