package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.stop.MotorStop;
import org.nemadrive.simulator.mode.StopReason;

/** The power button of a GoPiGo3 stops the wheels and never cuts the supply of a running Pi. */
class PowerButtonTest {
  private static final int ENABLE_LINE = 23;

  /** The board's own patience with a Pi that does not shut down. */
  private static final long PATIENCE_NS = 60_000_000_000L;

  private static Rig rig() {
    return new Rig(
        Rig.profile("gopigo3"),
        Trained.pentagon(),
        Trained.pentagonFood(),
        new Realism(true, 0.02, 0, 3));
  }

  private static void assertKeepsItsSupplyAfterThePress(Rig rig) {
    long pressedNs = rig.clock.nowNs();
    rig.robot.gopigo3().pressButton();
    for (int i = 0; i < 4; i++) {
      rig.tick();
    }
    assertEquals(StopReason.BOARD_ASKS_SHUTDOWN, rig.stopReason());
    assertTrue(rig.robot.floor().motorsOff());
    while (rig.clock.nowNs() - pressedNs < PATIENCE_NS / 2) {
      rig.tick();
    }
    rig.close();
    assertTrue(rig.robot.lineIsHigh(ENABLE_LINE), "the line is not lowered, not even at the end");
    MotorStop.of(rig.robot.profile(), new Pi4jWires(rig.robot.context(), rig.clock), rig.clock);
    assertTrue(rig.robot.lineIsHigh(ENABLE_LINE), "nor by the program that stops the motors");
    rig.clock.advanceTo(pressedNs + PATIENCE_NS);
    assertFalse(rig.robot.gopigo3().supplyIsCut());
  }

  @Test
  void aRobotThatDrives() {
    Rig rig = rig();
    rig.release();
    rig.drive(20);
    assertKeepsItsSupplyAfterThePress(rig);
  }

  @Test
  void aRobotThatWasNeverReleased() {
    Rig rig = rig();
    rig.tick();
    assertKeepsItsSupplyAfterThePress(rig);
  }

  @Test
  void aRobotThatItsOperatorStopped() {
    Rig rig = rig();
    rig.release();
    rig.drive(20);
    rig.mode.stop("test");
    rig.tick();
    rig.tick();
    assertTrue(rig.robot.floor().motorsOff());
    assertTrue(rig.robot.lineIsHigh(ENABLE_LINE), "SPI confirmed the stop");
    assertKeepsItsSupplyAfterThePress(rig);
  }

  @Test
  void aStopThatSpiDoesNotConfirmTakesTheLineAndSoDoesTheEndOfTheProgram() {
    Rig rig = rig();
    rig.release();
    rig.drive(20);
    rig.robot.inject(Fault.NO_REPLY);
    rig.mode.stop("test");
    rig.tick();
    assertFalse(rig.robot.lineIsHigh(ENABLE_LINE));
    rig.robot.clear(Fault.NO_REPLY);
    rig.tick();
    assertTrue(rig.robot.lineIsHigh(ENABLE_LINE), "as soon as SPI confirms it, the line may rise");
    assertTrue(rig.robot.floor().motorsOff());
    rig.close();
    assertFalse(rig.robot.lineIsHigh(ENABLE_LINE));
  }
}
