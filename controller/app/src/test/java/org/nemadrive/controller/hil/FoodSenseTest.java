package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.PentagonDrive;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.worm.NervePlan;

class FoodSenseTest {
  /** Until the first robot gets to a wall of the room, whose touch hides food. */
  private static final int TICKS = 200;

  /** Time of a cycle of a TCS34725: 2.4 ms to begin with, and ten steps of as much. */
  private static final long CYCLE_NS = 26_400_000;

  /** Light when the clock stood at each moment. */
  private final TreeMap<Long, Boolean> bright = new TreeMap<>();

  private long converterOnNs;

  static Stream<Arguments> sensors() {
    return Stream.of(
        Arguments.of("gopigo3", FoodProfiles.Kind.CLEAR),
        Arguments.of("gopigo3", FoodProfiles.Kind.RED),
        Arguments.of("gopigo3", FoodProfiles.Kind.GROVE),
        Arguments.of("gopigo3", FoodProfiles.Kind.LINE),
        Arguments.of("gopigo2", FoodProfiles.Kind.CLEAR),
        Arguments.of("gopigo2", FoodProfiles.Kind.LOW_LINE),
        Arguments.of("hbridge", FoodProfiles.Kind.RED),
        Arguments.of("hbridge", FoodProfiles.Kind.LOW_LINE));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sensors")
  void theWormSensesFoodInExactlyTheTicksThatFindTheSensorInBrightLight(
      String name, FoodProfiles.Kind kind) throws Exception {
    RobotProfile profile = FoodProfiles.of(name, kind);
    ManualClock clock = new ManualClock();
    EmulatedRobot robot = new EmulatedRobot(profile, clock, Realism.IDEAL);
    robot.traffic(
        (what, bytes) -> {
          if (bytes.length == 2 && bytes[0] == (byte) 0x80 && bytes[1] == 0x13) {
            converterOnNs = clock.nowNs();
          }
        });
    var settings = PentagonDrive.settings(profile, Trained.FILE);
    robot.layFood(settings.layout());
    clock.follow(now -> bright.put(now, robot.foodLight().bright()));
    int[] ticksWith = new int[2];
    try (DriveSession session =
        new DriveSession(settings, new Pi4jWires(robot.context(), clock), clock)) {
      session.mode().start("test");
      session.run(
          done -> {
            // What a driver waits for takes time at the start and none in a tick.
            clock.pausesTakeTime(done == 0);
            TickSample sample = session.loop().sample();
            if (done > 1) {
              assertEquals(TickOutcome.DRIVEN, sample.outcome, "in tick " + done);
              boolean expected = bright.get(measuredNs(kind, sample.nowNs));
              assertEquals(
                  expected ? NervePlan.FOOD : NeuronCore.NO_STIMULUS,
                  sample.stimulus(),
                  "stimulus in tick " + done);
              ticksWith[expected ? 1 : 0]++;
            }
            return done <= TICKS;
          });
      assertEquals(StopReason.NONE, session.loop().stopReason());
    }
    assertTrue(ticksWith[0] > 10, ticksWith[0] + " ticks in the dark");
    assertTrue(ticksWith[1] > 10, ticksWith[1] + " ticks in the light");
  }

  /** When the value that a tick finds was measured, by the sensors' data sheets. */
  private long measuredNs(FoodProfiles.Kind kind, long nowNs) {
    return switch (kind) {
      case CLEAR, RED -> nowNs - Math.floorMod(nowNs - converterOnNs, CYCLE_NS);
      case GROVE -> nowNs / 10_000_000 * 10_000_000;
      case LINE, LOW_LINE, LINE_WITH_EDGES -> nowNs;
    };
  }
}
