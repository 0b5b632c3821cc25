/**
 * Sensors that are no motor board: range finders and what can serve as food. Each says value, age,
 * and whether it is valid; thresholds and filters are not theirs. No Pi4J type may enter here.
 */
package org.nemadrive.controller.hardware.sensor;
