package org.policyeligibility.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.policyeligibility.api.catalogue.LinkedData;
import org.policyeligibility.api.catalogue.PublicAddress;
import org.policyeligibility.api.law.CurrentRuleset;
import org.policyeligibility.api.wire.EntityTags;
import org.policyeligibility.api.wire.PlainText;
import org.policyeligibility.api.wire.Representation;
import org.policyeligibility.law.InForce;
import org.policyeligibility.law.Sha256;
import org.policyeligibility.message.Language;
import org.policyeligibility.ruleset.Ruleset;
import org.policyeligibility.ruleset.proof.ArticleTexts;
import org.policyeligibility.ruleset.text.FaultyRuleset;
import org.policyeligibility.web.law.LawSite;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.NoticePage;
import org.policyeligibility.web.page.PageLinks;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;
import org.policyeligibility.web.page.PageResponse;
import org.policyeligibility.web.page.Words;

/**
 * Delivery of the pages of the law. Anybody may read, link and store them; nothing in them is about
 * a person, and who holds one is not sent it again.
 */
@Singleton
public class LawPages {
  private static final Logger LOG = Logger.getLogger(LawPages.class);
  private static final int LONGEST_QUERY = 100;

  private final CurrentRuleset law;
  private final PageRenderer renderer;
  private final HttpHeaders headers;
  private final UriInfo asked;
  private final PublicAddress address;
  private final Optional<Path> sources;
  private volatile @Nullable LawSite current;

  LawPages(
      CurrentRuleset law,
      PageRenderer renderer,
      HttpHeaders headers,
      UriInfo asked,
      PublicAddress address,
      @ConfigProperty(name = "policy.sources.folder") Optional<Path> sources) {
    this.law = law;
    this.renderer = renderer;
    this.headers = headers;
    this.asked = asked;
    this.address = address;
    this.sources = sources;
  }

  /** A folder that is not there is told before anybody reads. */
  void check(@Observes StartupEvent start) {
    sources
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(
            folder -> {
              throw new IllegalStateException("policy.sources.folder is no folder");
            });
  }

  /** The documents, or what a search finds in them. */
  Response law(Language language, @Nullable String query) {
    boolean readable =
        query != null && query.length() <= LONGEST_QUERY && PlainText.Check.isPlain(query, false);
    return page(
        language,
        site().search(readable && query != null ? query : "", language, today(), PageLinks.SERVED));
  }

  /** A page that is read, at its path below the language. */
  Response page(Language language, String path) {
    return site()
        .sheet(path, language, today(), PageLinks.SERVED)
        .map(sheet -> page(language, sheet))
        .orElseGet(() -> missing(language));
  }

  /** One document, or the same as linked data. */
  Response document(Language language, String id) {
    Representation wanted = wanted();
    Ruleset ruleset = site().ruleset();
    return wanted.isLinkedData()
        ? ruleset
            .document(id)
            .map(
                document ->
                    wanted.answer(
                        linked()
                            .of(
                                document,
                                ruleset.catalogue().stream()
                                    .filter(
                                        provision -> provision.clause().document().equals(document))
                                    .toList())))
            .orElseThrow(NotFoundException::new)
        : page(language, PagePaths.LAW + "/" + id);
  }

  /** One clause, or the same as linked data. */
  Response clause(Language language, String document, String number) {
    Representation wanted = wanted();
    Ruleset ruleset = site().ruleset();
    String id = document + "/" + number;
    return wanted.isLinkedData()
        ? ruleset
            .provision(id)
            .map(provision -> wanted.answer(linked().of(provision, ruleset)))
            .orElseThrow(NotFoundException::new)
        : page(language, PagePaths.LAW + "/" + id);
  }

  private LinkedData linked() {
    return new LinkedData(address.base(asked));
  }

  private Representation wanted() {
    return Representation.of(headers, MediaType.TEXT_HTML, Representation.LINKED_DATA);
  }

  private Response page(Language language, LawSite.Sheet sheet) {
    Frame frame =
        Frame.ofLaw(sheet.title(), language, sheet.path(), site().ruleset(), PageLinks.SERVED);
    byte[] page = renderer.render(sheet.template(), language, frame, sheet.view());
    // Weak, since the page may be compressed on its way.
    EntityTag tag = new EntityTag(Sha256.hex(page).substring(0, 32), true);
    String held =
        String.join(
            ", ",
            Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH))
                .orElseGet(List::of));
    Response response =
        EntityTags.name(held, tag.getValue())
            ? PageResponse.unchanged(language)
            : PageResponse.common(Response.Status.OK, page, language);
    return Response.fromResponse(response)
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private Response missing(Language language) {
    Words words = new Words(language);
    Frame frame =
        Frame.ofLaw(
            words.say("missingTitle"), language, PagePaths.LAW, site().ruleset(), PageLinks.SERVED);
    NoticePage notice =
        new NoticePage(
            words.say("missingTitle"),
            words.say("missingText"),
            PagePaths.prefix(language) + PagePaths.LAW,
            words.say("readLaw"));
    byte[] page = renderer.render("notice", language, frame, notice);
    return Response.fromResponse(PageResponse.common(Response.Status.NOT_FOUND, page, language))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static LocalDate today() {
    return LocalDate.now(InForce.ZONE);
  }

  /** Articles are shown whole where their sources are held as the rule set knows them. */
  private @Nullable ArticleTexts texts(Ruleset ruleset) {
    if (sources.isEmpty()) {
      return null;
    }
    try {
      return ArticleTexts.read(ruleset, sources.get());
    } catch (IOException | FaultyRuleset unreadable) {
      LOG.warnf("articles are shown without their text: %s", unreadable.getMessage());
      return null;
    }
  }

  /** The pages of the rule set in force. */
  private LawSite site() {
    Ruleset ruleset = law.get().eligibility().ruleset();
    LawSite site = current;
    if (site == null || !site.ruleset().equals(ruleset)) {
      site = new LawSite(ruleset, texts(ruleset));
      current = site;
    }
    return site;
  }
}
