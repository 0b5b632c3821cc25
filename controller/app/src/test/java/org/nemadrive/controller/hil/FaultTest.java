package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;

class FaultTest {
  private static final int TICKS_BEFORE = 40;

  /** After that time the firmware believes in a press. */
  private static final long POWER_BUTTON_DEBOUNCE_NS = 90_000_000;

  /** Two ticks, where no other time is stated. */
  private static final long TWO_TICKS = 0;

  static Stream<Arguments> faults() {
    return Stream.of(
            faultsOfBoardsWithAProcessor(),
            faultsOfAnHBridge("hbridge"),
            faultsOfAnHBridge("hbridge-l298n"))
        .flatMap(faults -> faults);
  }

  private static Stream<Arguments> faultsOfAnHBridge(String name) {
    return Stream.of(
        fault(name, Fault.STUCK_BUS, TWO_TICKS, StopReason.COMMAND_UNCONFIRMED),
        fault(name, Fault.BROWN_OUT, stall(name), StopReason.MOTOR_STALLED),
        fault(name, Fault.ENCODER_JUMP, TWO_TICKS, StopReason.ENCODER_JUMP),
        fault(name, Fault.STUCK_MOTOR, stall(name), StopReason.MOTOR_STALLED),
        fault(name, Fault.SENSOR_FLAT_LINE, flatLine(name), StopReason.SENSOR_FLAT_LINE),
        fault(name, Fault.STALL_200_MS, TWO_TICKS, StopReason.WATCHDOG_TIMEOUT));
  }

  private static Stream<Arguments> faultsOfBoardsWithAProcessor() {
    return Stream.of(
        fault("gopigo3", Fault.NO_REPLY, TWO_TICKS, StopReason.BOARD_SILENT),
        fault(
            "gopigo3",
            Fault.CORRUPTED_REPLY,
            TWO_TICKS,
            StopReason.REPLY_CORRUPTED,
            StopReason.ENCODER_JUMP,
            StopReason.BOARD_SILENT,
            StopReason.BOARD_RESET,
            StopReason.LOW_VOLTAGE_FLOAT,
            StopReason.COMMAND_UNCONFIRMED),
        fault("gopigo3", Fault.STUCK_BUS, TWO_TICKS, StopReason.BUS_FAILED),
        fault("gopigo3", Fault.BROWN_OUT, TWO_TICKS, StopReason.LOW_VOLTAGE_FLOAT),
        fault("gopigo3", Fault.ENCODER_JUMP, TWO_TICKS, StopReason.ENCODER_JUMP),
        fault("gopigo3", Fault.STUCK_MOTOR, stall("gopigo3"), StopReason.MOTOR_STALLED),
        fault("gopigo3", Fault.SENSOR_FLAT_LINE, flatLine("gopigo3"), StopReason.SENSOR_FLAT_LINE),
        fault("gopigo3", Fault.STALL_200_MS, TWO_TICKS, StopReason.WATCHDOG_TIMEOUT),
        fault(
            "gopigo3",
            Fault.BOARD_RESET,
            TWO_TICKS,
            StopReason.BOARD_SILENT,
            StopReason.BOARD_RESET,
            StopReason.ENCODER_JUMP),
        fault("gopigo3-vl53l0x", Fault.NACK, TWO_TICKS, StopReason.SENSOR_FAILED),
        fault(
            "gopigo3-vl53l0x",
            Fault.SENSOR_FLAT_LINE,
            flatLine("gopigo3-vl53l0x"),
            StopReason.SENSOR_FLAT_LINE),
        fault(
            "gopigo2",
            Fault.NO_REPLY,
            boardTimeout(),
            StopReason.REPLY_CORRUPTED,
            StopReason.BOARD_TIMEOUT_FIRED),
        fault(
            "gopigo2",
            Fault.CORRUPTED_REPLY,
            TWO_TICKS,
            StopReason.REPLY_CORRUPTED,
            StopReason.ENCODER_JUMP,
            StopReason.BOARD_RESET,
            StopReason.BOARD_TIMEOUT_FIRED,
            StopReason.SENSOR_FAILED,
            StopReason.COMMAND_UNCONFIRMED),
        fault("gopigo2", Fault.STUCK_BUS, boardTimeout(), StopReason.BUS_FAILED),
        fault("gopigo2", Fault.NACK, boardTimeout(), StopReason.BUS_FAILED),
        fault(
            "gopigo2",
            Fault.BROWN_OUT,
            stall("gopigo2"),
            StopReason.BATTERY_LOW,
            StopReason.MOTOR_STALLED),
        fault("gopigo2", Fault.ENCODER_JUMP, TWO_TICKS, StopReason.ENCODER_JUMP),
        fault("gopigo2", Fault.STUCK_MOTOR, stall("gopigo2"), StopReason.MOTOR_STALLED),
        fault("gopigo2", Fault.SENSOR_FLAT_LINE, flatLine("gopigo2"), StopReason.SENSOR_FLAT_LINE),
        fault(
            "gopigo2",
            Fault.STALL_200_MS,
            TWO_TICKS,
            StopReason.WATCHDOG_TIMEOUT,
            StopReason.BOARD_TIMEOUT_FIRED),
        fault(
            "gopigo2",
            Fault.MISSING_ECHO,
            missingEcho(),
            StopReason.SENSOR_FAILED,
            StopReason.BOARD_SILENT,
            StopReason.WATCHDOG_TIMEOUT),
        fault(
            "gopigo2",
            Fault.BOARD_RESET,
            TWO_TICKS,
            StopReason.BOARD_RESET,
            StopReason.BOARD_TIMEOUT_FIRED));
  }

