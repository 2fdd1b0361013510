package org.policyeligibility.web;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.policyeligibility.api.wire.ContentCoding;
import org.policyeligibility.web.page.Assets;
import org.policyeligibility.web.page.PagePaths;

/** Resource of the files beside the pages. What has another digest has another name. */
@Path(PagePaths.ASSET)
@Produces(MediaType.WILDCARD)
@NonBlocking
public class AssetResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** One file. */
  @GET
  @PermitAll
  public Response asset(String name, @Context HttpHeaders headers) {
    Assets.Asset asset = Assets.find(name).orElseThrow(NotFoundException::new);
    boolean gzip =
        ContentCoding.takesGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            && asset.coded().length < asset.content().length;
    Response.ResponseBuilder response =
        Response.ok(gzip ? asset.coded() : asset.content())
            .type(asset.type())
            .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .header("Cross-Origin-Resource-Policy", "same-origin");
    return gzip
        ? response.header(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP).build()
        : response.build();
  }
}
