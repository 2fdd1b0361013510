package org.policyeligibility.web.interview;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.Eligibility;
import org.policyeligibility.answer.Json;
import org.policyeligibility.api.evaluations.OutcomeMetrics;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.law.InForce;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.web.page.ClauseFragments;
import org.policyeligibility.web.page.ClauseViews;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.UploadedFile;
import org.policyeligibility.web.page.Words;
import org.policyeligibility.web.state.InterviewState;
import org.policyeligibility.web.state.LostState;
import org.policyeligibility.web.state.SavedAnswers;
import org.policyeligibility.web.state.StateSeal;

/**
 * Pages of the interview, from the first to its results. Each is the answer to a form that brings
 * all that was said with it; nothing is kept between two of them.
 */
@Singleton
public class InterviewPages {
  /** A person and the enterprise that employs them, in one case. */
  private static final String JOINT = "joint";

  /** The field of a form that has a file. */
  private static final String FILE = "file";

  private final CurrentRuleset law;
  private final FirstPage first;
  private final PageRenderer renderer;
  private final StateSeal seal;
  private final OutcomeMetrics outcomes;
  private final ClauseFragments fragments;
  private final ResultsFiles files;
  private final InterviewNotices notices;

  InterviewPages(
      CurrentRuleset law,
      FirstPage first,
      PageRenderer renderer,
      StateSeal seal,
      OutcomeMetrics outcomes,
      ClauseFragments fragments,
      ResultsFiles files,
      InterviewNotices notices) {
    this.fragments = fragments;
    this.files = files;
    this.notices = notices;
    this.law = law;
    this.first = first;
    this.renderer = renderer;
    this.seal = seal;
    this.outcomes = outcomes;
  }

  /** The first page. */
  public Response home(Language language) {
    return first.show(language, HomePage.FilledView.EMPTY);
  }

  /** A page of the interview that is asked for by its address alone, if there is one. */
  public Response begin(Language language, String step) {
    if (!InterviewPage.STEPS.contains(step)) {
      throw new NotFoundException();
    }
    return begin(language);
  }

