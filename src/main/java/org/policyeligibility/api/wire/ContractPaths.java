package org.policyeligibility.api.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Routing table of the contract: its paths and their methods, read from its YAML. Event by event
 * and no further than the paths go, for it is read at every start.
 */
public final class ContractPaths {
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
  private static final ContractPaths CONTRACT = read("/META-INF/openapi.yaml");

  private final Map<String, SortedSet<String>> methods = new LinkedHashMap<>();
  private final Map<Pattern, SortedSet<String>> routes = new LinkedHashMap<>();

  private ContractPaths() {}

  /** The paths of the contract, parameters in braces. */
  public static Set<String> templates() {
    return CONTRACT.methods.keySet();
  }

  /**
   * The methods that a path of a request has, as {@code Allow} lists them; none where it is none.
   */
  public static Optional<String> allowed(String path) {
    return CONTRACT.routes.entrySet().stream()
        .filter(route -> route.getKey().matcher(path).matches())
        .findFirst()
        .map(route -> String.join(", ", route.getValue()));
  }

  private static ContractPaths read(String resource) {
    ContractPaths paths = new ContractPaths();
    try (InputStream contract = ContractPaths.class.getResourceAsStream(resource)) {
      if (contract == null) {
        throw new IllegalStateException("the service has no contract with it");
      }
      paths.read(new InputStreamReader(contract, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return paths;
  }

  private void read(Reader contract) {
    Iterator<Event> events = new Yaml().parse(contract).iterator();
    while (events.hasNext() && !(events.next() instanceof CollectionStartEvent)) {
      // The stream and the document begin.
    }
    while (methods.isEmpty()) {
      if (name(events.next()).equals("paths")) {
        events.next();
        members(events, path -> add(path, events));
      } else {
        skip(events);
      }
    }
  }

  private void add(String path, Iterator<Event> events) {
    SortedSet<String> verbs = new TreeSet<>(Set.of("OPTIONS"));
    events.next();
    members(
        events,
        member -> {
          if (VERBS.contains(member)) {
            verbs.add(member.toUpperCase(Locale.ROOT));
          }
          skip(events);
        });
    if (verbs.contains("GET")) {
      verbs.add("HEAD");
    }
    methods.put(path, verbs);
    // Nothing in a path of the contract means anything to a pattern, but its parameters.
    routes.put(Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")), verbs);
  }

  /** Calls for each member of the mapping that has begun; what is called takes the value. */
  private static void members(Iterator<Event> events, Consumer<String> each) {
    Event event = events.next();
    while (!(event instanceof CollectionEndEvent)) {
      each.accept(name(event));
      event = events.next();
    }
  }

  private static void skip(Iterator<Event> events) {
    int depth = 0;
    do {
      Event event = events.next();
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
    } while (depth > 0);
  }

  private static String name(Event event) {
    return event instanceof ScalarEvent scalar ? scalar.getValue() : "";
  }
}
