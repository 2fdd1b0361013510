package org.policyeligibility.web.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.policyeligibility.message.Language;

/**
 * Renderer of the Qute templates in {@code templates/web}. The type of every view is declared in
 * its template and checked at build; {@code {w:code}} is a sentence of {@link Words}.
 */
@Singleton
public class PageRenderer {
  private static final String LANGUAGE = "language";
  private static final String NAMESPACE = "w";
  private static final int USUAL_SIZE = 128 * 1024;

  private final Engine engine;

  PageRenderer(Engine engine) {
    this.engine = engine;
  }

  /** A renderer where no container is started; templates are read as they are asked for. */
  public static PageRenderer withoutContainer() {
    return new PageRenderer(
        Engine.builder()
            .addDefaults()
            .addValueResolver(ValueResolvers.rawResolver())
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addNamespaceResolver(words())
            .addLocator(PageRenderer::locate)
            .build());
  }

  private static Optional<TemplateLocator.TemplateLocation> locate(String template) {
    InputStream found = PageRenderer.class.getResourceAsStream("/templates/" + template + ".html");
    return found == null ? Optional.empty() : Optional.of(new Resource(found));
  }

  /** A template among the resources. */
  private record Resource(InputStream content) implements TemplateLocator.TemplateLocation {
    @Override
    public Reader read() {
      return new InputStreamReader(content, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Variant> getVariant() {
      return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
    }
  }

  /** Registers the namespace of words, before any template is read. */
  public static class WordsNamespace {
    void configure(@Observes EngineBuilder builder) {
      builder.addNamespaceResolver(words());
    }
  }

  public static NamespaceResolver words() {
    return NamespaceResolver.builder(NAMESPACE).resolveAsync(PageRenderer::say).build();
  }

  private static CompletionStage<Object> say(EvalContext context) {
    Language language = (Language) context.getAttribute(LANGUAGE);
    Words words = new Words(language);
    List<CompletableFuture<Object>> arguments = new ArrayList<>();
    for (Expression parameter : context.getParams()) {
      arguments.add(context.evaluate(parameter).toCompletableFuture());
    }
    return CompletableFuture.allOf(arguments.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                words.say(
                    context.getName(), arguments.stream().map(CompletableFuture::join).toArray()));
  }

  /**
   * A page, in UTF-8.
   *
   * @param template its name
   * @param page its view
   */
  public byte[] render(String template, Language language, Frame frame, Object page) {
    return bytes(
        engine
            .getTemplate("web/" + template)
            .instance()
            .setAttribute(LANGUAGE, language)
            .data("frame", frame)
            .data("page", page),
        language,
        page);
  }

  /** A page with nothing around it, in UTF-8. */
  public byte[] render(String template, Language language, Object page) {
    return bytes(
        engine
            .getTemplate("web/" + template)
            .instance()
            .setAttribute(LANGUAGE, language)
            .data("page", page),
        language,
        page);
  }

  /** Piece by piece: of a whole page as one text, its markup would be encoded as Chinese is. */
  private static byte[] bytes(TemplateInstance instance, Language language, Object page) {
    Markup.Builder bytes = new Markup.Builder(USUAL_SIZE);
    LanguageOfParts parts = new LanguageOfParts(language);
    Splices splices = page instanceof Splices.View view ? view.splices() : new Splices();
    instance
        .consume(
            piece -> {
              Markup spliced = splices.of(piece);
              if (spliced == null) {
                bytes.rendered(parts.next(piece));
              } else {
                bytes.add(spliced);
              }
            })
        .toCompletableFuture()
        .join();
    return bytes.bytes();
  }

  /** A part of a page that stands on many pages. */
  String fragment(String template, Language language, Map<String, Object> data) {
    TemplateInstance instance =
        engine.getTemplate("web/" + template).instance().setAttribute(LANGUAGE, language);
    data.forEach(instance::data);
    return new LanguageOfParts(language).next(instance.render());
  }
}
