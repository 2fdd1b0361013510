package org.policyeligibility.api.limits;

/**
 * State of a rate limit after a request, as the headers of the answer tell it.
 *
 * @param allowed false where its quota was used up before
 * @param policy the quota, as {@code RateLimit-Policy} says it
 * @param left what is left of it, as {@code RateLimit} says it
 * @param retryAfter seconds until there is more, at least 1
 */
public record QuotaState(boolean allowed, String policy, String left, long retryAfter) {}
