package org.policyeligibility.web.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemPage;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.wire.AcceptHeader;
import org.policyeligibility.message.Language;

/**
 * Error pages: problems as HTML, in the language of the page, where a browser asks. The contract
 * and management answer everybody as they answer programs.
 */
@Singleton
public class ErrorPages {
  /** Code of the words for a problem that the pages have none of their own for. */
  private static final String OTHER = "OTHER";

  private static final Pattern OF_PROGRAMS = Pattern.compile("/(?:v1|q)(?:/.*)?");
  private static final Pattern OF_ENGLISH = Pattern.compile("/en(?:/.*)?");

  /** In this order: a client that takes anything is a program. */
  private static final List<String> OFFERED =
      List.of(Problem.MEDIA_TYPE, MediaType.APPLICATION_JSON, MediaType.TEXT_HTML);

  /** A browser and a program are answered differently, a program in its language. */
  private static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

  private final PageRenderer renderer;

  ErrorPages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /** Has the problems of a request answered as pages, where a browser asks for a page. */
  public void offer(RoutingContext context) {
    String path = context.normalizedPath();
    String accept = Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT)).orElse("");
    if (OF_PROGRAMS.matcher(path).matches()) {
      context.next();
      return;
    }
    context.put(ProblemPage.VARY_KEY, VARY);
    if (AcceptHeader.of(accept).best(OFFERED).filter(MediaType.TEXT_HTML::equals).isPresent()) {
      Language language = OF_ENGLISH.matcher(path).matches() ? Language.EN : Language.ZH;
      ProblemPage page = problem -> rendered(problem, language);
      context.put(ProblemPage.KEY, page);
    }
    context.next();
  }

  /** Puts the page of a problem in its place. */
  public static void show(ContainerResponseContext response, RoutingContext context) {
    if (!(response.getEntity() instanceof Problem problem)) {
      return;
    }
    String vary = context.get(ProblemPage.VARY_KEY);
    if (vary != null) {
      response.getHeaders().putSingle(HttpHeaders.VARY, vary);
    }
    if (context.get(ProblemPage.KEY) instanceof ProblemPage pages) {
      pages
          .of(problem)
          .ifPresent(
              page -> {
                page.headers().forEach(response.getHeaders()::putSingle);
                response.setEntity(
                    page.content(),
                    response.getEntityAnnotations(),
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
              });
    }
  }

  private Optional<ProblemPage.Rendered> rendered(Problem problem, Language language) {
    Words words = new Words(language);
    String known = ProblemType.of(problem.status()).name();
    String type = words.has("problemTitle." + known) ? known : OTHER;
    String number = problem.instance().getSchemeSpecificPart().replace("uuid:", "");
    NoticePage notice =
        new NoticePage(
            words.say("problemTitle." + type),
            words.say("problemText." + type),
            PagePaths.prefix(language) + PagePaths.HOME,
            words.say("toFirstPage"),
            problem.status() < 500 ? null : words.say("problemNumber", number));
    Map<String, String> headers = new LinkedHashMap<>(PageResponse.headers(language, "no-store"));
    headers.put(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
    headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return Optional.of(
        new ProblemPage.Rendered(
            renderer.render("notice", language, Frame.bare(notice.heading(), language), notice),
            headers));
  }
}
