package org.policyeligibility.api.limits;

/**
 * How a client stands after a request.
 *
 * @param allowed false where its quota was used up before
 * @param policy the quota, as {@code RateLimit-Policy} says it
 * @param left what is left of it, as {@code RateLimit} says it
 * @param retryAfter seconds until there is more, at least 1
 */
public record Standing(boolean allowed, String policy, String left, long retryAfter) {}
