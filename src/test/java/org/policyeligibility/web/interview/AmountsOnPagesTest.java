package org.policyeligibility.web.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyeligibility.Eligibility;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.EditedRules;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.drools.DraftRulesLoader;
import org.policyeligibility.ruleset.drools.DroolsEngine;
import org.policyeligibility.web.DownloadedPdf;
import org.policyeligibility.web.law.LawSite;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.PageLinks;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.pdf.ResultsDocument;
import org.policyeligibility.web.state.InterviewState;

/** Amounts on the pages, of a clause that grants some; no clause of the shipped law does. */
class AmountsOnPagesTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
  private static final String CLAUSE = "guofa-2020-7/5.3";
  private static final String WORDS = ", words: { zh: 65岁, en: 65 years of age }";
  private static final PageRenderer RENDERER = PageRenderer.withoutContainer();

  private static Ruleset law() throws Exception {
    return DraftRulesLoader.read(
        EditedRules.onlyClause()
            .replace(
                "guofa-2020-7/5.3-work-permit-age-65/clause.yaml",
                "\nreadings:",
                "\namounts:\n  - { kind: at-most, value: 500000, currency: CNY"
                    + WORDS
                    + " }\n  - { kind: rate, value: 30, basis: { zh: 利息, en: the interest },"
                    + " atMost: 20000, currency: CNY"
                    + WORDS
                    + " }\nreadings:")
            .files());
  }

  private static void assertAmounts(Element terms, String title, String most, String rate) {
    Element amounts =
        terms.select("dt").stream()
            .filter(term -> term.text().equals(title))
            .findFirst()
            .map(Element::nextElementSibling)
            .orElseThrow();
    assertThat(amounts.select("li b").eachText()).containsExactly(most, rate);
    assertThat(amounts.select("li:first-child q[lang]").text()).contains("65岁");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZH | 金额 | 至多 50 万元 | 利息的 30%，至多 2 万元",
        "EN | Amount | at most 500,000 CNY | 30% of the interest, at most 20,000 CNY"
      })
  void they_stand_with_their_words_on_results_on_the_clause_and_on_paper(
      Language language, String title, String most, String rate) throws Exception {
    Ruleset ruleset = law();
    try (Eligibility eligibility = new Eligibility(ruleset, DroolsEngine.compile(ruleset))) {
      InterviewState state =
          InterviewState.begin(List.of(ProfileType.PERSON), List.of())
              .with(
                  Map.of(
                      "citizenship", "FOREIGN",
                      "birthDate", "1961-03-09",
                      "employerType", "ENTERPRISE",
                      "employerZoneTypes", List.of("NATIONAL_HIGH_TECH_ZONE")),
                  Map.of());
      ResultsStep step =
          new ResultsStep(new ClauseFragments(RENDERER), eligibility, new Words(language), DAY);

      Frame frame = Frame.of("x", language, "/check/results", "state", ruleset, false);
      Document results =
          parsed(
              RENDERER.render("results", language, frame, step.page(state, "", "", false).view()));
      assertAmounts(
          results.selectFirst("[data-clause=" + CLAUSE + "] dl.pairs"), title, most, rate);

      LawSite.Sheet sheet =
          new LawSite(ruleset, null)
              .sheet("/law/" + CLAUSE, language, DAY, PageLinks.SERVED)
              .orElseThrow();
      Document clause = parsed(RENDERER.render(sheet.template(), language, frame, sheet.view()));
      assertAmounts(clause.selectFirst("dl.pairs:has(q)"), title, most, rate);

      byte[] paper =
          new ResultsDocument(RENDERER, 150)
              .of(step.results(state, "", false), ruleset.version(), language)
              .orElseThrow();
      assertThat(DownloadedPdf.text(paper))
          .contains(DownloadedPdf.bare(most), DownloadedPdf.bare(rate));
    }
  }

  private static Document parsed(byte[] page) {
    return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
  }
}
