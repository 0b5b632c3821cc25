package org.nemadrive.simulator.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.WorldParameters;

class BodyTest {
  private static final long TENTH_S = 100_000_000;

  /** Circumference 200 mm, 2000 counts a turn: one count is 0.1 mm. */
  private static BodyModel body() {
    double radiusMm = 100 / Math.PI;
    return new BodyModel(TENTH_S, 1, 100, radiusMm, 2000, 0.2, 1000, 0, 0, new CountScale(10_000));
  }

  @Test
  void straightOnTheBodyGoesAsFarAsItWasTold() {
    Body body = new Body(body());
    body.reset(800, 600, 0);
    for (int i = 0; i < 10; i++) {
      body.step(15, 0); // 1500 counts a second
    }
    assertEquals(950, body.pose().x(), 1e-9);
    assertEquals(600, body.pose().y(), 1e-9);
  }

  @Test
  void aQuarterTurnOnTheSpotTakesTheArcOfBothWheels() {
    Odometry odometry = new Odometry(body());
    odometry.setPose(0, 0, 0);
    int counts = (int) Math.round(Math.PI / 2 * 50 * 10); // 50 mm half base, 10 counts a mm
    odometry.move(-counts, counts);
    assertEquals(Math.PI / 2, odometry.heading(), 1e-3);
    assertEquals(0, odometry.x(), 1e-9);
    odometry.move(100, 100);
    assertEquals(10, odometry.y(), 1e-3, "y grows to the left of the first heading");
  }

  @Test
  void countsDoNotDependOnHowTimeIsCutUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      long speed = random.nextLong(-5_000_000_000L, 5_000_000_000L);
      WheelTravel whole = new WheelTravel();
      WheelTravel cut = new WheelTravel();
      int inParts = 0;
      long left = TENTH_S;
      while (left > 0) {
        long part = Math.min(left, random.nextLong(1, 20_000_000));
        inParts += cut.run(speed, part);
        left -= part;
      }
      assertEquals(whole.run(speed, TENTH_S), inParts, "speed " + speed);
    }
  }

  @Test
  void aMeasuredCurveIsFollowedBothWays() {
    DutyScale scale = new DutyScale(List.of(0.2, 0.6, 1.0), List.of(0.0, 0.2, 0.3), 255, 1000);
    assertEquals(0, scale.command(0));
    assertEquals(102, scale.command(0.1), "halfway between duty 0.2 and 0.6 is 0.4 of 255");
    assertEquals(-102, scale.command(-0.1));
    assertEquals(0.1, scale.speedMps(102), 1e-9);
    assertEquals(0, scale.speedMps(40), "below the first point the wheel stands");
    assertEquals(0.3, scale.speedMps(255), 1e-9);
    assertEquals(100_000_000, scale.microCountsPerS(102), "0.1 m/s at 1000 counts a metre");
  }

  @Test
  void aCurveThatFallsOrStartsFastIsRefusedByListAndIndex() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new DutyScale(List.of(0.2, 0.1), List.of(0.0, 0.2), 100, 1))
            .getMessage()
            .contains("duty[1]"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new DutyScale(List.of(0.2, 0.4), List.of(0.1, 0.2), 100, 1))
            .getMessage()
            .contains("speedMps[0]"));
  }

  @Test
  void aBodyWithHardlyAnyLimitBeginsAsTheWormWithoutABody() {
    // Fine encoders and hardly any limit: only the arc of a turn differs from turn-then-move.
    BodyModel free =
        new BodyModel(TENTH_S, 1, 1, 100 / Math.PI, 20_000, 5, 1e9, 0, 0, new CountScale(100_000));
    Connectome worm = Connectome.celegans();
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS).withTicks(3);
    Forager bare = new Forager(worm, settings);
    Forager carried = new Forager(worm, settings.withBody(free));
    bare.load(worm.biologicalWeights());
    carried.load(worm.biologicalWeights());
    var food = ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().get(0);
    double[] x = new double[2];
    bare.forage(food, settings.world().centre(), (tick, core, world) -> x[0] = world.x());
    carried.forage(food, settings.world().centre(), (tick, core, world) -> x[1] = world.x());
    assertEquals(x[0], x[1], 0.1, "straight on before the first spikes");
  }
}
