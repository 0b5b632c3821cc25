/** What the tests share: a real Mosquitto, a faulty network, a stepped clock, a schema check. */
package org.nemadrive.telemetry.testing;
