/**
 * The pages for people: an interview, its results, and the law to be read. They hold no rule and
 * read no profile themselves: what is typed goes to the same front door as what is sent as JSON.
 */
@NullMarked
package org.policyeligibility.web;

import org.jspecify.annotations.NullMarked;
