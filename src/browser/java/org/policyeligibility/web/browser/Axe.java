package org.policyeligibility.web.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Accessibility check by axe of the page that a session shows: WCAG 2.2 AA, as far as it can tell.
 */
final class Axe {
  private static final List<String> LEVEL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The contract is shown by Swagger UI, whose marks are not ours. */
  private static final String OF_OTHERS = "#contract";

  /** Parts of which a page has many from one template. */
  private static final String REPEATED =
      ".fact, .benefit, .article, .announcement, .in-article, .result, .basis, .entries > li,"
          + " .found > li, .contents li, .uses > li, .checklist > li, .omission, tbody > tr";

  /**
   * Leaves of the parts that come from one template, and look alike, the first few: axe compares
   * each element with all the others, and the pages of the law have thousands. Every rule is kept.
   */
  private static final String THIN_OUT =
      """
      ([repeated, most]) => {
        const counts = new Map();
        const look = part => part.tagName + '.' + part.className + '>'
            + [...part.children].map(child => child.tagName + '.' + child.className).join();
        let left = 0;
        document.querySelectorAll(repeated).forEach(part => {
          if (!part.isConnected) return;
          const seen = (counts.get(look(part)) || 0) + 1;
          counts.set(look(part), seen);
          if (seen > most) part.remove(); else left++;
        });
        return left;
      }
      """;

  private static final int MOST_ALIKE = 4;

  private Axe() {}

  static List<String> violations(BrowserSession session) {
    List<String> violations = new ArrayList<>();
    session.page().evaluate(THIN_OUT, List.of(REPEATED, MOST_ALIKE));
    AxeBuilder axe = new AxeBuilder(session.page()).setLegacyMode(true).withTags(LEVEL);
    axe.exclude(OF_OTHERS);
    axe.analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(node -> violations.add(rule.getId() + " " + node.getHtml())));
    return violations;
  }
}
