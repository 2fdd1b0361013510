package org.policyeligibility.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for a zone as a combobox, which it becomes where scripts run. */
@QuarkusTest
class ComboboxInBrowserTest {
  @ParameterizedTest
  @ValueSource(strings = {"张江", "Zhangjiang Hi-Tech Park"})
  void a_zone_is_chosen_by_keyboard_from_what_is_typed(String typed) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.begin("", "enterprise", "heart");
      Page page = session.page();
      page.locator("#zone").pressSequentially(typed);
      Locator options = page.locator("[role=option]");
      assertThat(options.first()).isVisible();
      assertThat(page.locator("#zone")).hasAttribute("aria-expanded", "true");
      Locator wanted = options.filter(new Locator.FilterOptions().setHasText("张江")).first();
      while (!"true".equals(wanted.getAttribute("aria-selected"))) {
        page.keyboard().press("ArrowDown");
      }
      assertThat(page.locator("#zone"))
          .hasAttribute("aria-activedescendant", wanted.getAttribute("id"));
      page.keyboard().press("Enter");
      assertThat(options.first()).isHidden();
      assertThat(page.locator("[name=place]:checked").getAttribute("value")).contains("zhangjiang");
      session.goOn().press("button[formaction$='/answers']");
      assertThat(session.shown().text()).contains("由园区登记册得出");
      session.holdsNothing("zhangjiang", typed);
    }
  }

  @Test
  void it_closes_on_escape_and_says_what_it_found() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.begin("/en", "enterprise", "heart");
      Page page = session.page();
      page.locator("#zone").pressSequentially("zj");
      assertThat(page.locator("[role=option]").first()).isVisible();
      assertThat(page.locator("p.search [role=status]")).containsText("arrow keys");
      page.keyboard().press("Escape");
      assertThat(page.locator("[role=listbox]")).isHidden();
      page.locator("#zone").fill("qqqqqqqqqq");
      assertThat(page.locator("p.search [role=status]")).containsText("Nothing found");
    }
  }

  @Test
  void a_press_on_a_suggestion_takes_it() {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.begin("", "zone", "heart");
      Page page = session.page();
      page.locator("#zone").pressSequentially("suzhou");
      page.locator("[role=option]").first().click();
      assertThat(page.locator("[name=place]:checked")).hasCount(1);
      assertThat(page.locator("[role=listbox]")).isHidden();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void its_button_stands_beside_it_on_the_narrowest_phone(String prefix) {
    try (BrowserSession session = BrowserSession.of(320, true)) {
      session.begin(prefix, "enterprise", "heart");
      Page page = session.page();
      assertThat(page.locator("p.search button").boundingBox().y)
          .isCloseTo(page.locator("#zone").boundingBox().y, offset(8.0));
    }
  }
}
