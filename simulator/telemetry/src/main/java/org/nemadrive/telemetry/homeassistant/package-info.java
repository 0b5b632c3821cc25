/** Announces a robot to Home Assistant by its MQTT discovery convention. */
package org.nemadrive.telemetry.homeassistant;
