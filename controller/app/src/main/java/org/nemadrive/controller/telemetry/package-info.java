/**
 * Lets a drive be watched and commanded over MQTT: ticks translated into telemetry samples,
 * commands into stops and releases. Everything of the network lives in the module {@code
 * telemetry}; nothing here touches the control thread but through {@link
 * org.nemadrive.controller.session.DriveSession}.
 */
package org.nemadrive.controller.telemetry;
