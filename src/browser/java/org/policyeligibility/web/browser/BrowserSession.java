package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.policyeligibility.api.Service;
import org.policyeligibility.web.Visitor;

/**
 * Browser session: one window with storage of its own. It is watched for what no page may do, such
 * as loading from elsewhere, or holding an answer in an address, a title or a store.
 */
final class BrowserSession implements AutoCloseable {
  static final int PHONE = 390;
  static final int DESKTOP = 1280;

  static final int HEIGHT = 900;

  private final BrowserContext context;
  private final List<String> faults = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final boolean scripts;
  private Tab tab;

  /** A page with its loads counted: the next one is there when there is one more. */
  static final class Tab {
    private final Page page;
    private int loads;
    private int status;

    Tab(Page page) {
      this.page = page;
    }
  }

  private BrowserSession(int width, boolean scripts, ColorScheme scheme) {
    this.scripts = scripts;
    this.context =
        Chromium.launched()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, HEIGHT)
                    .setJavaScriptEnabled(scripts)
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setLocale("zh-CN"));
    this.tab = watched(context.newPage());
  }

  static BrowserSession of(int width, boolean scripts) {
    return new BrowserSession(width, scripts, ColorScheme.LIGHT);
  }

  static BrowserSession dark(int width) {
    return new BrowserSession(width, true, ColorScheme.DARK);
  }

  private Tab watched(Page page) {
    Tab watched = new Tab(page);
    page.onLoad(loaded -> watched.loads++);
    page.onPageError(faults::add);
    page.onDialog(
        dialog -> {
          faults.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          // An answer of 400 is told there as well.
          if (!message.text().startsWith("Failed to load resource")) {
            faults.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          said.add(request.url());
          if (!request.url().startsWith(Service.url("/"))) {
            faults.add("asks elsewhere: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.request().isNavigationRequest()) {
            watched.status = response.status();
          } else if (response.status() >= 400) {
            faults.add(response.status() + " " + response.url());
          }
        });
    return watched;
  }

  Page page() {
    return tab.page;
  }

  int status() {
    return tab.status;
  }

  /** Opens another tab, which is in front from then on; returns the one that was. */
  Tab anotherTab() {
    Tab before = tab;
    tab = watched(context.newPage());
    return before;
  }

  void show(Tab another) {
    tab = another;
    tab.page.bringToFront();
  }

  /** Puts another state in place of that of the form, as only a program would. */
  void replaceState(String state) {
    tab.page
        .locator("main form:not(.back) input[name=state]")
        .first()
        .evaluate("(field, state) => { field.value = state; }", state);
  }

  BrowserSession open(String path) {
    return loading(() -> tab.page.navigate(Service.url(path)));
  }

  /** Does what leads to another page, and waits until that is there. */
  BrowserSession loading(Runnable leads) {
    int before = tab.loads;
    leads.run();
    tab.page.waitForCondition(() -> tab.loads > before);
    said.add(tab.page.title());
    assertThat(faults).isEmpty();
    return this;
  }

  BrowserSession press(String selector) {
    return loading(() -> tab.page.locator(selector).first().click());
  }

  BrowserSession goOn() {
    return press("main form:not([hidden]) .actions button");
  }

  /** The page that is shown, to be read. */
  Visitor.Page shown() {
    return new Visitor.Page(
        tab.page.url().substring(Service.url("").length()),
        new Service.Answer(tab.status, Map.of(), ""),
        Jsoup.parse(tab.page.content(), Service.url("/")));
  }

  BrowserSession begin(String prefix, String type, String scope) {
    open(prefix + "/");
    tab.page.check("[name=type][value=" + type + "]");
    tab.page.check("[name=scope][value=" + scope + "]");
    return goOn();
  }

  /**
   * Answers page after page until nothing is asked: by what is stated, and with silence else. No
   * page asks more than the one before said that there would be at most.
   */
  BrowserSession interview(Map<String, ?> stated) {
    int atMost = Integer.MAX_VALUE;
    for (Visitor.Page page = shown(); !page.questions().isEmpty(); page = shown()) {
      if (!page.asksForPlace()) {
        assertThat(page.questions().size() + page.left()).isLessThanOrEqualTo(atMost);
        atMost = page.left();
      }
      answer(page, stated).goOn();
      assertThat(tab.status).as(shown().text()).isEqualTo(200);
    }
    return this;
  }

  BrowserSession answer(Visitor.Page page, Map<String, ?> stated) {
    Visitor.answers(page, stated).forEach(this::fill);
    return this;
  }

  private void fill(String name, List<String> values) {
    if (name.equals("place") && !List.of("kind", "nowhere", "unsure").contains(values.get(0))) {
      tab.page.fill("#zone", values.get(0));
      press("button[name=search]");
    }
    for (String value : values) {
      Locator field = tab.page.locator("main [name='" + name + "']");
      if (field.count() == 0) {
        // Silence is one choice more where one of several is chosen.
        field = tab.page.locator("main [name='" + name.replaceFirst("^s", "v") + "']");
      }
      fill(field, value);
    }
  }

  private static void fill(Locator field, String value) {
    String kind = (String) field.first().evaluate("field => field.type");
    if (kind.equals("radio") || kind.equals("checkbox")) {
      field.and(field.page().locator("[value='" + value + "']")).check();
    } else if (kind.startsWith("select")) {
      field.selectOption(value);
    } else {
      field.fill(value);
    }
  }

  /** No answer stands in an address, a title or a store, and nothing is wider than the window. */
  void holdsNothing(String... answers) {
    assertThat(String.join("\n", said)).doesNotContain(answers);
    assertThat(context.cookies()).isEmpty();
    if (scripts) {
      assertThat(tab.page.evaluate("() => localStorage.length + sessionStorage.length"))
          .isEqualTo(0);
    }
  }

  boolean isWiderThanItsWindow() {
    return (boolean)
        tab.page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  @Override
  public void close() {
    context.close();
    assertThat(faults).isEmpty();
  }
}
