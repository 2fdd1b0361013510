package org.policyeligibility.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.page.Assets;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;

/**
 * The page of the contract, rendered by Swagger UI. All that it loads is the service's own, so that
 * it is there in networks that reach nothing else.
 */
@Singleton
public class DeveloperPages {
  private static final String CONTRACT = "/q/openapi";

  private final PageRenderer renderer;

  DeveloperPages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * The view of the page.
   *
   * @param home where the pages of its language begin
   * @param other the page in the other language
   * @param contract where the contract is
   * @param problems that an answer can tell of
   * @param bundle path of Swagger UI
   * @param start path of the script that starts it
   */
  public record ContractPage(
      String tag,
      String home,
      String otherTag,
      String other,
      String contract,
      List<ProblemView> problems,
      String icon,
      String style,
      String bundle,
      String start) {}

  /** A problem by its {@code type}, with the status that comes with it. */
  public record ProblemView(String type, int status, String title, String detail) {}

  /** The page in a language; the contract itself is in English. */
  Response contract(Language language) {
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    ContractPage page =
        new ContractPage(
            language.tag(),
            PagePaths.prefix(language) + PagePaths.HOME,
            other.tag(),
            PagePaths.prefix(other) + PagePaths.DEVELOPERS,
            CONTRACT,
            problems(language),
            Assets.ICON.path(),
            Assets.CONTRACT_STYLE.path(),
            Assets.CONTRACT_BUNDLE.path(),
            Assets.CONTRACT_START.path());
    return PageResponse.ofContract(renderer.render("contract", language, page), language);
  }

  private static List<ProblemView> problems(Language language) {
    return Stream.of(ProblemType.values())
        .map(
            type ->
                new ProblemView(
                    type.uri().toString(),
                    type.status(),
                    type.title().in(language),
                    type.detail().in(language)))
        .toList();
  }
}
