package org.nemadrive.controller.hardware;

/**
 * What a board says of itself.
 *
 * @param serial its serial number, empty if it has none
 * @param hardware version of the board, empty if it does not tell
 * @param firmware version of its firmware
 * @param railMv its 5 V rail, which also feeds the Pi, millivolts; 0 if it cannot measure it
 */
public record BoardIdentity(String serial, String hardware, String firmware, int railMv) {}
