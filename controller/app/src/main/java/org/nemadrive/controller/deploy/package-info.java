/**
 * New weights for a robot that is up: an offer is judged, kept, swapped in while the wheels stand,
 * watched through its probation, and rolled back after a fault stop. Knows the store and the drive;
 * what is told to the network is told through a listener.
 */
package org.nemadrive.controller.deploy;
