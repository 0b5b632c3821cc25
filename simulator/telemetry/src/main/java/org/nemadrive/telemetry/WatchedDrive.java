package org.nemadrive.telemetry;

import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.tick.TickRing;

/**
 * The drive that is published and commanded.
 *
 * @param mode what commands change, and whose changes are published
 * @param ring its ticks, of the shape that its {@link RobotInfo} describes
 * @param weights takes weights from the network
 */
public record WatchedDrive(DriveMode mode, TickRing ring, WeightsInlet weights) {}
