/**
 * What stops the wheels and why: named reasons, the latch, the watchdog on its own thread, and
 * checks of what the board says. No bus, no sensor driver and no neuron may enter here.
 */
package org.nemadrive.controller.safety;
