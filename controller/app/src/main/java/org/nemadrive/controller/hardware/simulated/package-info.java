/** A robot inside this program, for desktops: ideal wheels, no pins. */
package org.nemadrive.controller.hardware.simulated;
