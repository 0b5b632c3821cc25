package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.worm.NervePlan;

class TouchTest {
  @Test
  void anObstacleNearerThanTheThresholdStimulatesTheTouchGroupAfterTheMedian() {
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo3"), Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      rig.release();
      for (int i = 0; i < 5; i++) {
        rig.tick();
      }
      rig.robot.gopigo3().forceUltrasonic(61);
      for (int i = 0; i < 4; i++) {
        rig.tick();
        assertNotEquals(NervePlan.TOUCH, rig.loop.sample().stimulus(), "61 mm is not near");
      }
      rig.robot.gopigo3().forceUltrasonic(59);
      rig.tick();
      assertNotEquals(NervePlan.TOUCH, rig.loop.sample().stimulus(), "one of three values");
      rig.tick();
      assertEquals(NervePlan.TOUCH, rig.loop.sample().stimulus(), "two of three values");
      assertEquals(StopReason.NONE, rig.stopReason());
    }
  }
}
