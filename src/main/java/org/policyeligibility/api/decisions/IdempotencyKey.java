package org.policyeligibility.api.decisions;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.problem.Problem;
import org.policyeligibility.api.problem.ProblemType;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * The request header {@code Idempotency-Key}. By it a request is done once however often it is
 * sent.
 */
final class IdempotencyKey {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

  private IdempotencyKey() {}

  /** The one key of a request; without one, or with several, it is refused. */
  static String of(@Nullable List<String> stated, Language language) {
    if (stated == null || stated.size() != 1 || !FORM.matcher(stated.get(0)).matches()) {
      throw new Unprocessable(
          Problem.of(
              ProblemType.BAD_REQUEST,
              language,
              new Text(
                      "须有且仅有一个 Idempotency-Key 请求头：1 至 200 个可见 ASCII 字符，每个请求各用一个。",
                      "There has to be one header Idempotency-Key, of 1 to 200 visible ASCII"
                          + " characters, another for each request.")
                  .in(language)));
    }
    return stated.get(0);
  }
}
