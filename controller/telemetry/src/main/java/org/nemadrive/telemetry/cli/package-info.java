/** Commands of this module by itself: a simulated robot to watch, and the load test. */
package org.nemadrive.telemetry.cli;
