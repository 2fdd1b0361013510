/**
 * The core over HTTP: the wire contract of {@code openapi/openapi.yaml}, and nothing decided here.
 */
@NullMarked
package org.policyeligibility.api;

import org.jspecify.annotations.NullMarked;
