package org.policyeligibility.law;

import org.policyeligibility.message.Text;

/**
 * Something to bring that shows no fact of the vocabulary.
 *
 * @param source where it is asked for
 */
public record Material(Text text, Text source) {}
