/** The pages in a real browser, with and without scripts, as people use them. */
package org.policyeligibility.web.browser;
