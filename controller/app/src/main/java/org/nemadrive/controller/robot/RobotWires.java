package org.nemadrive.controller.robot;

import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.time.Clock;

/** The ports of whatever robot a profile describes. */
public final class RobotWires {
  private RobotWires() {}

  /**
   * Opens a simulated robot's ports on any machine, a real one's on its Pi.
   *
   * @throws WireException if this is no Pi, or its ports cannot be used
   */
  public static Wires open(RobotProfile profile, Clock clock) throws WireException {
    return profile.isSimulated()
        ? new SimulatedWires(profile.body())
        : PiWires.open(profile, clock);
  }
}
