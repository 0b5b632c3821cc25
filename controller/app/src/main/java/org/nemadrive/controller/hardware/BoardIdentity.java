package org.nemadrive.controller.hardware;

/**
 * What a board says of itself.
 *
 * @param serial its serial number
 * @param hardware version of the board
 * @param firmware version of its firmware
 * @param railMv its 5 V rail, which also feeds the Pi, millivolts
 */
public record BoardIdentity(String serial, String hardware, String firmware, int railMv) {}
