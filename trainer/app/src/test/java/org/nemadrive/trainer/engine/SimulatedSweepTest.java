package org.nemadrive.trainer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SimulatedSweepTest {
  private static final double NEVER = 1e-9;

  @Test
  void sweepsThatCanBeReckonedByHandTakeThatLong() {
    // Four runs of 10 s on two cores: two rounds.
    assertEquals(20, result(2, 0, 1, NEVER, 0, 10, 10, 10, 10).makespanS(), 1e-9);
    // A core of half the pace does one of the three: 10 + 10 beside 20.
    assertEquals(20, result(2, 0.5, 0.5, NEVER, 0, 10, 10, 10).makespanS(), 1e-9);
    assertEquals(20, result(2, 0.5, 0.5, NEVER, 0, 10, 10, 10).idealS(), 1e-9);
    // A driver that needs 4 s a row is the bottleneck of three cores with runs of 1 s.
    var saturated = result(3, 0, 1, NEVER, 4, 1, 1, 1);
    assertEquals(13, saturated.makespanS(), 1e-9);
    assertEquals(12.0 / 13, saturated.driverBusy(), 1e-9);
  }

  @Test
  void lossesCostTimeAndNoRun() {
    var calm = result(4, 0, 1, NEVER, 0, 600, 600, 600, 600, 600, 600, 600, 600);
    var stormy = result(4, 0, 1, 3, 0, 600, 600, 600, 600, 600, 600, 600, 600);
    assertEquals(0, calm.lost());
    assertTrue(stormy.lost() > 0);
    assertTrue(stormy.makespanS() > calm.makespanS());
  }

  private static SimulatedSweep.Result result(
      int cores, double slow, double pace, double losses, double driverS, double... runS) {
    return new SimulatedSweep(
            runS, new SimulatedSweep.Fleet(cores, slow, pace, losses, 20, 60, driverS), 7)
        .run();
  }
}
