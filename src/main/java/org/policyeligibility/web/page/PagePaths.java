package org.policyeligibility.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyeligibility.message.Language;

/**
 * Routing table of the pages: every path that a browser can ask for, in both languages. They are no
 * part of the contract, which is for programs; filters and metrics tell the two apart by this.
 */
public final class PagePaths {
  public static final String HOME = "/";
  public static final String STEP = "/check/{step}";
  public static final String PDF = "/check/pdf";
  public static final String RESUME = "/check/resume";
  public static final String LAW = "/law";
  public static final String BENEFITS = "/law/benefits";
  public static final String FACTS = "/law/facts";
  public static final String TIMELINE = "/law/timeline";
  public static final String DOCUMENT = "/law/{document}";
  public static final String CLAUSE = "/law/{document}/{number}";
  public static final String DEVELOPERS = "/developers";
  public static final String ARTICLE = "/law/{document}/articles/{article}";
  public static final String ASSET = "/assets/{name}";

  private static final String READ = "GET, HEAD, OPTIONS";
  private static final String READ_AND_POST = "GET, HEAD, OPTIONS, POST";
  private static final String ENGLISH = "/en";

  private static final Map<String, String> METHODS = methods();
  private static final List<Route> ROUTES = List.of(Route.of(READ_AND_POST), Route.of(READ));

  /** All paths with the same methods, in one pattern: each request is held against it. */
  private record Route(Pattern pattern, String methods) {
    static Route of(String methods) {
      return new Route(
          Pattern.compile(
              METHODS.entrySet().stream()
                  .filter(path -> path.getValue().equals(methods))
                  .map(path -> path.getKey().replaceAll("\\{[^}]+}", "[^/]+") + "/?")
                  .collect(Collectors.joining("|"))),
          methods);
    }
  }

  private PagePaths() {}

  private static Map<String, String> methods() {
    Map<String, String> methods = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      String prefix = prefix(language);
      methods.put(prefix + HOME, READ);
      methods.put(prefix + STEP, READ_AND_POST);
      methods.put(prefix + PDF, READ_AND_POST);
      methods.put(prefix + RESUME, READ_AND_POST);
      for (String path :
          List.of(LAW, BENEFITS, FACTS, TIMELINE, DOCUMENT, CLAUSE, ARTICLE, DEVELOPERS)) {
        methods.put(prefix + path, READ);
      }
    }
    methods.put(ENGLISH, READ);
    methods.put(ASSET, READ);
    return methods;
  }

  /** Where the pages of a language begin: Chinese at the root. */
  public static String prefix(Language language) {
    return language == Language.ZH ? "" : ENGLISH;
  }

  /** Every path with its parameters in braces. */
  public static Set<String> templates() {
    return METHODS.keySet();
  }

  /** Whether a form brings a file to the path of a request. */
  public static boolean takesFile(String path) {
    String own = path.startsWith(ENGLISH + "/") ? path.substring(ENGLISH.length()) : path;
    return own.equals(RESUME);
  }

  /** The methods that the path of a request has; empty where it is no page. */
  public static Optional<String> allowed(String path) {
    return ROUTES.stream()
        .filter(route -> route.pattern().matcher(path).matches())
        .map(Route::methods)
        .findFirst();
  }
}
