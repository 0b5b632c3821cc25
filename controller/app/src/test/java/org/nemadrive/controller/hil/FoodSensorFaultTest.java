package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.worm.NervePlan;

class FoodSensorFaultTest {
  private static final int TICKS_BEFORE = 40;

  /** Two ticks, where no other time is stated. */
  private static final long TWO_TICKS = 0;

  static Stream<Arguments> faults() {
    List<Arguments> faults = new ArrayList<>(faultsOfAGroveLightSensor());
    for (String robot : List.of("gopigo3", "gopigo2", "hbridge")) {
      faults.addAll(faultsOfAColourSensor(robot, FoodProfiles.Kind.CLEAR));
      faults.addAll(faultsOfAColourSensor(robot, FoodProfiles.Kind.RED));
      faults.add(failing(robot, FoodProfiles.Kind.LINE, Fault.STUCK_BUS));
    }
    for (String robot : List.of("gopigo3", "gopigo2", "hbridge")) {
      faults.add(
          Arguments.of(
              robot,
              FoodProfiles.Kind.CLEAR,
              Fault.STALL_200_MS,
              TWO_TICKS,
              StopReason.WATCHDOG_TIMEOUT));
    }
    faults.add(hanging("gopigo3", FoodProfiles.Kind.LINE_WITH_EDGES));
    faults.add(hanging("hbridge", FoodProfiles.Kind.LINE_WITH_EDGES));
    return faults.stream();
  }

  private static List<Arguments> faultsOfAColourSensor(String robot, FoodProfiles.Kind kind) {
    return List.of(
        failing(robot, kind, Fault.NACK),
        failing(robot, kind, Fault.STUCK_BUS),
        failing(robot, kind, Fault.NO_REPLY),
        failing(robot, kind, Fault.CORRUPTED_REPLY),
        failing(robot, kind, Fault.SENSOR_CUT_OFF),
        failing(robot, kind, Fault.SENSOR_RESET),
        hanging(robot, kind));
  }

  private static List<Arguments> faultsOfAGroveLightSensor() {
    FoodProfiles.Kind kind = FoodProfiles.Kind.GROVE;
    RobotProfile profile = FoodProfiles.of("gopigo3", kind);
    long staleNs = profile.foodSensor().orElseThrow().staleAfterNs() + profile.body().periodNs();
    return List.of(
        failing("gopigo3", kind, Fault.CORRUPTED_REPLY),
        failing("gopigo3", kind, Fault.SENSOR_CUT_OFF),
        Arguments.of("gopigo3", kind, Fault.NO_REPLY, staleNs, StopReason.SENSOR_STALE),
        hanging("gopigo3", kind));
  }

  private static Arguments failing(String robot, FoodProfiles.Kind kind, Fault fault) {
    return Arguments.of(robot, kind, fault, TWO_TICKS, StopReason.SENSOR_FAILED);
  }

  /** Seen after the way of the profile, which even the slowest crawl covers in this time. */
  private static Arguments hanging(String robot, FoodProfiles.Kind kind) {
    RobotProfile profile = FoodProfiles.of(robot, kind);
    double wayMm = profile.foodSensor().orElseThrow().flatLineTravelMm();
    return Arguments.of(
        robot,
        kind,
        Fault.SENSOR_FLAT_LINE,
        Rig.crawlNs(profile, wayMm),
        StopReason.SENSOR_FLAT_LINE);
  }

