/**
 * From the control loop to messages: the ring the loop writes to without waiting, and the collector
 * that reads it on the telemetry thread, watches for edges, and builds messages when their stream
 * is due. No network.
 */
package org.nemadrive.telemetry.collect;
