package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Leds;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.robot.RobotAssembler;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Another thread's messages to the LEDs of a GoPiGo3 may come between any two transfers of the
 * loop. A wheel's command and its confirmation are one transfer, so none comes between those.
 */
class LedsOnTheBusTest {
  private static final int TICKS = 120;

  private boolean lighting;
  private int lit;

  /** All that a drive with a stop, a fault and two releases says, tick by tick. */
  private List<String> drive(boolean ledsBetweenAllTransfers) throws WireException {
    List<String> said = new ArrayList<>();
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo3"), Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      BoardSettings.GoPiGo3 board = (BoardSettings.GoPiGo3) rig.robot.profile().board();
      GoPiGo3Leds leds = new GoPiGo3Leds(RobotAssembler.openGoPiGo3Bus(rig.wires, board));
      if (ledsBetweenAllTransfers) {
        rig.robot.traffic((what, bytes) -> light(what, leds));
      }
      rig.release();
      for (int tick = 0; tick < TICKS; tick++) {
        switch (tick) {
          case 40 -> rig.mode.stop("test");
          case 50, 90 -> rig.release();
          case 70 -> rig.robot.inject(Fault.ENCODER_JUMP);
          default -> {}
        }
        // Something is always near, and never at the same place.
        rig.robot.floor().forceRangeMm(700 + 100 * Math.sin(tick / 7.0));
        rig.tick();
        said.add(line(rig));
      }
    }
    return said;
  }

  private void light(String what, GoPiGo3Leds leds) {
    if (what.equals("spi in") && !lighting) {
      lighting = true;
      lit++;
      assertTrue(leds.light(lit, lit % 2 == 0), "the board takes it");
      lighting = false;
    }
  }

  private static String line(Rig rig) {
    TickSample sample = rig.loop.sample();
    return "%s %s %d %d %d %d %b"
        .formatted(
            sample.outcome,
            sample.stopReason,
            sample.leftCommand,
            sample.rightCommand,
            sample.leftCounts,
            sample.rightCounts,
            rig.robot.floor().motorsOff());
  }

  @Test
  void messagesBetweenAllTransfersOfTheLoopChangeNoCommandNoReadingAndNoStop() throws Exception {
    List<String> alone = drive(false);
    assertTrue(alone.get(39).startsWith("DRIVEN NONE"), alone.get(39));
    assertTrue(alone.get(40).startsWith("STOPPED OPERATOR 0 0"), alone.get(40));
    assertTrue(alone.get(70).startsWith("STOPPED ENCODER_JUMP 0 0"), alone.get(70));
    assertTrue(alone.get(TICKS - 1).startsWith("DRIVEN NONE"), alone.get(TICKS - 1));
    assertEquals(alone, drive(true));
    assertTrue(lit > 4 * TICKS, lit + " messages came between");
  }
}
