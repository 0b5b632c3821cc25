package org.nemadrive.controller.profile;

/**
 * When the robot stops by itself.
 *
 * @param watchdogTimeoutNs silence of motor commands that stops the wheels, nanoseconds
 * @param batteryWarnMv battery voltage that is reported, millivolts, 0 for never
 * @param batteryStopMv battery voltage that stops, millivolts, 0 for never
 * @param batteryLowForNs time below it that is borne, nanoseconds
 * @param encoderJumpFactor counts of one tick beyond this many times what the top speed gives are a
 *     jump
 * @param stallTimeoutNs time a wheel may be told to turn and not turn, nanoseconds
 */
public record SafetySettings(
    long watchdogTimeoutNs,
    int batteryWarnMv,
    int batteryStopMv,
    long batteryLowForNs,
    double encoderJumpFactor,
    long stallTimeoutNs) {}
