/**
 * A generic robot: an H-bridge by lines and PWM, wheel encoders by edges. Levels from the TB6612FNG
 * and L298N data sheets. No Pi4J type may enter here.
 */
package org.nemadrive.controller.hardware.hbridge;
