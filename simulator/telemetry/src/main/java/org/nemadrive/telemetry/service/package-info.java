/**
 * Puts the parts together: {@link org.nemadrive.telemetry.service.Telemetry} is what a program
 * starts, the engine beneath it is the same thing without threads, stepped by tests and by the load
 * command.
 */
package org.nemadrive.telemetry.service;
