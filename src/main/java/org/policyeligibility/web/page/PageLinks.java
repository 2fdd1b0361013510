package org.policyeligibility.web.page;

import org.policyeligibility.message.Language;

/**
 * Hyperlinks of pages: the one page is served under an address and lies as a file beside others, so
 * that its view asks here for the targets.
 */
public interface PageLinks {
  /** Addresses of the server, from its root. */
  PageLinks SERVED =
      new PageLinks() {
        @Override
        public String to(Language language, String path) {
          return PagePaths.prefix(language) + path;
        }

        @Override
        public String to(Assets.Asset asset) {
          return asset.path();
        }
      };

  /**
   * The link to a page.
   *
   * @param path as {@link PagePaths} has it for every language; a fragment may follow
   */
  String to(Language language, String path);

  /** The link to a file beside the pages. */
  String to(Assets.Asset asset);
}
