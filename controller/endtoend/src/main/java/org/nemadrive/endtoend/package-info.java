/**
 * Proofs that need trainer and controller together, which never know each other. Only tests live
 * here; nothing may depend on this module.
 */
package org.nemadrive.endtoend;
