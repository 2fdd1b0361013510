package org.policyeligibility.api.wire;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyeligibility.api.problem.AcceptLanguage;
import org.policyeligibility.api.problem.Unprocessable;
import org.policyeligibility.profile.InputFault;
import org.policyeligibility.profile.NearestName;

/**
 * Name check of query parameters: an operation takes those that it declares and no other. A filter
 * that is misspelt would else answer with everything, and one stated twice with the first, and
 * nobody would notice.
 */
public final class QueryParameterFilter {
  /** A name that can be shown; anything else might be a value. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private static final Map<Method, Set<String>> DECLARED = new ConcurrentHashMap<>();

  private QueryParameterFilter() {}

  /**
   * Refuses the first parameter that the operation of a request does not declare, and one that is
   * there more than once: no operation reads the second.
   */
  public static void check(RoutingContext request, ResourceInfo operation) {
    Set<String> stated = request.queryParams().names();
    if (stated.isEmpty()) {
      return;
    }
    Set<String> declared =
        DECLARED.computeIfAbsent(operation.getResourceMethod(), QueryParameterFilter::declared);
    stated.stream()
        .sorted()
        .filter(name -> !declared.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(request, name, declared));
    for (String name : stated) {
      if (request.queryParams().getAll(name).size() > 1) {
        throw Unprocessable.parameter(
            name, InputFault.of("", "repeated-parameter"), AcceptLanguage.of(request));
      }
    }
  }

  private static void refuse(RoutingContext request, String name, Set<String> declared) {
    boolean shown = NAME.matcher(name).matches();
    InputFault fault =
        NearestName.to(name, declared)
            .map(nearest -> InputFault.of("", "unknown-parameter", "nearest", nearest))
            .orElseGet(() -> InputFault.of("", "unknown-parameter"));
    throw Unprocessable.parameter(shown ? name : "", fault, AcceptLanguage.of(request));
  }

  private static Set<String> declared(Method operation) {
    Set<String> names = new TreeSet<>();
    for (var parameter : operation.getParameters()) {
      Stream.concat(
              Stream.<AnnotatedElement>of(parameter),
              parameter.isAnnotationPresent(BeanParam.class)
                  ? Arrays.stream(parameter.getType().getDeclaredFields())
                  : Stream.empty())
          .map(element -> element.getAnnotation(QueryParam.class))
          .filter(annotation -> annotation != null)
          .forEach(annotation -> names.add(annotation.value()));
    }
    return names;
  }
}
