package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA on every page, as far as axe can tell, and by keyboard alone. */
@QuarkusTest
class AccessibilityTest {
  private static final int MOST_STOPS = 400;

  private static final int NARROWEST = 256;

  /** As wide as a phone of 320 px, or a desktop of 1280 px at 400 %; and a desktop in the dark. */
  @ParameterizedTest
  @CsvSource({"'', 320, false", "/en, 1280, true"})
  void no_page_violates_what_axe_knows_of_wcag_or_is_wider_than_its_window(
      String prefix, int width, boolean dark) {
    try (BrowserSession session =
        dark ? BrowserSession.dark(width) : BrowserSession.of(width, true)) {
      List<String> violations = new ArrayList<>();
      Pages.each(
          session,
          prefix,
          name -> {
            if (session.isWiderThanItsWindow()) {
              violations.add(name + " is wider than its window");
            }
            Axe.violations(session).forEach(violation -> violations.add(name + " " + violation));
          });
      assertThat(violations).isEmpty();
    }
  }

  /** English words are longer, and 256 px is a window of 1024 px at 400 %. */
  @Test
  void no_page_in_english_is_wider_than_the_narrowest_window() {
    try (BrowserSession session = BrowserSession.of(NARROWEST, true)) {
      List<String> wider = new ArrayList<>();
      Pages.each(
          session,
          "/en",
          name -> {
            if (session.isWiderThanItsWindow()) {
              wider.add(name);
            }
          });
      assertThat(wider).isEmpty();
    }
  }

  /**
   * Each two of language, width and scripts stand together in one of these.
   *
   * @param down how often the first choice of who asks is left for the next one
   */
  @ParameterizedTest
  @CsvSource({"'', 1280, true, 1", "/en, 390, true, 0", "/en, 1280, false, 3", "'', 390, false, 2"})
  void an_interview_is_had_by_keyboard_alone_and_the_focus_is_always_seen(
      String prefix, int width, boolean scripts, int down) {
    try (BrowserSession session = BrowserSession.of(width, scripts)) {
      session.open(prefix + "/");
      assertThat(stop(session)).startsWith("skip");
      reach(session, "type");
      if (down == 0) {
        session.page().keyboard().press("Space");
      }
      for (int i = 0; i < down; i++) {
        session.page().keyboard().press("ArrowDown");
      }
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
      if (stop.startsWith("place") || (stop.startsWith("v.") && stop.endsWith(" radio"))) {
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
