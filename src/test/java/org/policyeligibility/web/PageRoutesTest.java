package org.policyeligibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.wire.ContractPaths;
import org.policyeligibility.web.page.PagePaths;

/** The routing table of the pages against the resources that answer, and against the contract. */
@Tag("apart")
class PageRoutesTest {
  private static final List<Class<?>> RESOURCES =
      List.of(ChinesePages.class, EnglishPages.class, AssetResource.class);

  @Test
  void every_page_stands_in_the_table_with_its_methods_and_nothing_else_does() {
    Map<String, Set<String>> answered = new TreeMap<>();
    for (Class<?> resource : RESOURCES) {
      String root = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        if (method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class)) {
          Path own = method.getAnnotation(Path.class);
          String path = ("/" + root + (own == null ? "" : "/" + own.value())).replaceAll("/+", "/");
          Set<String> verbs =
              answered.computeIfAbsent(path, name -> new TreeSet<>(Set.of("OPTIONS")));
          verbs.addAll(
              method.isAnnotationPresent(POST.class) ? Set.of("POST") : Set.of("GET", "HEAD"));
        }
      }
    }
    Map<String, Set<String>> declared = new TreeMap<>();
    for (String path : PagePaths.templates()) {
      String bare = path.equals("/en/") ? "/en" : path;
      declared.put(bare, new TreeSet<>(Set.of(PagePaths.allowed(path).orElseThrow().split(", "))));
    }
    assertThat(declared).isEqualTo(answered);
  }

  @Test
  void no_page_is_in_the_contract_and_nothing_of_the_contract_is_a_page() {
    assertThat(ContractPaths.templates())
        .hasSizeGreaterThan(20)
        .doesNotContainAnyElementsOf(PagePaths.templates())
        .allSatisfy(path -> assertThat(PagePaths.allowed(path)).isEmpty());
    assertThat(PagePaths.templates())
        .allSatisfy(path -> assertThat(ContractPaths.allowed(path)).isEmpty());
  }
}
