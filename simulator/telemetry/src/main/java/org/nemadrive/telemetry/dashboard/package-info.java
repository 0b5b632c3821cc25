/**
 * Serves the dashboard: static files from the jar, over HTTP on loopback unless told otherwise. The
 * page itself speaks to the broker; nothing of the robot passes through here.
 */
package org.nemadrive.telemetry.dashboard;
