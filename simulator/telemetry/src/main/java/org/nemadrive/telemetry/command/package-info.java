/**
 * Commands from the network: what may be refused is refused here, before the robot hears of it.
 * Every answer has a reason. A stop takes no queue and needs no permission.
 */
package org.nemadrive.telemetry.command;
