/**
 * The connection to the broker: one class around the Paho client, a supervisor that connects,
 * watches and reconnects, and what TLS needs. Nothing outside this package may name Paho.
 */
package org.nemadrive.telemetry.link;
