package org.policyeligibility.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract in the dark: drawn by others for white paper, it is read on ours. */
@QuarkusTest
class ContractInBrowserTest {
  /** Texts of too little contrast, and surfaces that are lit and no button, by what they are. */
  private static final String GLARING =
      """
      () => {
        const parts = colour => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
        const light = ([r, g, b]) => [r, g, b]
            .map(each => each / 255)
            .map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4)
            .reduce((sum, each, i) => sum + each * [.2126, .7152, .0722][i], 0);
        const opaque = colour => colour.length < 4 || colour[3] > .9;
        const ground = of => {
          for (let at = of; at; at = at.parentElement) {
            const colour = parts(getComputedStyle(at).backgroundColor);
            if (opaque(colour)) return colour;
          }
          return [255, 255, 255];
        };
        const faults = new Set();
        document.querySelectorAll('#contract, #contract *').forEach(part => {
          const box = part.getBoundingClientRect();
          if (box.width * box.height === 0) return;
          const style = getComputedStyle(part);
          const under = parts(style.backgroundColor);
          if (!part.matches('button') && opaque(under) && light(under) > .4 && box.width * box.height > 8000) {
            faults.add('lit: ' + part.tagName + '.' + part.className + ' ' + under);
          }
          const says = [...part.childNodes].some(it => it.nodeType === 3 && it.data.trim());
          if (says && style.visibility !== 'hidden') {
            const [one, two] = [light(parts(style.color)), light(ground(part))];
            const contrast = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
            if (contrast < 4.5) {
              faults.add(contrast.toFixed(1) + ': ' + part.tagName + '.' + part.className
                  + ' ' + part.textContent.slice(0, 30));
            }
          }
        });
        return [...faults];
      }
      """;

  @Test
  void every_word_of_it_has_contrast_in_the_dark_and_no_surface_is_lit() {
    try (BrowserSession session = BrowserSession.dark(BrowserSession.DESKTOP)) {
      session.open("/en/developers");
      session.page().waitForSelector("#contract .opblock");
      for (String method : List.of("get", "post")) {
        session.page().locator(".opblock-" + method + " .opblock-summary-control").first().click();
        session.page().locator(".opblock-" + method + " .try-out__btn").first().click();
      }
      session.page().waitForSelector(".opblock-post textarea");
      session.page().locator(".model-container button, .models button").first().click();
      assertThat((List<?>) session.page().evaluate(GLARING)).isEmpty();
    }
  }
}
