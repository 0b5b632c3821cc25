package org.nemadrive.telemetry.testing;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import org.nemadrive.telemetry.simulated.SimulatedWorm;

/** Robots to test with: the untrained worm on the pentagon. */
public final class Worms {
  private static final Connectome CONNECTOME = Connectome.celegans();

  private Worms() {}

  /** A disarmed robot. */
  public static SimulatedRobot robot() {
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    var layout = ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst();
    var worm = new SimulatedWorm(CONNECTOME, CONNECTOME.biologicalWeights(), settings, layout);
    return new SimulatedRobot(worm, "sim", "Nemadrive test", "untrained", 10);
  }
}
