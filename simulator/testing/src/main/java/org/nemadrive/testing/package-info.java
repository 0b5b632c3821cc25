/** Tags of tests that are left out of the quick loop, and the rule that keeps them right. */
package org.nemadrive.testing;
