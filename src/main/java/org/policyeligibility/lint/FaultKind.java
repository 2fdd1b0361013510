package org.policyeligibility.lint;

import java.util.Locale;
import java.util.Set;
import org.policyeligibility.message.Message;
import org.policyeligibility.ruleset.text.RulesetFault;

/**
 * The kind of a fault for which a rule cannot be read: whether its author looks for an encoding, a
 * sign, a name or a value.
 */
public enum FaultKind {
  /** The bytes or characters of a file. */
  ENCODING,
  /** The signs between words, in YAML and in the rule language. */
  SYNTAX,
  /** A key, fact, clause or body that there is not. */
  NAME,
  /** A value of another kind or beyond its bounds. */
  VALUE,
  /** An entry that ought to stand there and does not. */
  MISSING,
  /** An entry that stands there twice. */
  TWICE,
  /** Words that are not those of the source. */
  QUOTE,
  /** A file or folder where none belongs. */
  PLACE,
  /** Entries that do not go together. */
  CONTENT;

  private static final Set<String> ENCODINGS =
      Set.of(
          "no-text-in-utf-8",
          "is-in-another-encoding",
          "a-byte-order-mark",
          "is-hidden-character",
          "character-not-normalised",
          "character-written-by-its-code",
          "name-of-file-has");

  private static final Set<String> SIGNS =
      Set.of(
          "a-full-width-colon",
          "a-full-width-sign",
          "a-value-in-curly-marks",
          "a-tab-at-the-beginning",
          "words-after-the-closing-mark",
          "no-blank-after-the-colon",
          "a-quotation-mark-is-left-open",
          "a-bracket-is-left-open",
          "a-sign-that-begins-no-value",
          "a-key-without-its-colon",
          "another-indentation",
          "a-second-colon",
          "a-yaml-tag",
          "not-yaml",
          "expected-a-mapping",
          "expected-a-text",
          "expected-a-list-under");

  private static final Set<String> NAMES =
      Set.of(
          "unknown-key",
          "no-fact-of",
          "no-body",
          "no-clause",
          "no-source",
          "has-no-article",
          "is-a-fact-of-another-profile",
          "nothing-is-said-of",
          "clause-not-among-results");

  private static final Set<String> ABSENT =
      Set.of(
          "is-missing",
          "lacks-a-language",
          "is-empty",
          "not-written-yet",
          "the-file-is-empty",
          "the-file-is-missing",
          "no-remark-on",
          "no-remark-on-any",
          "a-clause-without-a-rule",
          "the-document-has-no-document-yaml");

  private static final Set<String> PLACES =
      Set.of(
          "nobody-reads-this-file",
          "no-regular-file",
          "a-clause-is-a-folder",
          "a-rule-without-a-clause",
          "no-source-file",
          "no-folder-of-sources");

  /** The kind of a fault. */
  static FaultKind of(RulesetFault fault) {
    String code = fault.what().code();
    if (ENCODINGS.contains(code) || code.equals("the-source-file")) {
      return ENCODING;
    }
    if (SIGNS.contains(code)) {
      return SYNTAX;
    }
    if (NAMES.contains(code) || code.startsWith("is-no-name") || code.startsWith("is-no-fact")) {
      return NAME;
    }
    if (ABSENT.contains(code)) {
      return MISSING;
    }
    if (PLACES.contains(code)) {
      return PLACE;
    }
    if (code.endsWith("-twice")) {
      return TWICE;
    }
    if (code.startsWith("quote-") || code.startsWith("the-sha256")) {
      return QUOTE;
    }
    if (code.equals("is-no")
        || code.startsWith("is-no-")
        || code.startsWith("is-not-a-")
        || code.startsWith("is-of-type")
        || code.startsWith("is-outside-")
        || code.startsWith("cannot-be-")
        || code.equals("month-has-days")
        || code.equals("is-not-true-or-false")) {
      return VALUE;
    }
    return fault.path().endsWith(".drl") ? SYNTAX : CONTENT;
  }

  /** Stable, never translated. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a drafter reads it. */
  public Message title() {
    return switch (this) {
      case ENCODING -> Message.of("fault-of-encoding");
      case SYNTAX -> Message.of("fault-of-syntax");
      case NAME -> Message.of("fault-of-name");
      case VALUE -> Message.of("fault-of-value");
      case MISSING -> Message.of("fault-of-missing");
      case TWICE -> Message.of("fault-of-twice");
      case QUOTE -> Message.of("fault-of-quote");
      case PLACE -> Message.of("fault-of-place");
      case CONTENT -> Message.of("fault-of-content");
    };
  }
}
