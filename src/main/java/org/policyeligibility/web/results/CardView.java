package org.policyeligibility.web.results;

import java.util.List;

/**
 * View of a benefit, a restriction or an obligation with all that it rests on.
 *
 * @param alternatives what else could fit
 */
public record CardView(
    String title,
    String subject,
    String state,
    String tag,
    String sentence,
    List<BasisView> bases,
    List<Alternatives.AlternativeView> alternatives) {}
