package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;

class IdealRobotTest {
  private static final int TICKS = ForagingSettings.DEFAULT_TICKS;

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo3-vl53l0x", "gopigo2", "hbridge", "hbridge-l298n"})
  void anIdealRobotFiresTheSameSpikesAndEatsTheSameFoodAsTheSimulatorWithItsBody(String name) {
    RobotProfile profile = Rig.profile(name).withoutMotor();
    TrainedWeights weights = Trained.pentagon();
    FoodLayout layout = Trained.pentagonFood();

    ForagingSettings settings = ForagingSettings.of(weights.dynamics()).withBody(profile.body());
    Forager simulator = new Forager(weights.connectome(), settings);
    simulator.load(weights.genome());
    List<int[]> spikes = new ArrayList<>();
    List<double[]> poses = new ArrayList<>();
    simulator.forage(
        layout,
        settings.world().centre(),
        (tick, core, world) -> {
          spikes.add(spikesOf(core));
          poses.add(new double[] {world.x(), world.y(), world.heading()});
        });
    assertTrue(spikes.stream().mapToInt(s -> s.length).sum() > 1000, "the worm is awake");

    try (Rig rig = new Rig(profile, weights, layout, Realism.IDEAL)) {
      rig.release();
      for (int tick = 0; tick < TICKS; tick++) {
        rig.tick();
        assertEquals(StopReason.NONE, rig.stopReason(), "in tick " + tick);
        assertArrayEquals(spikes.get(tick), spikesOf(rig.nerves.core()), "spikes of tick " + tick);
        if (tick > 0) {
          double[] pose = {rig.world().x(), rig.world().y(), rig.world().heading()};
          assertArrayEquals(poses.get(tick - 1), pose, "pose after tick " + (tick - 1));
        }
      }
      // What the last command did is seen one tick later.
      rig.tick();
      assertEquals(simulator.foodEaten(), rig.world().eaten(), "food eaten");
    }
  }

  private static int[] spikesOf(NeuronCore core) {
    int[] spikes = new int[core.spikeCount()];
    for (int k = 0; k < spikes.length; k++) {
      spikes[k] = core.spike(k);
    }
    return spikes;
  }
}
