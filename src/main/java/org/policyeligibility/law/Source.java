package org.policyeligibility.law;

import org.jspecify.annotations.Nullable;
import org.policyeligibility.message.Language;
import org.policyeligibility.message.Text;

/**
 * A text of a document as it was read.
 *
 * @param file its name in the folder of sources
 * @param sha256 64 hexadecimal digits over the file's bytes
 * @param quality what to know about the text, a translation for instance
 */
public record Source(Language language, String file, String sha256, @Nullable Text quality) {}
