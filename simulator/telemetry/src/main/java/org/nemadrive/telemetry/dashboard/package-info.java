/**
 * Serves the dashboard: static files from the jar, over HTTP on loopback unless told otherwise. The
 * page speaks MQTT to the broker, through a relay here that carries bytes and reads none of them.
 */
package org.nemadrive.telemetry.dashboard;
