package org.nemadrive.simulator.scenario;

import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.SpeedRegulator;

/**
 * One wheel of a robot as it is: its load changes every 100 ms, its encoder counts whole numbers,
 * and its board's regulator loops in its own phase, in whole counts, with a clamp and an
 * anti-windup. Made of steps of a millisecond; allocates nothing after construction.
 */
final class ShakenWheel {
  private static final double STEP_S = 0.001;
  private static final int LOAD_STEPS = 100;
  private static final double ANTI_WINDUP = 4;
  private static final long SLIP_STREAMS = 2;

  private final SpeedRegulator regulator;
  private final boolean brakesAtRest;

  /** A board without a regulator counts one channel of its encoder: up, whatever the direction. */
  private final boolean countsOneWay;

  private final double gain;
  private final double load;
  private final SplitMix64 random;

  /** Slip has a stream of its own, so that the wheels turn the same with and without it. */
  private final SplitMix64 slipRandom;

  private final double slipSigma;
  private final double[] decay;
  private final double[] pathS;

  private double told;
  private boolean toldToRest = true;
  private double goal;
  private int power = COAST;
  private double position;
  private double speed;
  private double part;
  private double slip;
  private double floorCounts;
  private long step;
  private double nextLoopS;
  private double setpoint;
  private int lastError;
  private boolean saturated;
  private long seen;
  private int counts;
  private boolean stuck;

  private static final int DRIVE = 0;
  private static final int BRAKE = 1;
  private static final int COAST = 2;

  ShakenWheel(MotorModel motor, double gain, Scenario scenario, long stream) {
    MotorModel real = motor.slower(scenario.slowerMotors());
    this.regulator = real.regulator().orElse(null);
    this.brakesAtRest = real.atRest() == MotorModel.AtRest.BRAKE;
    this.countsOneWay = regulator == null;
    this.gain = gain;
    this.load = scenario.load();
    this.random = new SplitMix64(SplitMix64.seed(scenario.seed(), stream));
    this.slipRandom = new SplitMix64(SplitMix64.seed(scenario.seed(), SLIP_STREAMS + stream));
    this.slipSigma = scenario.slip();
    double[] constants = {
      real.driveTimeConstantS(), real.brakeTimeConstantS(), real.coastTimeConstantS()
    };
    this.decay = new double[constants.length];
    this.pathS = new double[constants.length];
    for (int i = 0; i < constants.length; i++) {
      decay[i] = StrictMath.exp(-STEP_S / constants[i]);
      pathS[i] = constants[i] * (1 - decay[i]);
    }
    this.nextLoopS =
        regulator == null ? Double.MAX_VALUE : scenario.loopPhase() * regulator.loopS();
  }

  /** From now on this command acts. */
  void tell(double countsPerS, boolean rests) {
    told = countsPerS;
    toldToRest = rests || brakesAtRest && countsPerS == 0;
    if (regulator == null) {
      goal = toldToRest ? 0 : told;
      power = !toldToRest ? DRIVE : brakesAtRest ? BRAKE : COAST;
    }
  }

  /** Something holds the wheel, or lets it go. */
  void stuck(boolean isStuck) {
    stuck = isStuck;
  }

  /** Turns for a millisecond. */
  void millisecond() {
    if (step % LOAD_STEPS == 0 && load > 0) {
      part = load * random.nextGaussian();
    }
    if (step % LOAD_STEPS == 0) {
      slip = slipSigma * slipRandom.nextGaussian();
    }
    step++;
    while (nextLoopS < step * STEP_S) {
      regulate();
      nextLoopS += regulator.loopS();
    }
    double wanted = power == DRIVE ? goal * gain * (1 - part) : 0;
    if (!stuck) {
      double way = wanted * STEP_S + (speed - wanted) * pathS[power];
      position += way;
      floorCounts += way * (1 - slip);
    }
    speed = wanted + (speed - wanted) * decay[power];
    long now = (long) Math.floor(position);
    counts += (int) (countsOneWay ? Math.abs(now - seen) : now - seen);
    seen = now;
  }

  private void regulate() {
    if (!saturated) {
      setpoint += told * regulator.loopS();
    }
    int error = (int) (setpoint - Math.floor(position));
    double sum =
        regulator.proportionalPercent() * error
            + regulator.derivativePercent() * (error - lastError);
    int output = (int) sum;
    int clamped =
        (int) Math.clamp(output, -SpeedRegulator.FULL_PERCENT, SpeedRegulator.FULL_PERCENT);
    saturated =
        Math.signum(sum) == Integer.signum(clamped)
            && Math.abs(sum) / ANTI_WINDUP > Math.abs(clamped);
    lastError = error;
    power = clamped == 0 ? BRAKE : DRIVE;
    goal = clamped * regulator.countsPerSPerPercent();
  }

  /** What the encoder counted since the last call. */
  int takeCounts() {
    int taken = counts;
    counts = 0;
    return taken;
  }

  /** Way over the floor since the last call, counts, negative backwards. */
  double takeFloorCounts() {
    double taken = floorCounts;
    floorCounts = 0;
    return taken;
  }

  /** Where the wheel is, counts from its start. */
  double positionCounts() {
    return position;
  }

  /** How fast it turns, counts per second. */
  double countsPerS() {
    return stuck ? 0 : speed;
  }
}
