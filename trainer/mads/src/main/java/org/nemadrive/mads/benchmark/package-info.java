/**
 * Runs MADS on published problems and says how far it came at each checkpoint. Uses MADS as any
 * caller does; the optimizer never sees this package.
 */
package org.nemadrive.mads.benchmark;
