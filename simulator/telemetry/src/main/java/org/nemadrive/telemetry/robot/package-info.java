/**
 * What a robot offers to whoever commands it, and the rules of its modes. It knows the port of
 * telemetry and nothing of messages or networks.
 */
package org.nemadrive.telemetry.robot;
