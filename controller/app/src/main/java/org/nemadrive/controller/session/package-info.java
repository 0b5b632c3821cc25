/**
 * One drive from start to end: the loop, its watchdog, its listeners, and the way out. What is
 * added on top of the controller (telemetry, service manager) takes hold here.
 */
package org.nemadrive.controller.session;