  /** A page of the interview cannot be asked for by its address alone. */
  public Response begin(Language language) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, PagePaths.prefix(language) + PagePaths.HOME)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Answers a form. */
  public Response post(Language language, String step, byte @Nullable [] body) {
    if (!InterviewPage.STEPS.contains(step)) {
      throw new NotFoundException();
    }
    PostedForm form = PostedForm.of(body);
    Eligibility eligibility = law.get().eligibility();
    if (step.equals(InterviewPage.START)) {
      return start(language, form, eligibility);
    }
    if (step.equals(InterviewPage.EXAMPLE)) {
      return example(language, eligibility);
    }
    if (step.equals(InterviewPage.ZONES)) {
      return zones(language, form, eligibility.ruleset());
    }
    InterviewState state;
    try {
      state = open(form, eligibility);
    } catch (LostState lost) {
      return notices.lost(language, lost, eligibility.ruleset());
    }
    return switch (step) {
      case InterviewPage.CALENDAR -> files.calendar(language, state, eligibility);
      case InterviewPage.SAVE -> ResultsFiles.answers(state, eligibility);
      case InterviewPage.KEEP -> unstored(seal.keep(state, Instant.now()));
      default -> answer(language, form, step, state, eligibility);
    };
  }

  /** Answers a form with the results as a document. */
  public Response pdf(Language language, byte @Nullable [] body) {
    PostedForm form = PostedForm.of(body);
    Eligibility eligibility = law.get().eligibility();
    try {
      InterviewState state = open(form, eligibility);
      return files
          .pdf(
              language,
              state,
              form.first(InterviewPage.COMPARED),
              form.has(InterviewPage.EXAMPLE),
              eligibility)
          .orElseGet(
              () ->
                  notices.tooLong(
                      language, seal.seal(state, Instant.now()), eligibility.ruleset()));
    } catch (LostState lost) {
      return notices.lost(language, lost, eligibility.ruleset());
    }
  }

  /**
   * Goes on with answers from a file that was saved here.
   *
   * @param type of the body
   */
  public Response resume(Language language, byte @Nullable [] body, @Nullable String type) {
    Eligibility eligibility = law.get().eligibility();
    byte[] file =
        UploadedFile.of(body == null ? new byte[0] : body, type == null ? "" : type, FILE)
            .orElseGet(() -> new byte[0]);
    Optional<SavedAnswers> saved =
        file.length > SavedAnswers.MOST_BYTES
            ? Optional.empty()
            : SavedAnswers.read(file, eligibility.ruleset());
    if (saved.isEmpty()) {
      String error = file.length == 0 ? "errorFile.NONE" : "errorFile.FOREIGN";
      return first.show(
          language, HomePage.FilledView.EMPTY.withFileError(new Words(language).say(error)));
    }
    ResumedAnswers resumed = ResumedAnswers.of(eligibility, saved.get(), today());
    return answer(
        language,
        new PostedForm(resumed.said()),
        InterviewPage.ANSWERS,
        resumed.state(),
        eligibility);
  }

  /** The state that came with a form, where the law in force still reads all of it. */
  private InterviewState open(PostedForm form, Eligibility eligibility) throws LostState {
    InterviewState state = seal.open(form.first("state"), Instant.now());
    if (!Interview.stands(eligibility, state, today())) {
      throw new LostState(LostState.Cause.OUTDATED);
    }
    return state;
  }

  /** Suggestions for a name that is being typed; it comes in a form, and so in no address. */
  private static Response zones(Language language, PostedForm form, Ruleset ruleset) {
    PlaceViews views =
        new PlaceViews(ruleset.register(), ruleset.vocabulary(), new Words(language), today());
    return unstored(views.suggestions(form.first("zone")));
  }

  /** An answer to a script, which no cache keeps. */
  private static Response unstored(Object answer) {
    return Response.ok(Json.bytes(answer))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static LocalDate today() {
    return LocalDate.now(InForce.ZONE);
  }

  private Response start(Language language, PostedForm form, Eligibility eligibility) {
    Words words = new Words(language);
    ClauseViews clauses = new ClauseViews(eligibility.ruleset(), words, today());
    List<ProfileType> types = types(form.first("type"));
    InterviewScope scope = new InterviewScope(eligibility.ruleset(), clauses);
    List<String> benefits = scope.benefits(form);
    boolean forOthers = benefits != null && !types.isEmpty() && scope.isForOthers(benefits, types);
    if (types.isEmpty() || benefits == null || forOthers) {
      return first.show(
          language,
          new HomePage.FilledView(
              form.first("type"),
              form.first("scope"),
              form.first(InterviewScope.PURPOSE),
              types.isEmpty() ? words.say("errorWho") : "",
              benefits == null
                  ? words.say("errorPurpose")
                  : forOthers ? words.say("errorPurposeOfOthers") : "",
              ""));
    }
    return answer(
        language,
        new PostedForm(Map.of()),
        InterviewPage.QUESTIONS,
        InterviewState.begin(types, benefits),
        eligibility);
  }

  /** The results of an example; where the rule set has none, the first page. */
  private Response example(Language language, Eligibility eligibility) {
    Ruleset ruleset = eligibility.ruleset();
    return new InterviewScope(ruleset, new ClauseViews(ruleset, new Words(language), today()))
        .example()
        .map(
            state ->
                answer(
                    language,
                    new PostedForm(Map.of(InterviewPage.EXAMPLE, List.of("1"))),
                    InterviewPage.RESULTS,
                    state,
                    eligibility))
        .orElseGet(() -> begin(language));
  }

  private static List<ProfileType> types(String said) {
    return said.equals(JOINT)
        ? List.of(ProfileType.ENTERPRISE, ProfileType.PERSON)
        : ProfileType.ofCode(said).stream().toList();
  }

  /** The law is that under which the state was opened; between two readings it could change. */
  private Response answer(
      Language language,
      PostedForm form,
      String step,
      InterviewState state,
      Eligibility eligibility) {
    InterviewPage page =
        new InterviewTurn(fragments, eligibility, new Words(language), form, today())
            .take(step, state);
    if (page.counted() != null) {
      outcomes.count(page.counted(), eligibility.ruleset().catalogue());
    }
    Frame frame =
        Frame.of(
                page.title(),
                language,
                "/check/" + page.step(),
                seal.seal(page.state(), Instant.now()),
                eligibility.ruleset(),
                page.faulty())
            .with(
                back(language, page),
                Stream.concat(form.again(page.askedBy()).stream(), page.kept().stream()).toList());
    return PageResponse.personal(
        page.faulty() ? unprocessable() : Response.Status.OK,
        renderer.render(page.template(), language, frame, page.view()),
        language);
  }

  private static Frame.Back back(Language language, InterviewPage page) {
    String prefix = PagePaths.prefix(language);
    return page.back().isEmpty()
        ? new Frame.Back(prefix + PagePaths.HOME, false, false)
        : new Frame.Back(
            prefix + "/check/" + page.back(), true, page.back().equals(InterviewPage.QUESTIONS));
  }

  private static Response.Status unprocessable() {
    return Response.Status.BAD_REQUEST;
  }
}
