package org.policyeligibility.web.interview;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a question has no answer. To the rules both are unknown; to the person they differ. */
enum Silence {
  NOT_SURE("?"),
  NOT_SAID("-");

  private final String mark;

  Silence(String mark) {
    this.mark = mark;
  }

  /** How a form sends it. */
  String mark() {
    return mark;
  }

  static Optional<Silence> ofMark(String mark) {
    return Stream.of(values()).filter(silence -> silence.mark.equals(mark)).findFirst();
  }
}
