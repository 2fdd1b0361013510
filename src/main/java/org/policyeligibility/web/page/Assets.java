package org.policyeligibility.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.policyeligibility.law.Sha256;

/**
 * The files beside the pages, each under a name with its own digest: a browser that holds one never
 * has to ask for it again.
 */
public final class Assets {
  private static final int DIGITS = 16;

  public static final Asset STYLE = read("style", "css", "text/css;charset=UTF-8");
  public static final Asset ICON = read("icon", "svg", "image/svg+xml");
  public static final Asset ZONES = read("zones", "js", "text/javascript;charset=UTF-8");

  private Assets() {}

  /** A file as it is served. */
  public record Asset(String name, String type, String content) {
    public String path() {
      return "/assets/" + name;
    }
  }

  public static Optional<Asset> find(String name) {
    return List.of(STYLE, ICON, ZONES).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst();
  }

  private static Asset read(String name, String extension, String type) {
    try (InputStream file = Assets.class.getResourceAsStream("/web/" + name + "." + extension)) {
      byte[] content = Objects.requireNonNull(file).readAllBytes();
      String digest = Sha256.hex(content).substring(0, DIGITS);
      return new Asset(
          name + "-" + digest + "." + extension, type, new String(content, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
