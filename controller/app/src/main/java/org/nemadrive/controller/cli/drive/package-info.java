/**
 * Commands that let a robot's wheels turn, and the one that stops them; what a person at the robot
 * sees and presses meanwhile. Who may move, and when, is decided elsewhere.
 */
package org.nemadrive.controller.cli.drive;
