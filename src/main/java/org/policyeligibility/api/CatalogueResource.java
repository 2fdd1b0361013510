package org.policyeligibility.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.answer.Wire;
import org.policyeligibility.evaluation.Provision;
import org.policyeligibility.law.Document;
import org.policyeligibility.law.Language;
import org.policyeligibility.profile.Fact;
import org.policyeligibility.profile.ProfileType;
import org.policyeligibility.ruleset.Ruleset;

/** What the law is: documents, clauses, facts, the rule set. Every answer has an {@code ETag}. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class CatalogueResource {
  private final LawInForce law;
  private final HttpHeaders headers;

  CatalogueResource(LawInForce law, @Context HttpHeaders headers) {
    this.law = law;
    this.headers = headers;
  }

  /** The documents held, by id. */
  @GET
  @Path("/documents")
  public Response documents(
      @QueryParam("limit") @Nullable String limit, @QueryParam("next") @Nullable String next) {
    Ruleset ruleset = ruleset();
    return answer(
        Page.of(
            ruleset.documents(),
            Document::id,
            document ->
                new CatalogueViews.DocumentView(
                    CatalogueViews.DocumentHead.of(document, language()),
                    clausesOf(ruleset, document.id()).size()),
            limit,
            next,
            language()));
  }

  /** One document with its clauses. */
  @GET
  @Path("/documents/{document}")
  public Response document(String document) {
    Ruleset ruleset = ruleset();
    Document found = ruleset.document(document).orElseThrow(NotFoundException::new);
    return answer(
        CatalogueViews.DocumentDetail.of(found, clausesOf(ruleset, document), language()));
  }

  /** The clauses, in the order of the law. */
  @GET
  @Path("/clauses")
  public Response clauses(
      @QueryParam("document") @Nullable String document,
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("benefit") @Nullable String benefit,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("next") @Nullable String next) {
    Ruleset ruleset = ruleset();
    if (document != null && ruleset.document(document).isEmpty()) {
      throw unknownId("document");
    }
    if (benefit != null && !ruleset.hasBenefit(benefit)) {
      throw unknownId("benefit");
    }
    Optional<ProfileType> type = profileType(profile);
    List<Provision> found =
        ruleset.catalogue().stream()
            .filter(one -> document == null || one.clause().document().id().equals(document))
            .filter(one -> benefit == null || one.clause().benefit().equals(benefit))
            .filter(one -> type.isEmpty() || one.profile() == type.get())
            .toList();
    return answer(
        Page.of(
            found,
            Provision::id,
            one -> CatalogueViews.ClauseView.of(one, language()),
            limit,
            next,
            language()));
  }

  /** One clause with its rule. */
  @GET
  @Path("/clauses/{document}/{number}")
  public Response clause(String document, String number) {
    Ruleset ruleset = ruleset();
    Provision found =
        ruleset.provision(document + "/" + number).orElseThrow(NotFoundException::new);
    return answer(CatalogueViews.ClauseDetail.of(found, language()));
  }

  /** The vocabulary, in the order in which facts are declared. */
  @GET
  @Path("/facts")
  public Response facts(
      @QueryParam("profile") @Nullable String profile,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("next") @Nullable String next) {
    Ruleset ruleset = ruleset();
    Optional<ProfileType> type = profileType(profile);
    List<Fact> found = new ArrayList<>();
    Stream.of(ProfileType.values())
        .filter(one -> type.isEmpty() || one == type.get())
        .forEach(one -> found.addAll(ruleset.vocabulary().facts(one)));
    return answer(
        Page.of(
            found,
            fact -> fact.profile().code() + "/" + fact.name(),
            fact -> CatalogueViews.FactView.of(fact, language()),
            limit,
            next,
            language()));
  }

  /** The rule set that answers now. */
  @GET
  @Path("/rulesets/current")
  public Response current() {
    Ruleset ruleset = ruleset();
    return answer(
        new CatalogueViews.RulesetView(
            ruleset.version(),
            ruleset.digest(),
            ruleset.documents().size(),
            ruleset.catalogue().size(),
            ruleset.vocabulary().size()));
  }

  private Ruleset ruleset() {
    return law.get().eligibility().ruleset();
  }

  private static List<Provision> clausesOf(Ruleset ruleset, String document) {
    return ruleset.catalogue().stream()
        .filter(one -> one.clause().document().id().equals(document))
        .toList();
  }

  private Optional<ProfileType> profileType(@Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    Optional<ProfileType> type = ProfileType.ofCode(code);
    if (type.isEmpty()) {
      throw Unprocessable.parameter(
          "profile",
          "unknown-value",
          language() == Language.ZH
              ? "须为 enterprise、person、zone 之一。"
              : "Has to be enterprise, person or zone.",
          language());
    }
    return type;
  }

  private Unprocessable unknownId(String parameter) {
    return Unprocessable.parameter(
        parameter,
        "unknown-id",
        language() == Language.ZH ? "没有这个编号，请查目录。" : "There is none; see the catalogue.",
        language());
  }

  private Language language() {
    return Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private Response answer(Object view) {
    byte[] body = Wire.bytes(view);
    EntityTag tag = new EntityTag(hash(body) + "-" + language().code());
    String held = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    Response.ResponseBuilder response =
        held != null && (held.strip().equals("*") || held.contains(tag.getValue()))
            ? Response.notModified()
            : Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE);
    return response
        .tag(tag)
        .header(HttpHeaders.CONTENT_LANGUAGE, language().tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static String hash(byte[] body) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(sha256, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
