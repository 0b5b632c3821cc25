package org.nemadrive.controller.hil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.testing.Slow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the shipped worms with profiles that are wrong about their robot's motors, and prints the
 * table of hardware-profiles/README.md, "A wrong motor model", into the test's log. A loss on the
 * floor that the robot does not believe in must not be silent. More seeds:
 * -Dnemadrive.noiseSeeds=30.
 */
@Slow
class WrongModelTest {
  private static final Logger LOG = LoggerFactory.getLogger(WrongModelTest.class);
  private static final int SEEDS = Integer.getInteger("nemadrive.noiseSeeds", 2);
  private static final long FIRST_SEED = 90_000;
  private static final double LEAST_BELIEVED = 34;

  /** Items fewer on the floor than with the right model, from which on a robot must warn. */
  private static final double LOST = 5;

  private static final double GAIN_ERROR = 0.03;
  private static final String GAIN = "gain 3 %";

  private static final String SIXTY = "60 ms";

  /** At two ticks a second an error must be this large to be told from noise, or to cost food. */
  private static final List<String> LARGE =
      List.of(SIXTY + " sooner", SIXTY + " later", "100 ms sooner", "100 ms later");

  private static final List<String> ERRORS =
      List.of("none", "constants x 0.7", "constants x 1.3", "20 ms sooner", "20 ms later", GAIN);

  /** Food by the believed and by the true pose, how many drives warned, and how late they found. */
  private record Drives(double believed, double floor, int warned, double lateMs) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f | %.2f | %d of %d | %+.1f ms", believed, floor, warned, SEEDS, lateMs);
    }
  }

  /** What the profile says of motors whose true constants are the emulator's. */
  private static UnaryOperator<MotorModel> error(String name) {
    return switch (name) {
      case "none" -> motor -> motor;
      case "constants x 0.7" -> motor -> motor.slower(0.7);
      case "constants x 1.3" -> motor -> motor.slower(1.3);
      case "20 ms sooner" -> motor -> later(motor, -0.02);
      case "20 ms later" -> motor -> later(motor, 0.02);
      case SIXTY + " sooner" -> motor -> later(motor, -0.06);
      case SIXTY + " later" -> motor -> later(motor, 0.06);
      case "100 ms sooner" -> motor -> later(motor, -0.1);
      case "100 ms later" -> motor -> later(motor, 0.1);
      case GAIN -> motor -> motor;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static MotorModel later(MotorModel motor, double s) {
    return new MotorModel(
        motor.driveTimeConstantS(),
        motor.brakeTimeConstantS(),
        motor.coastTimeConstantS(),
        motor.atRest(),
        motor.leftActsAfterS() + s,
        motor.rightActsAfterS() + s,
        motor.leftReadAfterRightS(),
        motor.regulator());
  }

  private static RobotProfile believed(RobotProfile real, String error) {
    return new RobotProfile(
        real.name(),
        real.body().withMotor(real.body().motor().map(error(error))),
        real.board(),
        real.safety(),
        real.touch(),
        real.foodSource(),
        real.foodSensor(),
        real.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gopigo3", "gopigo2", "hbridge"})
  void aLossOnTheFloorByAWrongMotorModelIsNotSilent(String name) {
    Drives right = drive(name, ERRORS.getFirst());
    assertEquals(0, right.warned, name + ": a healthy robot warns of nothing");
    List<String> errors = new ArrayList<>(ERRORS.subList(1, ERRORS.size()));
    if (name.equals("gopigo2")) {
      errors.addAll(LARGE);
    }
    for (String error : errors) {
      Drives wrong = drive(name, error);
      String what = name + ", " + error + ": " + wrong;
      assertTrue(wrong.believed >= LEAST_BELIEVED, what);
      // The smallest error that costs food is found in most drives, but not in each.
      int warned = error.startsWith(SIXTY) ? SEEDS / 2 : SEEDS;
      assertTrue(wrong.floor > right.floor - LOST || wrong.warned >= warned, what);
    }
  }

  private static Drives drive(String name, String error) {
    RobotProfile profile = believed(Rig.profile(name), error);
    double believed = 0;
    double floor = 0;
    double lateMs = 0;
    int warned = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      FoodLayout layout = Trained.pentagonFood();
      World truth = new World(WorldParameters.DEFAULT);
      truth.reset(layout, WorldParameters.DEFAULT.centre());
      Realism realism = Realism.noisy(profile.body().periodNs(), FIRST_SEED + seed);
      try (Rig rig = new Rig(profile, Trained.forRobot(name), layout, realism)) {
        if (error.equals(GAIN)) {
          double gain = seed % 2 == 0 ? GAIN_ERROR : -GAIN_ERROR;
          rig.robot.floor().left().gain(1 + gain);
          rig.robot.floor().right().gain(1 - gain);
        }
        rig.release();
        boolean warns = false;
        for (int tick = 0; tick <= ForagingSettings.DEFAULT_TICKS; tick++) {
          rig.tick();
          assertEquals(StopReason.NONE, rig.stopReason());
          warns |= rig.loop.sample().motorWarning;
          truth.moveTo(rig.robot.floor().x(), rig.robot.floor().y(), rig.robot.floor().heading());
        }
        believed += (double) rig.world().eaten() / SEEDS;
        floor += (double) truth.eaten() / SEEDS;
        lateMs += rig.loop.sample().motorLateNs / 1e6 / SEEDS;
        warned += warns ? 1 : 0;
      }
    }
    Drives drives = new Drives(believed, floor, warned, lateMs);
    LOG.info("| {} | {} | {} |", name, error, drives);
    return drives;
  }
}
