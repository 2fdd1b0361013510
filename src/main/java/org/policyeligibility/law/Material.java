package org.policyeligibility.law;

/**
 * Something to bring that shows no fact of the vocabulary.
 *
 * @param source where it is asked for
 */
public record Material(Text text, Text source) {}
