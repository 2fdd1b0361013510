package org.policyeligibility.message;

/** A sentence of ours in both languages; neither is ever missing. */
public record Text(String zh, String en) {
  public Text {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text needs both languages");
    }
  }

  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }
}
