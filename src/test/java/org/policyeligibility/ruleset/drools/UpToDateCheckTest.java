package org.policyeligibility.ruleset.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyeligibility.law.Clause;

/** An unchanged law is not compiled again; whatever could make another one of it is noticed. */
class UpToDateCheckTest {
  private static final String CLAUSE = "guofa-2020-7/5.3-work-permit-age-65";
  private static final String RULE = CLAUSE + "/rule.drl";

  @TempDir private static Path folder = Path.of("");
  private static Path rules;
  private static Path output;
  private static Path sources;
  private UpToDateCheck check;

  /** A real rule and the real program, and what the last build is taken to have written. */
  @BeforeAll
  static void lay_out() throws Exception {
    rules = folder.resolve("rules");
    copy(Path.of("rules", CLAUSE), rules.resolve(CLAUSE));
    sources = folder.resolve("sources");
    Path program =
        Path.of(RulesetBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    output = folder.resolve("target/classes");
    copy(program.resolve("org"), output.resolve("org"));
    copy(program.resolve("message"), output.resolve("message"));
  }

  @BeforeEach
  void build() throws Exception {
    write(rules.resolve(RULE), Files.readString(Path.of("rules", RULE)));
    write(output.resolve("rules/over_x/Rule.class"), "a rule");
    write(output.resolve("META-INF/law/checked"), "the law");
    write(sources.resolve("text.txt"), "申请工作许可的年龄可放宽至65岁");
    check = new UpToDateCheck(RulesetBuild.class, rules, output, sources);
    check.remember();
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
    }
    return to;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void append(Path file) throws IOException {
    Files.writeString(file, " ", StandardOpenOption.APPEND);
  }

  private Path compiled(Class<?> type) {
    return output.resolve(type.getName().replace('.', '/') + ".class");
  }

  @Test
  void after_a_build_there_is_nothing_to_do_wherever_and_whenever_it_is_asked() throws Exception {
    assertThat(check.isUpToDate()).isTrue();
    Path elsewhere = folder.resolve("elsewhere");
    copy(folder.resolve("target"), elsewhere);
    assertThat(
            new UpToDateCheck(RulesetBuild.class, rules, elsewhere.resolve("classes"), sources)
                .isUpToDate())
        .isTrue();
  }

  @Test
  void before_a_build_and_after_one_that_broke_off_there_is() throws Exception {
    check.forget();
    assertThat(check.isUpToDate()).isFalse();
  }

  @Test
  void an_edited_rule_one_more_file_and_one_less_are_noticed() throws Exception {
    append(rules.resolve(RULE));
    assertThat(check.isUpToDate()).isFalse();
    check.remember();
    Path more = write(rules.resolve("guofa-2020-7/5.9-more/scenarios.yaml"), "scenarios: []\n");
    assertThat(check.isUpToDate()).isFalse();
    Files.delete(more);
    assertThat(check.isUpToDate()).isTrue();
    Files.delete(rules.resolve(RULE));
    assertThat(check.isUpToDate()).isFalse();
  }

  /** The reader refuses it. */
  @Test
  void a_rule_that_became_a_link_to_the_same_text_is_noticed() throws Exception {
    Path moved = Files.move(rules.resolve(RULE), folder.resolve("rule.drl"));
    Files.createSymbolicLink(rules.resolve(RULE), moved);
    assertThat(check.isUpToDate()).isFalse();
    Files.delete(rules.resolve(RULE));
  }

  @Test
  void an_edited_source_and_a_missing_one_are_noticed() throws Exception {
    append(sources.resolve("text.txt"));
    assertThat(check.isUpToDate()).isFalse();
    check.remember();
    Files.delete(sources.resolve("text.txt"));
    Files.delete(sources);
    assertThat(check.isUpToDate()).isFalse();
  }

  @Test
  void another_class_of_what_builds_is_noticed_however_far_it_is_from_the_build() throws Exception {
    for (Class<?> used : new Class<?>[] {RulesetBuild.class, CanonicalDrl.class, Clause.class}) {
      append(compiled(used));
      assertThat(check.isUpToDate()).as(used.getName()).isFalse();
      check.remember();
    }
    append(output.resolve("message/messages.properties"));
    assertThat(check.isUpToDate()).isFalse();
  }

  /** An edit of the service alone does not wait for the law. */
  @Test
  void another_class_of_what_only_answers_is_not_the_laws_concern() throws Exception {
    try (Stream<Path> service = Files.walk(output.resolve("org/policyeligibility/api"))) {
      for (Path type : service.filter(Files::isRegularFile).toList()) {
        append(type);
      }
    }
    assertThat(check.isUpToDate()).isTrue();
  }

  @Test
  void an_output_that_is_altered_or_gone_is_written_again() throws Exception {
    Path rule = output.resolve("rules/over_x/Rule.class");
    append(rule);
    assertThat(check.isUpToDate()).isFalse();
    check.remember();
    Files.delete(output.resolve("META-INF/law/checked"));
    assertThat(check.isUpToDate()).isFalse();
  }
}
