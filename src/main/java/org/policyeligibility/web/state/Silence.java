package org.policyeligibility.web.state;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a question has no answer. To the rules both are unknown; to the person they differ. */
public enum Silence {
  NOT_SURE("?"),
  NOT_SAID("-");

  private final String mark;

  Silence(String mark) {
    this.mark = mark;
  }

  /** How a form sends it. */
  public String mark() {
    return mark;
  }

  public static Optional<Silence> ofMark(String mark) {
    return Stream.of(values()).filter(silence -> silence.mark.equals(mark)).findFirst();
  }
}