  private static Arguments fault(
      String profile, Fault fault, long withinNs, StopReason first, StopReason... others) {
    return Arguments.of(profile, fault, withinNs, EnumSet.of(first, others));
  }

  /** Nothing but the board's own communication timeout can stop a GoPiGo 2 over a dead bus. */
  private static long boardTimeout() {
    return 1_000_000_000;
  }

  /** As long as the firmware waits for an echo, nothing that is sent brakes the wheels. */
  private static long missingEcho() {
    return 1_900_000_000;
  }

  /** A stalled wheel is found after one whole window of the profile's timeout, begun or not. */
  private static long stall(String name) {
    return 2 * Rig.profile(name).safety().stallTimeoutNs();
  }

  /** Time in which even the slowest crawl covers the way after which a constant value is wrong. */
  private static long flatLine(String name) {
    RobotProfile profile = Rig.profile(name);
    double wayMm = profile.touch().get(0).flatLineTravelMm();
    return Rig.crawlNs(profile, wayMm);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"gopigo3, true", "gopigo2, false", "hbridge, true"})
  void theLastStopOverADeadBusIsSaidToBeConfirmedOnlyByBoardsWithAnEnableLine(
      String name, boolean confirmed) {
    try (Rig rig =
        new Rig(Rig.profile(name), Trained.pentagon(), Trained.pentagonFood(), Realism.IDEAL)) {
      rig.release();
      rig.drive(TICKS_BEFORE / 2);
      rig.robot.inject(Fault.STUCK_BUS);
      rig.clock.pausesTakeTime(true);
      assertEquals(confirmed, rig.loop.shutDown(StopReason.SHUTDOWN));
    }
  }

  @ParameterizedTest(name = "pressed {0} ms after a tick")
  @ValueSource(ints = {0, 13, 37})
  void aPressOfThePowerButtonEndsWithMotorsOffByNameAndNothingButANewStartDrivesAgain(int ms) {
    try (Rig rig =
        new Rig(
            Rig.profile("gopigo3"),
            Trained.pentagon(),
            Trained.pentagonFood(),
            new Realism(true, 0.02, 0, 3))) {
      rig.release();
      rig.drive(TICKS_BEFORE);
      rig.clock.advanceTo(rig.clock.nowNs() + ms * 1_000_000L);
      long pressedNs = rig.clock.nowNs();
      rig.robot.inject(Fault.POWER_BUTTON);
      long limitNs = POWER_BUTTON_DEBOUNCE_NS + 2 * rig.robot.profile().body().periodNs();
      while (rig.stopReason() == StopReason.NONE && rig.clock.nowNs() - pressedNs <= limitNs) {
        rig.tick();
      }
      assertEquals(StopReason.BOARD_ASKS_SHUTDOWN, rig.stopReason());
      assertTrue(rig.robot.floor().motorsOff());
      rig.release();
      for (int i = 0; i < 5; i++) {
        rig.tick();
        assertTrue(rig.robot.floor().motorsOff(), "it drives though its supply is about to be cut");
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void everyFaultEndsWithMotorsOffInTimeWithANamedReasonAndTheRobotRecovers(
      String name, Fault fault, long withinNs, Set<StopReason> reasons) {
    RobotProfile profile = Rig.profile(name);
    long limitNs = Math.max(withinNs, 2 * profile.body().periodNs());
    try (Rig rig =
        new Rig(
            profile, Trained.pentagon(), Trained.pentagonFood(), new Realism(true, 0.02, 0, 3))) {
      rig.release();
      rig.drive(TICKS_BEFORE);
      long injectedNs = rig.clock.nowNs();
      rig.robot.inject(fault);
      while (rig.stopReason() == StopReason.NONE && rig.clock.nowNs() - injectedNs <= limitNs) {
        rig.tick();
      }
      assertTrue(
          reasons.contains(rig.stopReason()),
          () -> "stopped for " + rig.stopReason() + ", expected one of " + reasons);
      while (!rig.robot.floor().motorsOff() && rig.clock.nowNs() - injectedNs <= limitNs) {
        rig.tick();
      }
      assertTrue(rig.robot.floor().motorsOff(), "motors are off in time");
      rig.assertStaysStoppedUntilReleased(() -> rig.robot.clear(fault));
    }
  }
}
