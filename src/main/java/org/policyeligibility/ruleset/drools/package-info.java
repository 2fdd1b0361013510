/**
 * The engine that decides: canonical DRL compiled to an executable model (at build time for the
 * shipped law, at run time for a changed one) and driven with one fact per evaluation. The only
 * package that may import {@code org.drools} or {@code org.kie}.
 */
@NullMarked
package org.policyeligibility.ruleset.drools;

import org.jspecify.annotations.NullMarked;
