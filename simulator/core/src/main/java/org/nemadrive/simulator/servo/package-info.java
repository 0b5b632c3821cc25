/**
 * What keeps a robot on the path that its worm wished: an observer that knows from whole encoder
 * counts where the wheels are, and a servo that pulls them back. No board and no clock may enter
 * here; what happens is decided by commands and counts alone, so that a drive can be replayed.
 */
package org.nemadrive.simulator.servo;
