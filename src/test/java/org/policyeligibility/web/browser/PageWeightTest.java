package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds on what a page costs its reader, in bytes on the wire. */
@QuarkusTest
class PageWeightTest {
  private static final int FIRST_PAGE = 60 * 1024;
  private static final int WHOLE_LAW = 150 * 1024;

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void the_first_page_and_all_it_loads_have_less_than_60_KiB(String prefix) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.PHONE, true)) {
      session.open(prefix + "/");
      assertThat(session.transferred()).isBetween(1L, (long) FIRST_PAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/en"})
  void the_results_of_an_enterprise_under_the_whole_law_have_less_than_150_KiB(String prefix) {
    try (BrowserSession session = BrowserSession.of(BrowserSession.DESKTOP, true)) {
      session.begin(prefix, "enterprise", "all").interview(Applicants.COMPANY);
      session.transferred();
      session.goOn();
      assertThat(session.shown().outcomes()).hasSizeGreaterThan(50);
      assertThat(session.transferred()).isBetween(1L, (long) WHOLE_LAW);
    }
  }
}
