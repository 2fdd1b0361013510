package org.policyeligibility.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.policyeligibility.api.wire.ContentCoding;
import org.policyeligibility.law.Sha256;

/**
 * The files beside the pages, each under a name with its own digest: a browser that holds one never
 * has to ask for it again.
 */
public final class Assets {
  private static final int DIGITS = 16;

  /** Where the build lays it. */
  private static final String SWAGGER_UI = "swagger-ui/";

  private static final String CSS = "text/css;charset=UTF-8";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";

  public static final Asset STYLE = read("", "style", "css", CSS);
  public static final Asset LAW_STYLE = read("", "law", "css", CSS);
  public static final Asset ICON = read("", "icon", "svg", "image/svg+xml");
  public static final Asset ZONES = read("", "zones", "js", SCRIPT);

  public static final Asset KEEP = read("", "keep", "js", SCRIPT);

  /** Swagger UI, and what starts it on the page of the contract. */
  public static final Asset CONTRACT_STYLE = read(SWAGGER_UI, "swagger-ui", "css", CSS);

  public static final Asset CONTRACT_BUNDLE = read(SWAGGER_UI, "swagger-ui-bundle", "js", SCRIPT);
  public static final Asset CONTRACT_START = read("", "contract", "js", SCRIPT);

  /** Those that the pages of the law show. */
  public static final List<Asset> OF_LAW = List.of(STYLE, LAW_STYLE, ICON);

  private static final List<Asset> ALL =
      List.of(STYLE, LAW_STYLE, ICON, ZONES, KEEP, CONTRACT_STYLE, CONTRACT_BUNDLE, CONTRACT_START);

  private Assets() {}

  /**
   * A file as it is served.
   *
   * @param compressed with gzip, once for all who take it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Asset(String name, String type, byte[] content, byte[] compressed) {
    public String path() {
      return "/assets/" + name;
    }
  }

  public static Optional<Asset> find(String name) {
    return ALL.stream().filter(asset -> asset.name().equals(name)).findFirst();
  }

  private static Asset read(String folder, String name, String extension, String type) {
    try (InputStream file =
        Assets.class.getResourceAsStream("/web/" + folder + name + "." + extension)) {
      byte[] content = Objects.requireNonNull(file).readAllBytes();
      String digest = Sha256.hex(content).substring(0, DIGITS);
      return new Asset(
          name + "-" + digest + "." + extension,
          type,
          content,
          ContentCoding.gzip(content, content.length));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
