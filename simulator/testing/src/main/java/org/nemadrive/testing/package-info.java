/**
 * Tags of tests that are left out of the quick loop, the rule that keeps them right, and a shell
 * that types what a page tells its reader to type.
 */
package org.nemadrive.testing;
