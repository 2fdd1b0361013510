package org.policyeligibility.web;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Test suite of all that asks the packaged service, which is started once for it. What starts
 * processes of its own runs beside it; by its name this begins first, for it takes long.
 */
@Suite
@SelectPackages("org.policyeligibility.api")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(".*ProcessIT")
class PackagedServiceSuite {}
