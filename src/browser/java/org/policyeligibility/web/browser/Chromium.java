package org.policyeligibility.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Browser process: Debian's Chromium, started once for all classes that run in a JVM. */
final class Chromium {
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

  /** It may run as root in a container, and asks nobody for anything. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Browser LAUNCHED = launch();

  private Chromium() {}

  static Browser launched() {
    return LAUNCHED;
  }

  private static Browser launch() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The driver unpacks itself from its jar, which it looks for in the loader of the thread.
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(EXECUTABLE).setArgs(ARGUMENTS));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
