package org.nemadrive.telemetry.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.collect.Collector;

class SimulatedWormTest {
  private static final Path PROFILE = Path.of("..", "..", "hardware-profiles", "gopigo3.yaml");

  private final Connectome connectome = Connectome.celegans();
  private final ForagingSettings bare = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final ForagingSettings carried = bare.withBody(BodyProfile.read(PROFILE));
  private final FoodLayout pentagon =
      ForagingTask.parse("pentagon", bare.world(), 1).layouts().getFirst();
  private final double[] weights = connectome.biologicalWeights();

  @Test
  void itWalksThePathThatTrainingCountsWithARobotAroundItAndWithout() {
    for (ForagingSettings settings : new ForagingSettings[] {bare, carried}) {
      SimulatedWorm worm = new SimulatedWorm(connectome, weights, settings, pentagon);
      assertFollowsTheForager(worm, settings);
      worm.restart();
      assertFollowsTheForager(worm, settings);
    }
  }

  private void assertFollowsTheForager(SimulatedWorm worm, ForagingSettings settings) {
    TickSample sample = sampleOf(worm);
    Forager forager = new Forager(connectome, settings);
    forager.load(weights);
    forager.forage(
        pentagon,
        settings.world().centre(),
        (tick, core, world) -> {
          worm.step();
          worm.describe(sample, true);
          assertEquals(world.x(), sample.xWu);
          assertEquals(world.y(), sample.yWu);
          assertEquals(world.eaten(), sample.foodEaten);
        });
    assertTrue(worm.isFinished(), "both runs are equally long");
  }

  @Test
  void aRobotAroundItStandsStillWhileItRests() {
    SimulatedWorm worm = new SimulatedWorm(connectome, weights, carried, pentagon);
    TickSample sample = sampleOf(worm);
    for (int tick = 0; tick < 20; tick++) {
      worm.step();
    }
    worm.describe(sample, true);
    double x = sample.xWu;
    for (int tick = 0; tick < 5; tick++) {
      worm.rest();
      worm.describe(sample, false);
      assertEquals(x, sample.xWu);
      assertEquals(0, sample.leftDrive);
    }
    for (int tick = 0; tick < 5; tick++) {
      worm.step(); // its motors begin late and slowly
    }
    worm.describe(sample, true);
    assertTrue(sample.xWu != x, "it goes on from there");
  }

  private static TickSample sampleOf(SimulatedWorm worm) {
    RobotInfo info =
        RobotInfo.of("sim", "test", 10)
            .withMind(worm.mind())
            .withNeurons(worm.neurons())
            .withArena(worm.arena());
    return Collector.ringFor(info, 2).newSample();
  }
}
