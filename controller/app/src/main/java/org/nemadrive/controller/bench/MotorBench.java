package org.nemadrive.controller.bench;

import java.util.Locale;
import java.util.Optional;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.WheelPair;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.motor.MotorModel;

/**
 * Measures how late and how slowly the wheels follow, {@code body.motor}: drives them forwards at
 * speeds drawn at random, in the order of work and at the rate of a drive, and finds the constants
 * with which the trainer's own model of the wheels comes nearest to what the encoders counted. At
 * two ticks a second it keeps the profile's time constants and finds the latencies that go with
 * them, which is what a drive depends on.
 */
public final class MotorBench {
  private static final int TICKS = 160;
  private static final int MOST_TICKS_OF_A_SPEED = 4;
  private static final double REST_SHARE = 0.3;
  private static final double LEAST_SPEED_SHARE = 0.3;
  private static final long SEED = 1;

  /** First and last step of the search, as a part of a constant. */
  private static final double FIRST_STEP = 0.4;

  private static final double LAST_STEP = 0.005;
  private static final double LEAST_S = 0.001;

  /**
   * In a tick of more than so many time constants a lag is over before the next reading: counts
   * then tell the latency and the time constant together, but not each of them.
   */
  private static final double MOST_CONSTANTS_IN_A_TICK = 4;

  private static final int TIME_CONSTANTS = 2;

  private final Robot robot;
  private final BodyModel body;
  private final Clock clock;
  private final int[] commands = new int[TICKS];
  private final int[] leftWay = new int[TICKS];
  private final int[] rightWay = new int[TICKS];

  /**
   * A bench for a robot whose profile describes its motors already, if only by another robot's
   * numbers: what cannot be told from counts stays as it says.
   */
  public MotorBench(Robot robot, Clock clock) {
    this.robot = robot;
    this.body = robot.profile().body();
    this.clock = clock;
    if (body.motor().isEmpty()) {
      throw new IllegalArgumentException("a profile without body.motor");
    }
  }

