package org.policyeligibility.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Message;

/**
 * An RFC 9457 problem: the body of every error.
 *
 * @param instance names this occurrence, by the request's id, and nothing of what was sent
 * @param errors what is wrong with the input; null for other problems
 * @param truncated true where there were more errors than are listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    URI instance,
    @Nullable List<Entry> errors,
    @Nullable Boolean truncated) {

  private static final Pattern BASIC = Pattern.compile("(?i)basic(?: |$)");

  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One thing that is wrong, in the body or in the URL. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      @Nullable String pointer, @Nullable String parameter, String code, String message) {}

  public static Problem of(ProblemType type, Language language) {
    return of(type, language, type.detail().in(language));
  }

  public static Problem of(ProblemType type, Language language, String detail) {
    return new Problem(
        type.uri(),
        type.title().in(language),
        type.status(),
        detail,
        URI.create("urn:uuid:" + RequestId.current()),
        null,
        null);
  }

  /**
   * Nobody who is known: with the remedy for what was sent, a token or a name with a password.
   *
   * @param authorization the header of that name, null where there is none
   */
  public static Problem unauthorized(@Nullable String authorization, Language language) {
    boolean password = authorization != null && BASIC.matcher(authorization).lookingAt();
    return password
        ? of(
            ProblemType.UNAUTHORIZED,
            language,
            Message.of("name-or-password-is-wrong").in(language))
        : of(ProblemType.UNAUTHORIZED, language);
  }

  public static Problem of(Language language, List<Entry> errors, boolean truncated) {
    Problem problem = of(ProblemType.UNPROCESSABLE, language);
    return new Problem(
        problem.type,
        problem.title,
        problem.status,
        problem.detail,
        problem.instance,
        errors,
        truncated ? Boolean.TRUE : null);
  }
}
