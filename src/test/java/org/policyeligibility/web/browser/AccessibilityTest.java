package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.2 AA on every page, as far as axe can tell, and by keyboard alone. */
@QuarkusTest
class AccessibilityTest {
  private static final List<String> LEVEL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final int MOST_STOPS = 400;

  /** As wide as a phone of 320 px, or a desktop of 1280 px at 400 %. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void no_page_violates_what_axe_knows_of_wcag_or_is_wider_than_320_pixels(String prefix) {
    try (BrowserSession session = BrowserSession.of(320, true)) {
      Pages.each(
          session,
          prefix,
          name -> {
            assertThat(session.isWiderThanItsWindow()).as(prefix + " " + name).isFalse();
            assertSound(session, false, prefix + " " + name);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void the_colours_of_every_page_can_be_told_apart_in_the_dark(String prefix) {
    try (BrowserSession session = BrowserSession.dark(BrowserSession.DESKTOP)) {
      Pages.each(session, prefix, name -> assertSound(session, true, prefix + " " + name));
    }
  }

  /** In the dark only colours are others. */
  private static void assertSound(BrowserSession session, boolean colours, String name) {
    AxeBuilder axe = new AxeBuilder(session.page()).setLegacyMode(true);
    if (colours) {
      axe.withRules(List.of("color-contrast", "link-in-text-block"));
    } else {
      axe.withTags(LEVEL);
    }
    List<String> violations = new ArrayList<>();
    axe.analyze()
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(node -> violations.add(rule.getId() + " " + node.getHtml())));
    assertThat(violations).as(name).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void an_interview_is_had_by_keyboard_alone_and_the_focus_is_always_seen(String prefix) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.open(prefix + "/");
      assertThat(stop(session)).startsWith("skip");
      reach(session, "type");
      session.page().keyboard().press("ArrowDown");
      submit(session);
      while (!session.shown().questions().isEmpty()) {
        submit(session);
        assertThat(session.status()).as(session.shown().text()).isEqualTo(200);
      }
      submit(session);
      assertThat(session.shown().hasResults()).isTrue();
      reach(session, "summary");
      session.page().keyboard().press("Enter");
      assertThat(session.page().locator(".result[open]").count()).isEqualTo(1);
    }
  }

  private static void reach(BrowserSession session, String wanted) {
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      if (stop(session).startsWith(wanted)) {
        return;
      }
    }
    throw new AssertionError("no key leads to " + wanted);
  }

  /** Goes through a page, passing over what it asks, up to the button that leads on. */
  private static void submit(BrowserSession session) {
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      String stop = stop(session);
      if (stop.startsWith("place") || stop.startsWith("v.") && stop.endsWith(" radio")) {
        // Silence is the last choice: from the first it is one step back.
        session.page().keyboard().press("ArrowUp");
      } else if (stop.startsWith("v.") && stop.endsWith("select-one")) {
        session.page().keyboard().press("End");
      } else if (stop.startsWith("s.") && stop.endsWith("- checkbox")) {
        session.page().keyboard().press("Space");
      } else if (stop.startsWith("go")) {
        session.loading(() -> session.page().keyboard().press("Enter"));
        return;
      }
    }
    throw new AssertionError("no button leads on");
  }

  /** Goes to the next place where keys work; it has to be seen there. */
  private static String stop(BrowserSession session) {
    session.page().keyboard().press("Tab");
    String stop =
        (String)
            session
                .page()
                .evaluate(
                    """
                    () => {
                      const focused = document.activeElement;
                      const style = getComputedStyle(focused);
                      const box = focused.getBoundingClientRect();
                      const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                          && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                      if (!seen && focused !== document.body) return 'unseen ' + focused.outerHTML;
                      if (focused.matches('main form .actions button:first-child')) return 'go';
                      if (focused.matches('.result > summary')) return 'summary';
                      return (focused.name || focused.className) + ' ' + focused.value + ' ' + focused.type;
                    }
                    """);
    assertThat(stop).doesNotStartWith("unseen");
    return stop;
  }
}
