package org.policyeligibility.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.policyeligibility.UserError;
import org.policyeligibility.message.Language;
import org.policyeligibility.web.law.LawSite;
import org.policyeligibility.web.page.Assets;
import org.policyeligibility.web.page.Frame;
import org.policyeligibility.web.page.PageLinks;
import org.policyeligibility.web.page.PagePaths;
import org.policyeligibility.web.page.PageRenderer;

/**
 * A static site: the pages of the law as files that link one another by relative names, so that the
 * folder can be read from a disk, published, or printed. Written twice, it is the same to the byte.
 */
final class StaticSite {
  static final String INDEX = "index.html";

  /** No page says what day it is: of each body all that took its place are named, with the day. */
  private static final LocalDate LAST = LocalDate.MAX;

  private final LawSite site;
  private final Path folder;
  private final PageRenderer renderer = PageRenderer.withoutContainer();

  StaticSite(LawSite site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  /**
   * Writes every page in every language.
   *
   * @return how many
   */
  int write() throws IOException {
    for (Assets.Asset asset : Assets.OF_LAW) {
      write(asset(asset), asset.content());
    }
    int written = 0;
    for (Language language : Language.values()) {
      for (String path : site.paths()) {
        String file = file(language, path);
        PageLinks links = new FileLinks(file);
        LawSite.Sheet sheet = site.sheet(path, language, LAST, links).orElseThrow();
        Frame frame = Frame.ofLaw(sheet.title(), language, path, site.ruleset(), links);
        write(file, renderer.render(sheet.template(), language, frame, sheet.view()));
        written++;
      }
    }
    return written;
  }

  /** The file of a page, Chinese at the root as on the server. */
  private static String file(Language language, String path) {
    String below = path.substring(PagePaths.LAW.length());
    int depth = (int) below.chars().filter(character -> character == '/').count();
    String name = below.isEmpty() ? "" : below.substring(1);
    boolean whole =
        path.equals(PagePaths.BENEFITS)
            || path.equals(PagePaths.FACTS)
            || path.equals(PagePaths.TIMELINE);
    String prefix = PagePaths.prefix(language);
    String file = depth == 0 ? INDEX : depth == 1 && !whole ? name + "/" + INDEX : name + ".html";
    return prefix.isEmpty() ? file : prefix.substring(1) + "/" + file;
  }

  private static String asset(Assets.Asset asset) {
    return "assets/" + asset.name();
  }

  /** Links from one file to others. */
  private record FileLinks(String from) implements PageLinks {
    @Override
    public String to(Language language, String path) {
      int fragment = path.indexOf('#');
      return fragment < 0
          ? relative(file(language, path))
          : relative(file(language, path.substring(0, fragment))) + path.substring(fragment);
    }

    @Override
    public String to(Assets.Asset asset) {
      return relative(asset(asset));
    }

    private String relative(String target) {
      String up = "../".repeat((int) from.chars().filter(character -> character == '/').count());
      return up + target;
    }
  }

  /** Over a page of before, and through no link to another file. */
  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Path above = file.getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    if (Files.isSymbolicLink(file)) {
      throw new UserError(file + " 是链接，未写入。", file + " is a link and was not written.");
    }
    Files.write(file, content);
  }
}
