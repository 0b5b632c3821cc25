/**
 * An MQTT broker inside the process: loopback only, for a quick look and for tests. Knows nothing
 * of worms, robots or topics, and nothing else in the project may name the broker library.
 */
package org.nemadrive.broker;
