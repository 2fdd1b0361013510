package org.policyeligibility.api.problem;

import java.util.Map;
import java.util.Optional;

/**
 * Representation of problems as HTML. A request that is a browser's carries it, so that each layer
 * that can answer a request answers people in their own way.
 */
@FunctionalInterface
public interface ProblemPage {
  /** Under which a request carries it. */
  String KEY = ProblemPage.class.getName();

  /** Under which a request carries the headers by which page and problem of its address differ. */
  String VARY_KEY = KEY + ".vary";

  /** Empty where a problem is one of programs, and is answered as such. */
  Optional<Rendered> of(Problem problem);

  /** A page with the headers that it needs in place of those of the problem. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rendered(byte[] content, Map<String, String> headers) {}
}
