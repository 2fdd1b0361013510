package org.policyeligibility.api.catalogue;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.AnswerWriter;
import org.policyeligibility.answer.term.Term;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.wire.Page;
import org.policyeligibility.api.wire.Parameters;
import org.policyeligibility.api.wire.Representation;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.message.Language;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/**
 * Resource of the law: where one is, documents, clauses, benefits, facts, the rule set. Content
 * negotiation is left to {@link Representation}; that of {@code Produces} does not know a weight of
 * 0.
 */
@Path("/v1")
@Produces(MediaType.WILDCARD)
@NonBlocking
public class CatalogueResource {
  private final CurrentRuleset law;
  private final HomeDocument home;
  private final PublicAddress address;
  private final HttpHeaders headers;

  CatalogueResource(
      CurrentRuleset law, HomeDocument home, PublicAddress address, @Context HttpHeaders headers) {
    this.law = law;
    this.home = home;
    this.address = address;
    this.headers = headers;
  }

  /** The home document. */
  @GET
  @PermitAll
  public Response home() {
    Representation wanted = Representation.of(headers, Representation.JSON);
    return wanted.answer(home.in(wanted.language()));
  }

  /** The documents held, by id. */
  @GET
  @PermitAll
  @Path("/documents")
  public Response documents(
      @QueryParam("limit") @Nullable String limit, @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = ruleset();
    Language language = wanted.language();
    return wanted.answer(
        Page.of(
            ruleset.documents(),
            Document::id,
            document -> {
              List<Provision> clauses = clausesOf(ruleset, document.id());
              return new DocumentViews.DocumentView(
                  DocumentViews.DocumentHead.of(document, clauses, ruleset.proof(), language),
                  clauses.size());
            },
            limit,
            next,
            new Parameters(language)));
  }

  /** One document with its clauses. */
  @GET
  @PermitAll
  @Path("/documents/{document}")
  public Response document(String document, @Context UriInfo asked) {
    Representation wanted =
        Representation.of(headers, Representation.JSON, Representation.LINKED_DATA);
    Ruleset ruleset = ruleset();
    Document found = ruleset.document(document).orElseThrow(NotFoundException::new);
    List<Provision> clauses = clausesOf(ruleset, document);
    return wanted.answer(
        wanted.isLinkedData()
            ? new LinkedData(address.base(asked)).of(found, clauses)
            : DocumentViews.DocumentDetail.of(found, clauses, ruleset.proof(), wanted.language()));
  }

  /** The clauses, in the order of the law. */
  @GET
  @PermitAll
  @Path("/clauses")
  public Response clauses(
      @QueryParam("document") @Nullable String document,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("benefit") @Nullable String benefit,
      @QueryParam("category") @Nullable String category,
      @QueryParam("effect") @Nullable String effect,
      @QueryParam("modality") @Nullable String modality,
      @QueryParam("evaluable") @Nullable String evaluable,
      @QueryParam("q") @Nullable String words,
      @QueryParam("asOf") @Nullable String asOf,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = ruleset();
    Language language = wanted.language();
    List<Provision> found =
        new ClauseFilter(ruleset, new Parameters(language))
            .document(document)
            .profile(profile)
            .benefit(benefit)
            .category(category)
            .effect(effect)
            .modality(modality)
            .evaluable(evaluable)
            .asOf(asOf)
            .words(words)
            .clauses();
    return wanted.answer(
        Page.of(
            found,
            Provision::id,
            clause -> CatalogueViews.ClauseView.of(clause, ruleset, language),
            limit,
            next,
            new Parameters(language)));
  }

  /** One clause with its rule. */
  @GET
  @PermitAll
  @Path("/clauses/{document}/{number}")
  public Response clause(String document, String number, @Context UriInfo asked) {
    Representation wanted =
        Representation.of(headers, Representation.JSON, Representation.LINKED_DATA);
    Ruleset ruleset = ruleset();
    Provision found =
        ruleset.provision(document + "/" + number).orElseThrow(NotFoundException::new);
    return wanted.answer(
        wanted.isLinkedData()
            ? new LinkedData(address.base(asked)).of(found, ruleset)
            : CatalogueViews.ClauseDetail.of(found, ruleset, wanted.language()));
  }

  /** A page of the benefits that clauses give, by id. */
  @GET
  @PermitAll
  @Path("/benefits")
  public Response benefits(
      @QueryParam("limit") @Nullable String limit, @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = ruleset();
    Language language = wanted.language();
    return wanted.answer(
        Page.of(
            List.copyOf(ruleset.benefits().entrySet()),
            Map.Entry::getKey,
            benefit ->
                BenefitViews.BenefitView.of(
                    benefit.getKey(), benefit.getValue(), ruleset, language),
            limit,
            next,
            new Parameters(language)));
  }

  /** One benefit with all that it rests on. */
  @GET
  @PermitAll
  @Path("/benefits/{benefit}")
  public Response benefit(String benefit) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = ruleset();
    List<Provision> clauses =
        Optional.ofNullable(ruleset.benefits().get(benefit)).orElseThrow(NotFoundException::new);
    return wanted.answer(
        new BenefitViews.BenefitDetail(
            BenefitViews.BenefitView.of(benefit, clauses, ruleset, wanted.language()),
            AnswerWriter.NOTICE.in(wanted.language())));
  }

  /** All that a profile can state: facts in the order in which they are declared, then the rest. */
  @GET
  @PermitAll
  @Path("/facts")
  public Response facts(
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Ruleset ruleset = ruleset();
    Language language = wanted.language();
    Optional<ProfileType> type = ClauseFilter.profileType(profile, new Parameters(language));
    List<FactViews.FactView> found =
        Stream.of(ProfileType.values())
            .filter(candidate -> type.isEmpty() || candidate == type.get())
            .flatMap(candidate -> FactViews.of(candidate, ruleset.vocabulary(), language).stream())
            .toList();
    return wanted.answer(
        Page.of(
            found, FactViews.FactView::id, fact -> fact, limit, next, new Parameters(language)));
  }

  /** A page of the codes that answers use, kind by kind, with their names. */
  @GET
  @PermitAll
  @Path("/terms")
  public Response terms(
      @QueryParam("limit") @Nullable String limit, @QueryParam("next") @Nullable String next) {
    Representation wanted = Representation.of(headers, Representation.JSON);
    Language language = wanted.language();
    return wanted.answer(
        Page.of(
            Term.all(),
            term -> term.kind().code() + "/" + term.code(),
            term -> CatalogueViews.TermView.of(term, language),
            limit,
            next,
            new Parameters(language)));
  }

  /** The rule set that answers now. */
  @GET
  @PermitAll
  @Path("/rulesets/current")
  public Response current() {
    Representation wanted = Representation.of(headers, Representation.JSON);
    return wanted.answer(CatalogueViews.RulesetView.of(ruleset(), wanted.language()));
  }

  private Ruleset ruleset() {
    return law.get().eligibility().ruleset();
  }

  private static List<Provision> clausesOf(Ruleset ruleset, String document) {
    return ruleset.catalogue().stream()
        .filter(provision -> provision.clause().document().id().equals(document))
        .toList();
  }
}