  /**
   * What was measured.
   *
   * @param motor the constants
   * @param restCounts root mean square of what a wheel's way in a tick still differs by, counts
   */
  public record Measured(MotorModel motor, double restCounts) {
    /** The section as a profile has it. */
    public String yaml() {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT, "  motor:   # measured; %.2f counts a tick remain%n", restCounts));
      line(text, "driveTimeConstantMs", motor.driveTimeConstantS());
      line(text, "brakeTimeConstantMs", motor.brakeTimeConstantS());
      line(text, "coastTimeConstantMs", motor.coastTimeConstantS());
      text.append("    atRest: %s%n".formatted(motor.atRest().name().toLowerCase(Locale.ROOT)));
      line(text, "leftActsAfterMs", motor.leftActsAfterS());
      line(text, "rightActsAfterMs", motor.rightActsAfterS());
      line(text, "leftReadAfterRightMs", motor.leftReadAfterRightS());
      motor
          .regulator()
          .ifPresent(
              regulator ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "    regulator:%n      loopMs: %s%n"
                              + "      proportionalPercentPerCount: %s%n"
                              + "      derivativePercentPerCount: %s%n"
                              + "      countsPerSPerPercent: %s%n",
                          regulator.loopS() * 1000,
                          regulator.proportionalPercent(),
                          regulator.derivativePercent(),
                          regulator.countsPerSPerPercent())));
      return text.toString();
    }

    private static void line(StringBuilder text, String key, double seconds) {
      text.append("    %s: %d%n".formatted(key, Math.round(seconds * 1000)));
    }
  }

  /** How long the wheels turn, seconds. */
  public double durationS() {
    return TICKS * body.periodS();
  }

  /**
   * Drives, and finds the constants; leaves the motors off.
   *
   * @throws BoardException if the board fails meanwhile
   */
  public Measured measure() throws BoardException {
    robot.board().start();
    robot.senses().start(clock.nowNs());
    try {
      drive();
    } finally {
      robot.board().stop();
    }
    return fit();
  }

  private void drive() throws BoardException {
    SplitMix64 random = new SplitMix64(SEED);
    BoardReadings readings = new BoardReadings();
    long deadlineNs = clock.nowNs();
    int left = 0;
    int right = 0;
    int hold = 0;
    int command = 0;
    for (int tick = 0; tick <= TICKS; tick++) {
      deadlineNs += body.periodNs();
      clock.pause(Math.max(0, deadlineNs - clock.nowNs()));
      long nowNs = clock.nowNs();
      require(robot.board().read(nowNs, readings));
      if (tick > 0) {
        leftWay[tick - 1] = readings.leftCounts - left;
        rightWay[tick - 1] = readings.rightCounts - right;
      }
      left = readings.leftCounts;
      right = readings.rightCounts;
      // Reading the senses takes time between encoder and command, too; what they say is no matter.
      robot.senses().update(nowNs, 0);
      if (hold-- == 0) {
        hold = random.nextInt(MOST_TICKS_OF_A_SPEED);
        boolean rests = random.nextDouble() < REST_SHARE;
        double share = random.nextDouble(LEAST_SPEED_SHARE, 1);
        command = rests ? 0 : body.scale().command(share * body.maxWheelSpeedMps());
      }
      if (tick < TICKS) {
        commands[tick] = command;
        require(robot.board().drive(command, command));
      }
      robot.senses().updateSlow(nowNs, 0);
      require(robot.board().readLate(readings));
    }
  }

  /** Steps each constant up and down, ever finer, and keeps what comes nearer. */
  private Measured fit() {
    double[] best = constants(body.motor().orElseThrow());
    double least = squares(best);
    boolean tellsConstants = body.periodS() < MOST_CONSTANTS_IN_A_TICK * best[0];
    for (double step = FIRST_STEP; step > LAST_STEP; step /= 2) {
      boolean better = true;
      while (better) {
        better = false;
        for (int i = tellsConstants ? 0 : TIME_CONSTANTS; i < best.length; i++) {
          for (int sign = -1; sign <= 1; sign += 2) {
            double[] other = best.clone();
            other[i] = limited(i, other[i] * (1 + sign * step));
            double found = squares(other);
            if (found < least) {
              best = other;
              least = found;
              better = true;
            }
          }
        }
      }
    }
    return new Measured(model(best), Math.sqrt(least / (2 * TICKS)));
  }

  /** Time constants of driving and of resting, then the latencies of both wheels. */
  private static double[] constants(MotorModel motor) {
    return new double[] {
      motor.driveTimeConstantS(),
      motor.atRest() == MotorModel.AtRest.BRAKE
          ? motor.brakeTimeConstantS()
          : motor.coastTimeConstantS(),
      Math.max(LEAST_S, motor.leftActsAfterS()),
      Math.max(LEAST_S, motor.rightActsAfterS())
    };
  }

  private double limited(int constant, double value) {
    double most = constant < TIME_CONSTANTS ? 2 : 2 * body.periodS() - LEAST_S;
    return Math.clamp(value, LEAST_S, most);
  }

  private MotorModel model(double[] constants) {
    MotorModel before = body.motor().orElseThrow();
    boolean brakes = before.atRest() == MotorModel.AtRest.BRAKE;
    return new MotorModel(
        constants[0],
        brakes ? constants[1] : before.brakeTimeConstantS(),
        brakes ? before.coastTimeConstantS() : constants[1],
        before.atRest(),
        constants[2],
        constants[3],
        before.leftReadAfterRightS(),
        before.regulator());
  }

  /** Sum of the squared differences of both wheels' ways, each at the gain that fits it best. */
  private double squares(double[] constants) {
    WheelPair wheels = new WheelPair(body.withMotor(Optional.of(model(constants))));
    double[] left = new double[TICKS];
    double[] right = new double[TICKS];
    for (int tick = 0; tick < TICKS; tick++) {
      double leftBefore = wheels.left().positionCounts();
      double rightBefore = wheels.right().positionCounts();
      wheels.send(commands[tick], commands[tick]);
      wheels.advanceTick();
      left[tick] = wheels.left().positionCounts() - leftBefore;
      right[tick] = wheels.right().positionCounts() - rightBefore;
    }
    return squares(left, leftWay) + squares(right, rightWay);
  }

  private static double squares(double[] model, int[] counted) {
    double products = 0;
    double modelSquares = 0;
    double countedSquares = 0;
    for (int tick = 0; tick < TICKS; tick++) {
      products += model[tick] * counted[tick];
      modelSquares += model[tick] * model[tick];
      countedSquares += (double) counted[tick] * counted[tick];
    }
    return modelSquares == 0 ? countedSquares : countedSquares - products * products / modelSquares;
  }

  private static void require(StopReason fault) throws BoardException {
    if (fault != StopReason.NONE) {
      throw new BoardException(fault, "the measurement was broken off: " + fault.advice());
    }
  }
}
