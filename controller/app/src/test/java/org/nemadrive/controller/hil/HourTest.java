package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long drives of emulated boards with the races that were measured. Ten minutes, or an hour with
 * {@code -Dnemadrive.hour=true}; prints ticks driven, and stops with their reasons.
 */
class HourTest {
  private static final Logger LOG = LoggerFactory.getLogger(HourTest.class);
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final int MINUTES = Boolean.getBoolean("nemadrive.hour") ? 60 : 10;

  /** What a robot may say of a firmware that is deaf for two seconds. */
  private static final Set<StopReason> DEAF =
      Set.of(StopReason.BOARD_SILENT, StopReason.SENSOR_FAILED, StopReason.WATCHDOG_TIMEOUT);

  /** What happens in turn beside the boards' own races. */
  private static final List<Fault> EVENTS = List.of(Fault.STUCK_MOTOR, Fault.STALL_200_MS);

  private final Map<StopReason, Integer> stops = new EnumMap<>(StopReason.class);
  private long driven;

  private void drive(Rig rig, String what, long eventEveryNs, IntConsumer event) {
    long periodNs = rig.robot.profile().body().periodNs();
    long ticks = MINUTES * MINUTE_NS / periodNs;
    long eventTicks = eventEveryNs / periodNs;
    int events = 0;
    rig.release();
    for (long tick = 1; tick <= ticks; tick++) {
      // Something is always near, and never at the same place.
      rig.robot.floor().forceRangeMm(700 + 400 * Math.sin(tick / 7.0));
      if (eventTicks > 0 && tick % eventTicks == eventTicks / 2) {
        event.accept(events++);
      }
      boolean drove = rig.tick() == TickOutcome.DRIVEN;
      driven += drove ? 1 : 0;
      if (!drove) {
        stops.merge(rig.stopReason(), 1, Integer::sum);
        recover(rig);
      }
    }
    LOG.info("{}: {} of {} ticks driven in {} min, stops {}", what, driven, ticks, MINUTES, stops);
  }

  private static void recover(Rig rig) {
    if (rig.robot.gopigo2() != null) {
      rig.robot.gopigo2().echoless(false);
    }
    EVENTS.forEach(rig.robot::clear);
    for (int i = 0; i < 6; i++) {
      rig.tick();
    }
    assertTrue(rig.robot.floor().motorsOff(), "it stands after two seconds at most");
    rig.release();
    assertEquals(StopReason.NONE, rig.stopReason(), () -> rig.mode.state().detail());
  }

  private static Rig rig(RobotProfile profile) {
    return new Rig(
        profile, Trained.pentagon(), Trained.pentagonFood(), new Realism(true, 0.02, 0, 11));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gopigo3",
        "gopigo3-vl53l0x",
        "gopigo2",
        "gopigo2-vl53l0x",
        "hbridge",
        "hbridge-l298n"
      })
  void aHealthyBoardDrivesAllTheTimeWhateverItsFirmwareRaces(String name) {
    try (Rig rig = rig(Rig.profile(name))) {
      drive(rig, name, 0, none -> {});
      assertEquals(Map.of(), stops);
    }
  }

  @ParameterizedTest
  @CsvSource({"13, 100000", "14, 100000", "16, 10000"})
  void everyFirmwareOfAGoPiGo2DrivesAlsoOnASlowBusAndEveryTickFitsItsPeriod(
      int version, int busHz) {
    try (Rig rig = rig(Rig.profile("gopigo2"))) {
      rig.robot.gopigo2().version(version);
      rig.robot.gopigo2().busHz(busHz);
      rig.release();
      long longestNs = 0;
      for (int i = 0; i < 200; i++) {
        rig.robot.floor().forceRangeMm(700 + 400 * Math.sin(i / 7.0));
        long beganNs = rig.nextTickNs();
        assertEquals(TickOutcome.DRIVEN, rig.tick(), () -> "stopped: " + rig.stopReason());
        longestNs = Math.max(longestNs, rig.clock.nowNs() - beganNs);
      }
      long periodNs = rig.robot.profile().body().periodNs();
      LOG.info("firmware {}, {} Hz: longest tick {} ms", version, busHz, longestNs / 1_000_000);
      assertTrue(longestNs < periodNs, longestNs + " ns");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge"})
  void aStuckWheelAndASlowBusInTurnAreStopsWithTheirReasonsAndItGoesOn(String name) {
    try (Rig rig = rig(Rig.profile(name))) {
      drive(
          rig,
          name + ", a stuck wheel or a slow bus every minute",
          MINUTE_NS,
          number -> rig.robot.inject(EVENTS.get(number % EVENTS.size())));
      assertEquals(MINUTES / 2, stops.get(StopReason.MOTOR_STALLED), stops.toString());
      int slow =
          stops.getOrDefault(StopReason.WATCHDOG_TIMEOUT, 0)
              + stops.getOrDefault(StopReason.BOARD_TIMEOUT_FIRED, 0);
      assertEquals(MINUTES / 2, slow, stops.toString());
      assertEquals(MINUTES, stops.values().stream().mapToInt(Integer::intValue).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "gopigo2")
  void everyMissingEchoIsAStopWithItsReasonAndNothingElseIs(String name) {
    try (Rig rig = rig(Rig.profile(name))) {
      drive(
          rig,
          name + ", an echo missing every two minutes",
          2 * MINUTE_NS,
          number -> rig.robot.gopigo2().echoless(true));
      int count = stops.values().stream().mapToInt(Integer::intValue).sum();
      assertEquals(MINUTES / 2, count, stops.toString());
      assertTrue(DEAF.containsAll(stops.keySet()), stops.toString());
    }
  }
}