  private static Rig rig(String robot, FoodProfiles.Kind kind) {
    return new Rig(
        FoodProfiles.of(robot, kind),
        Trained.pentagon(),
        Trained.pentagonFood(),
        new Realism(true, 0.02, 0, 3));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("faults")
  void everyFaultOfAFoodSensorEndsWithMotorsOffInTimeWithANamedReasonAndTheRobotRecovers(
      String robot, FoodProfiles.Kind kind, Fault fault, long withinNs, StopReason reason) {
    try (Rig rig = rig(robot, kind)) {
      long limitNs = Math.max(withinNs, 2 * rig.robot.profile().body().periodNs());
      rig.release();
      rig.drive(TICKS_BEFORE);
      long injectedNs = rig.clock.nowNs();
      rig.robot.injectIntoFoodSensor(fault);
      while (rig.stopReason() == StopReason.NONE && rig.clock.nowNs() - injectedNs < limitNs) {
        rig.tick();
      }
      assertEquals(reason, rig.stopReason());
      assertTrue(rig.robot.floor().motorsOff(), "motors are off in time");
      rig.assertStaysStoppedUntilReleased(() -> rig.robot.clearFromFoodSensor(fault));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLEAR", "RED", "GROVE"})
  void aRobotWhoseFoodSensorIsStillBrokenStaysStoppedAndSaysSo(FoodProfiles.Kind kind) {
    try (Rig rig = rig("gopigo3", kind)) {
      rig.release();
      rig.drive(5);
      rig.robot.injectIntoFoodSensor(Fault.SENSOR_CUT_OFF);
      rig.tick();
      rig.tick();
      rig.release();
      assertEquals(StopReason.SENSOR_FAILED, rig.stopReason());
      assertNotEquals("", rig.mode.state().detail());
      assertTrue(rig.robot.floor().motorsOff());
    }
  }

  @Test
  void aBoardThatIsResetForgetsItsLightSensorAndLearnsOfItAgainAtTheRelease() {
    try (Rig rig = rig("gopigo3", FoodProfiles.Kind.GROVE)) {
      rig.release();
      rig.drive(TICKS_BEFORE);
      rig.robot.inject(Fault.BOARD_RESET);
      rig.tick();
      rig.tick();
      assertTrue(rig.stopReason().isFault(), () -> "stopped for " + rig.stopReason());
      rig.release();
      rig.drive(5);
    }
  }

  @Test
  void glareIsBrightButNoColour() {
    try (Rig bright = rig("gopigo3", FoodProfiles.Kind.CLEAR);
        Rig red = rig("gopigo3", FoodProfiles.Kind.RED)) {
      for (Rig rig : List.of(bright, red)) {
        rig.release();
        rig.drive(1);
        // White, and four times what each colour's diode can count.
        rig.robot.foodLight().force(12);
        rig.tick();
        rig.tick();
      }
      assertEquals(StopReason.NONE, bright.stopReason());
      assertEquals(NervePlan.FOOD, bright.loop.sample().stimulus());
      assertEquals(StopReason.SENSOR_FAILED, red.stopReason());
    }
  }

  @Test
  void aLightSensorOnABoardInTotalDarknessStopsTheRobotBecauseABrokenWireLooksTheSame() {
    try (Rig rig = rig("gopigo3", FoodProfiles.Kind.GROVE)) {
      rig.release();
      rig.drive(5);
      rig.robot.foodLight().force(0);
      rig.tick();
      rig.tick();
      assertEquals(StopReason.SENSOR_FAILED, rig.stopReason());
      rig.release();
      assertEquals(StopReason.SENSOR_FAILED, rig.stopReason(), "still in the dark");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLEAR", "RED"})
  void toAColourSensorDarknessIsDark(FoodProfiles.Kind kind) {
    try (Rig rig = rig("gopigo3", kind)) {
      rig.robot.foodLight().force(0);
      rig.release();
      rig.drive(5);
      assertEquals(NeuronCore.NO_STIMULUS, rig.loop.sample().stimulus());
    }
  }

  /** What README.md says that nobody sees: such a robot drives on and finds no food. */
  @Test
  void aLineSensorWhoseWiresAreOffLooksLikeNoFoodWhateverItsActiveLevel() {
    for (FoodProfiles.Kind kind : List.of(FoodProfiles.Kind.LINE, FoodProfiles.Kind.LOW_LINE)) {
      try (Rig rig = rig("gopigo3", kind)) {
        rig.robot.foodLight().force(1);
        rig.release();
        rig.drive(5);
        assertEquals(NervePlan.FOOD, rig.loop.sample().stimulus());
        rig.robot.injectIntoFoodSensor(Fault.SENSOR_CUT_OFF);
        for (int i = 0; i < 20; i++) {
          rig.drive(1);
          assertEquals(NeuronCore.NO_STIMULUS, rig.loop.sample().stimulus(), "tick " + i);
        }
      }
    }
  }
}
