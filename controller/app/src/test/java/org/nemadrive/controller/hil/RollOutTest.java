package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.StopReason;

/** A stop is believed only if the wheels come to rest, on every kind of board. */
class RollOutTest {
  private static final long SECOND_NS = 1_000_000_000;

  private static Rig stopped(String name) {
    Rig rig =
        new Rig(
            Rig.profile(name),
            Trained.pentagon(),
            Trained.pentagonFood(),
            new Realism(true, 0.02, 0, 3));
    rig.release();
    rig.drive(10);
    rig.mode.disarm("test");
    rig.tick();
    return rig;
  }

  /** Most of the speed the motor could give, counts per second. */
  private static double fast(Rig rig) {
    BodyModel body = rig.robot.profile().body();
    return 0.8 * body.maxWheelSpeedMps() * 1000 * body.countsPerMm();
  }

  private static long tickNs(Rig rig) {
    rig.tick();
    return rig.loop.sample().nowNs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge"})
  void aWheelThatGoesOnTurningForMoreThanASecondMakesTheStopUnconfirmed(String name) {
    try (Rig rig = stopped(name)) {
      rig.robot.floor().right().push(fast(rig));
      long sinceNs = tickNs(rig);
      assertEquals(StopReason.OPERATOR, rig.stopReason());
      long nowNs = tickNs(rig);
      while (nowNs - sinceNs <= SECOND_NS) {
        assertEquals(StopReason.OPERATOR, rig.stopReason(), "it may roll out for a second");
        nowNs = tickNs(rig);
      }
      assertEquals(StopReason.STOP_UNCONFIRMED, rig.stopReason());
      assertEquals(Mode.DISARMED, rig.mode.mode(), "who is not armed has nothing to lose");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge"})
  void anArmedRobotWhoseWheelTurnsByItselfEndsInFailsafe(String name) {
    try (Rig rig = stopped(name)) {
      long sinceNs = tickNs(rig);
      assertTrue(rig.mode.arm("test").accepted());
      while (tickNs(rig) - sinceNs <= SECOND_NS) {
        assertEquals(Mode.ARMED, rig.mode.mode());
      }
      rig.robot.floor().left().push(fast(rig));
      rig.tick();
      rig.tick();
      assertEquals(StopReason.STOP_UNCONFIRMED, rig.stopReason());
      assertEquals(Mode.FAILSAFE, rig.mode.mode());
      assertFalse(rig.mode.run("test").accepted());
      rig.robot.floor().left().push(0);
      for (int tick = 0; tick < 10; tick++) {
        rig.tick();
      }
      assertEquals(Mode.FAILSAFE, rig.mode.mode(), "it latches though the wheel stands again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge"})
  void aWheelThatRollsOutWithinASecondOrIsTouchedLaterIsNoFault(String name) {
    try (Rig rig = stopped(name)) {
      long periodNs = rig.robot.profile().body().periodNs();
      rig.robot.floor().right().push(fast(rig));
      long sinceNs = tickNs(rig);
      while (tickNs(rig) - sinceNs <= SECOND_NS - 2 * periodNs) {
        assertEquals(StopReason.OPERATOR, rig.stopReason());
      }
      // One count a tick.
      rig.robot.floor().right().push(1e9 / periodNs);
      while (tickNs(rig) - sinceNs <= 3 * SECOND_NS) {
        assertEquals(StopReason.OPERATOR, rig.stopReason());
      }
    }
  }
}
