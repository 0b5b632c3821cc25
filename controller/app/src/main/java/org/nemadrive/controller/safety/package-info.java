/**
 * What stops the wheels: requests from other threads, the watchdog on its own thread, and checks of
 * what the board says. No bus, no driver and no neuron may enter here.
 */
package org.nemadrive.controller.safety;
