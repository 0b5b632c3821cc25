package org.nemadrive.simulator.motor;

/**
 * One wheel that obeys its commands as a {@link MotorModel} says: where it is, in encoder counts
 * and without rounding, and which commands are still on their way. Allocates nothing after
 * construction; for one thread.
 */
public final class WheelModel {
  /** Commands that can act within a tick or are on their way: latency is below two ticks. */
  public static final int REMEMBERED = 3;

  private final MotorModel motor;
  private final SpeedRegulator regulator;
  private final Timetable timetable;

  private final double[] toldCountsPerS = new double[REMEMBERED];
  private final boolean[] toldToRest = new boolean[REMEMBERED];
  private double gain = 1;
  private double positionCounts;
  private double speedCountsPerS;
  private double momentCounts;
  private double momentBefore;
  private double setpointCounts;
  private double lastErrorCounts;
  private boolean reversed;

  private WheelModel(MotorModel motor, Timetable timetable) {
    this.motor = motor;
    this.regulator = motor.regulator().orElse(null);
    this.timetable = timetable;
    reset();
  }

  /** The left wheel of a robot with these motors, at rest; {@code periodS} is a tick in seconds. */
  public static WheelModel left(MotorModel motor, double periodS) {
    return new WheelModel(
        motor, Timetable.of(motor, periodS, motor.leftActsAfterS(), motor.leftReadAfterRightS()));
  }

  /** The right wheel, likewise. */
  public static WheelModel right(MotorModel motor, double periodS) {
    return new WheelModel(motor, Timetable.of(motor, periodS, motor.rightActsAfterS(), 0));
  }

  /** At rest at position 0, told to rest since long; what was learned of its gain stays. */
  public void reset() {
    positionCounts = 0;
    speedCountsPerS = 0;
    momentCounts = 0;
    momentBefore = 0;
    setpointCounts = 0;
    lastErrorCounts = 0;
    reversed = false;
    rest();
  }

  /** Rests from now on: no command is on its way any more. */
  public void rest() {
    for (int age = 0; age < REMEMBERED; age++) {
      toldCountsPerS[age] = 0;
      toldToRest[age] = true;
    }
  }

  /** Takes over all of another wheel with the same motor and timetable. */
  public void copyFrom(WheelModel other) {
    System.arraycopy(other.toldCountsPerS, 0, toldCountsPerS, 0, REMEMBERED);
    System.arraycopy(other.toldToRest, 0, toldToRest, 0, REMEMBERED);
    gain = other.gain;
    positionCounts = other.positionCounts;
    speedCountsPerS = other.speedCountsPerS;
    momentCounts = other.momentCounts;
    momentBefore = other.momentBefore;
    setpointCounts = other.setpointCounts;
    lastErrorCounts = other.lastErrorCounts;
    reversed = other.reversed;
  }

  /**
   * A command leaves for the wheel; it acts after the latency.
   *
   * @param countsPerS speed that the wheel is told, counts per second, negative backwards
   * @param rests whether the board then does to the motor what it does at rest
   */
  public void send(double countsPerS, boolean rests) {
    for (int age = REMEMBERED - 1; age > 0; age--) {
      toldCountsPerS[age] = toldCountsPerS[age - 1];
      toldToRest[age] = toldToRest[age - 1];
    }
    toldCountsPerS[0] = countsPerS;
    toldToRest[0] = rests || motor.atRest() == MotorModel.AtRest.BRAKE && countsPerS == 0;
  }

  /** Turns from one reading of the encoder to the next. */
  public void advanceTick() {
    reversed = false;
    momentBefore = momentCounts;
    for (Span span : timetable.tick()) {
      run(span);
      if (span.endsAtMoment()) {
        momentCounts = positionCounts;
      }
    }
  }

  /** Turns on until a command that is sent now would begin to act. */
  public void advanceThroughPending() {
    for (Span span : timetable.pending()) {
      run(span);
    }
  }

  private void run(Span span) {
    double told = toldCountsPerS[span.age()];
    for (int step = 0; step < span.steps(); step++) {
      if (regulator != null) {
        advance(span.driven(), regulate(told, span.driven().durationS()));
      } else if (!toldToRest[span.age()]) {
        advance(span.driven(), told * gain);
      } else {
        boolean brakes = motor.atRest() == MotorModel.AtRest.BRAKE;
        advance(brakes ? span.braked() : span.coasting(), 0);
      }
    }
  }

  /** The speed that the regulator's power gives, counts per second. */
  private double regulate(double told, double durationS) {
    setpointCounts += told * durationS;
    double error = setpointCounts - positionCounts;
    double power =
        regulator.proportionalPercent() * error
            + regulator.derivativePercent() * (error - lastErrorCounts);
    lastErrorCounts = error;
    double full = SpeedRegulator.FULL_PERCENT;
    return Math.max(-full, Math.min(full, power)) * regulator.countsPerSPerPercent();
  }

  private void advance(Lag lag, double goal) {
    double before = speedCountsPerS;
    positionCounts += goal * lag.durationS() + (before - goal) * lag.pathS();
    speedCountsPerS = goal + (before - goal) * lag.decay();
    reversed |= before != 0 && goal != 0 && (before > 0) != (speedCountsPerS > 0);
  }

  /** Puts the wheel where its encoder says that it is: so many counts further. */
  public void shift(double counts) {
    positionCounts += counts;
    momentCounts += counts;
  }

  /** Sets how many times as fast as told the wheel turns, if no regulator sees to that. */
  public void gain(double times) {
    gain = times;
  }

  /** How many times as fast as told the wheel turns. */
  public double gain() {
    return gain;
  }

  /** Counts from the start, negative backwards, when the encoder is read. */
  public double positionCounts() {
    return positionCounts;
  }

  /** Way from the moment of one pose to that of the next, counts, negative backwards. */
  public double movedCounts() {
    return momentCounts - momentBefore;
  }

  /** Where the wheel will be when it has caught up with what it is told now, and rests then. */
  public double restingCounts() {
    return regulator != null
        ? setpointCounts
        : positionCounts + speedCountsPerS * motor.driveTimeConstantS();
  }

  /** The speed told by the command that acts until the encoder is read next, counts per second. */
  public double actingCountsPerS() {
    return toldCountsPerS[timetable.actingAge()];
  }

  /** By how much the command that began to act last changed the speed told, counts per second. */
  public double changeCountsPerS() {
    int newest = timetable.newestAge();
    return toldCountsPerS[newest] - toldCountsPerS[newest + 1];
  }

  /** Age of that command, 0 for the newest. */
  public int actingAge() {
    return timetable.actingAge();
  }

  /**
   * Whether the wheel changed its direction in the last tick, so that its way is not its counts.
   */
  public boolean reversed() {
    return reversed;
  }

  /** Whether a regulator of the board sees to the speed. */
  public boolean isRegulated() {
    return regulator != null;
  }
}
