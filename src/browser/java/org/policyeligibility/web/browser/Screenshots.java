package org.policyeligibility.web.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Screenshots of every page in both languages, on a phone and a desktop, light and dark, into
 * {@code target/screenshots}. No build makes them; {@code mvn test -Pbrowser -Dtest=Screenshots}
 * does.
 */
@QuarkusTest
class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /** The text of a page of A4, in pixels of a style sheet. */
  private static final int PAPER = 627;

  @Test
  void every_page_is_taken() {
    for (boolean dark : List.of(false, true)) {
      for (String prefix : List.of("", "/en")) {
        for (int width : List.of(BrowserSession.PHONE, BrowserSession.DESKTOP)) {
          take(prefix, width, dark);
        }
      }
    }
  }

  private static void take(String prefix, int width, boolean dark) {
    String folder = (prefix.isEmpty() ? "zh" : "en") + "-" + width + (dark ? "-dark" : "-light");
    try (BrowserSession session =
        dark ? BrowserSession.dark(width) : BrowserSession.of(width, true)) {
      Pages.each(
          session,
          prefix,
          name -> {
            picture(session.page(), folder, name);
            if (name.endsWith("-open") && !dark) {
              session.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
              session.page().setViewportSize(PAPER, PAPER);
              picture(session.page(), folder, name + "-print");
              session.page().setViewportSize(width, BrowserSession.HEIGHT);
              session.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            }
          });
    }
  }

  private static void picture(Page page, String folder, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(FOLDER.resolve(folder).resolve(name + ".png")));
  }
}
