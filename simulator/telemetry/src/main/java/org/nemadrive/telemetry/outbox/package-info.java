/**
 * What waits to be sent: a short lane per stream (newest kept, drops counted), the newest of every
 * retained message, replies, and events kept on disk until the broker has them. All of it belongs
 * to the telemetry thread. Knows no MQTT client.
 */
package org.nemadrive.telemetry.outbox;
