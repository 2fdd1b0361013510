package org.policyeligibility.web.developers;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;
import org.policyeligibility.web.page.Assets;
import org.policyeligibility.web.page.Words;

/**
 * The view of the page for developers. Swagger UI renders the contract in it; all else is there
 * without a script.
 *
 * @param contract where the contract is
 * @param problems that an answer can tell of
 * @param termsPath where all codes can be read
 * @param changes the change log
 * @param style path of that of Swagger UI
 * @param bundle path of Swagger UI
 * @param start path of the script that starts it
 */
public record DevelopersPage(
    String contract,
    List<ExampleProgram> programs,
    List<ProblemView> problems,
    List<KindView> terms,
    String termsPath,
    RawString changes,
    String style,
    String bundle,
    String start) {
  private static final String CONTRACT = "/q/openapi";
  private static final String TERMS = "/v1/terms";

  /** A problem by its {@code type}, with the status that comes with it. */
  public record ProblemView(String type, int status, String title, String detail) {}

  /** The codes of one member of an answer. */
  public record KindView(String title, String member, List<TermView> terms) {}

  /** A code with its names. */
  public record TermView(String code, String zh, String en) {}

  /** The page in a language; the contract and the change log are in English. */
  public static DevelopersPage in(Language language) {
    return new DevelopersPage(
        CONTRACT,
        ExampleProgram.ALL,
        problems(language),
        terms(new Words(language)),
        TERMS,
        new RawString(ChangeLog.HTML),
        Assets.CONTRACT_STYLE.path(),
        Assets.CONTRACT_BUNDLE.path(),
        Assets.CONTRACT_START.path());
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

  private static List<KindView> terms(Words words) {
    Map<Term.Kind, List<TermView>> kinds = new LinkedHashMap<>();
    for (Term term : Term.all()) {
      Text name = term.name();
      kinds
          .computeIfAbsent(term.kind(), kind -> new ArrayList<>())
          .add(new TermView(term.code(), name.in(Language.ZH), name.in(Language.EN)));
    }
    return kinds.entrySet().stream()
        .map(
            kind ->
                new KindView(
                    words.say("termKind." + kind.getKey().name()),
                    kind.getKey().code(),
                    kind.getValue()))
        .toList();
  }
}
