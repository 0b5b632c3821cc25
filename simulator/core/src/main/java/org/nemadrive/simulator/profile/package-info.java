/**
 * Strict reading of hardware profiles: every key is asked for by name with its range, and whatever
 * nobody asked for is an error. Knows YAML and people; no robot, pin or world may enter here.
 */
package org.nemadrive.simulator.profile;
