package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.simulator.mode.StopReason;

/** A GoPiGo3 of 16 ticks under a profile for 6, whose own regulation hides it from the encoders. */
class SixteenTicksTest {
  private static final long WITHIN_NS = 10_000_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itIsFoundWithinTenSecondsOfDriving(long seed) {
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo3"),
            Trained.pentagon(),
            Trained.pentagonFood(),
            new Realism(true, 0.02, 0, seed))) {
      rig.robot.gopigo3().ticks(16);
      rig.release();
      long beganNs = rig.clock.nowNs();
      while (rig.stopReason() == StopReason.NONE && rig.clock.nowNs() - beganNs < WITHIN_NS) {
        rig.robot.floor().forceRangeMm(700 + 100 * Math.sin(rig.clock.nowNs() / 7e8));
        rig.tick();
      }
      assertEquals(StopReason.SPEED_MISMATCH, rig.stopReason());
      assertTrue(rig.robot.floor().motorsOff());
    }
  }
}
