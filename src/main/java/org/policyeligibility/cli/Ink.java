package org.policyeligibility.cli;

/** Colour, where somebody can see it. */
enum Ink {
  RED("31"),
  YELLOW("33"),
  GREEN("32"),
  BOLD("1"),
  FAINT("2");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String on(Prompt prompt, String text) {
    return prompt.terminal() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
