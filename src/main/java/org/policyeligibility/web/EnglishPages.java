package org.policyeligibility.web;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.interview.InterviewPages;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageResponse;

/** Resource of the pages in English, at the paths of {@link PagePaths}. */
@Path("/en")
@Produces(MediaType.TEXT_HTML)
@NonBlocking
public class EnglishPages {
  private static final Language LANGUAGE = Language.EN;

  private final InterviewPages interview;
  private final LawPages law;
  private final DeveloperPages developers;

  EnglishPages(InterviewPages interview, LawPages law, DeveloperPages developers) {
    this.interview = interview;
    this.law = law;
    this.developers = developers;
  }

  /** The first page. */
  @GET
  @PermitAll
  public Response home() {
    return interview.home(LANGUAGE);
  }

  /** The contract, as a page. */
  @GET
  @PermitAll
  @Path(PagePaths.DEVELOPERS)
  public Response developers() {
    return developers.contract(LANGUAGE);
  }

  /** A page of the interview that is asked for without what was said. */
  @GET
  @PermitAll
  @Path(PagePaths.STEP)
  public Response begin(String step) {
    return interview.begin(LANGUAGE, step);
  }

  /** A page of the interview. */
  @POST
  @PermitAll
  @Path(PagePaths.STEP)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response post(String step, byte @Nullable [] body) {
    return interview.post(LANGUAGE, step, body);
  }

  /** The document of results, which is asked for without what was said. */
  @GET
  @PermitAll
  @Path(PagePaths.PDF)
  public Response beginAgain() {
    return interview.begin(LANGUAGE);
  }

  /** The results as a document, on a thread that nobody else waits for. */
  @POST
  @PermitAll
  @Blocking
  @Path(PagePaths.PDF)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({PageResponse.PDF, MediaType.TEXT_HTML})
  public Response pdf(byte @Nullable [] body) {
    return interview.pdf(LANGUAGE, body);
  }

  /** A file of answers, which is sent for without one. */
  @GET
  @PermitAll
  @Path(PagePaths.RESUME)
  public Response beginWithoutFile() {
    return interview.begin(LANGUAGE);
  }

  /** Goes on with the answers in a file. */
  @POST
  @PermitAll
  @Path(PagePaths.RESUME)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response resume(
      byte @Nullable [] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
    return interview.resume(LANGUAGE, body, type);
  }

  /** The documents, or what a search finds in them. */
  @GET
  @PermitAll
  @Path(PagePaths.LAW)
  public Response law(@QueryParam("q") @Nullable String query) {
    return law.law(LANGUAGE, query);
  }

  /** The benefits with all that they rest on. */
  @GET
  @PermitAll
  @Path(PagePaths.BENEFITS)
  public Response benefits() {
    return law.page(LANGUAGE, PagePaths.BENEFITS);
  }

  /** The facts and who uses them. */
  @GET
  @PermitAll
  @Path(PagePaths.FACTS)
  public Response facts() {
    return law.page(LANGUAGE, PagePaths.FACTS);
  }

  /** The timeline of the law. */
  @GET
  @PermitAll
  @Path(PagePaths.TIMELINE)
  public Response timeline() {
    return law.page(LANGUAGE, PagePaths.TIMELINE);
  }

  /** One document. */
  @GET
  @PermitAll
  @Path(PagePaths.DOCUMENT)
  @Produces(MediaType.WILDCARD)
  public Response document(String document) {
    return law.document(LANGUAGE, document);
  }

  /** One article. */
  @GET
  @PermitAll
  @Path(PagePaths.ARTICLE)
  public Response article(String document, String article) {
    return law.page(LANGUAGE, PagePaths.LAW + "/" + document + "/articles/" + article);
  }

  /** One clause. */
  @GET
  @PermitAll
  @Path(PagePaths.CLAUSE)
  @Produces(MediaType.WILDCARD)
  public Response clause(String document, String number) {
    return law.clause(LANGUAGE, document, number);
  }
}
