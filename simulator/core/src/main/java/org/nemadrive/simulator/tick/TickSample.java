package org.nemadrive.simulator.tick;

import java.util.Arrays;
import org.nemadrive.simulator.mode.Driver;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;

/**
 * What one tick saw and did: a buffer made once, filled by whoever ticks and carried to all others
 * by a {@link TickRing}. Plain fields, so that filling it costs and allocates nothing; what cannot
 * be known is NaN, -1 or 0 as said below. For one thread.
 */
public final class TickSample {
  /** Longs that a sample takes beside its bits. */
  private static final int FIXED = 27;

  private static final Driver[] DRIVERS = Driver.values();
  private static final TickOutcome[] OUTCOMES = TickOutcome.values();
  private static final StopReason[] REASONS = StopReason.values();

  private static final int THOUGHT = 1;
  private static final int TOUCH = 2;
  private static final int FOOD = 4;
  private static final int BATTERY_WARNING = 8;
  private static final int MOTOR_WARNING = 16;

  /** Number of the tick since start, rising by one. */
  public long tick;

  /** The tick's time, nanoseconds of the drive's clock. */
  public long nowNs;

  /** How late the tick began, nanoseconds after its deadline. */
  public long latenessNs;

  /** How long the tick took, nanoseconds. */
  public long durationNs;

  /** Periods skipped after overruns, since start. */
  public long missedPeriods;

  /** Ticks in which a wheel would have been too fast and both were slowed, since start. */
  public long saturatedTicks;

  /** How the tick ended. */
  public TickOutcome outcome = TickOutcome.STANDING;

  /** Number of the newest stop that was obeyed; a driven tick was driven by a release of it. */
  public long stop;

  /** Why the wheels stand, NONE while they are driven. */
  public StopReason stopReason = StopReason.NONE;

  /** Who moved the wheels. */
  public Driver driver = Driver.NOBODY;

  /** Whether the nervous system took part; without it muscles, stimuli and spikes are empty. */
  public boolean thought;

  /** Summed activation of the left motor muscles, in units of synaptic weight. */
  public double leftMuscle;

  /** Summed activation of the right motor muscles, in units of synaptic weight. */
  public double rightMuscle;

  /** Whether the touch group was stimulated. */
  public boolean touch;

  /** Whether the food group was stimulated. */
  public boolean foodSensed;

  /** Drive of the left wheel, fraction of its top speed from -1 to 1. */
  public double leftDrive;

  /** Drive of the right wheel, fraction of its top speed from -1 to 1. */
  public double rightDrive;

  /** Command of the left wheel in its board's whole numbers, 0 where there is no board. */
  public int leftCommand;

  /** Command of the right wheel in its board's whole numbers, 0 where there is no board. */
  public int rightCommand;

  /** Encoder total of the left wheel, 0 where there is none. */
  public int leftCounts;

  /** Encoder total of the right wheel, 0 where there is none. */
  public int rightCounts;

  /** Battery, millivolts; 0 when nothing measures it. */
  public int batteryMv;

  /** Whether the battery is below the profile's warning limit. */
  public boolean batteryWarning;

  /** Whether the wheels follow their commands later or sooner than the profile says. */
  public boolean motorWarning;

  /** How much later than it says, nanoseconds, negative for sooner; what is known up to now. */
  public long motorLateNs;

  /** Distance to the nearest obstacle ahead, millimetres; NaN when no sensor tells. */
  public double rangeMm = Double.NaN;

  /** Place in the arena, world units, rising to the right; NaN without an arena. */
  public double xWu = Double.NaN;

  /** Place in the arena, world units, rising downwards; NaN without an arena. */
  public double yWu = Double.NaN;

  /** Heading in the arena, radians, 0 along x, rising towards y; NaN without an arena. */
  public double headingRad = Double.NaN;

  /** Food items eaten since the run began; -1 without an arena. */
  public int foodEaten = -1;

  /** Number of neurons that fired. */
  public int spikeCount;

  /** Which neurons fired: bit n of word n / 64 is neuron n in connectome order. */
  public final long[] fired;

  /** Which food items are eaten: bit n of word n / 64 is item n of the layout. */
  public final long[] eaten;

  /**
   * An empty sample.
   *
   * @param neurons how many neurons the connectome has, 1 or more
   * @param foodItems how many items the layout has, 0 or more
   */
  public TickSample(int neurons, int foodItems) {
    if (neurons < 1 || foodItems < 0) {
      throw new IllegalArgumentException(
          "a sample needs 1 or more neurons and 0 or more food items, not "
              + neurons
              + " and "
              + foodItems);
    }
    fired = new long[words(neurons)];
    eaten = new long[words(foodItems)];
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Takes over what the nervous system did in this tick.
   *
   * @param stimulus what stimulated it, as {@link #stimulus} gives it
   */
  public void takeThought(NeuronCore core, int stimulus) {
    forgetThought();
    thought = true;
    touch = stimulus == NervePlan.TOUCH;
    foodSensed = stimulus == NervePlan.FOOD;
    leftMuscle = core.left();
    rightMuscle = core.right();
    spikeCount = core.spikeCount();
    for (int k = 0; k < spikeCount; k++) {
      int neuron = core.spike(k);
      fired[neuron / Long.SIZE] |= 1L << neuron;
    }
  }

  /** The nervous system rested in this tick. */
  public void forgetThought() {
    thought = false;
    touch = false;
    foodSensed = false;
    leftMuscle = 0;
    rightMuscle = 0;
    spikeCount = 0;
    Arrays.fill(fired, 0);
  }

  /** The group that was stimulated, as the neuron core knows it. */
  public int stimulus() {
    return touch ? NervePlan.TOUCH : foodSensed ? NervePlan.FOOD : NeuronCore.NO_STIMULUS;
  }

  /** Takes over where the body is and what it ate. */
  public void takeWorld(World world) {
    xWu = world.x();
    yWu = world.y();
    headingRad = world.heading();
    foodEaten = world.eaten();
    world.copyEaten(eaten);
  }

  /** Longs that a sample of this shape takes in a ring. */
  int length() {
    return FIXED + fired.length + eaten.length;
  }

  void write(long[] to, int at) {
    to[at] = tick;
    to[at + 1] = nowNs;
    to[at + 2] = latenessNs;
    to[at + 3] = durationNs;
    to[at + 4] = missedPeriods;
    to[at + 5] = saturatedTicks;
    to[at + 6] = outcome.ordinal();
    to[at + 7] = stop;
    to[at + 8] = stopReason.ordinal();
    to[at + 9] = driver.ordinal();
    to[at + 10] =
        (thought ? THOUGHT : 0)
            | (touch ? TOUCH : 0)
            | (foodSensed ? FOOD : 0)
            | (batteryWarning ? BATTERY_WARNING : 0)
            | (motorWarning ? MOTOR_WARNING : 0);
    to[at + 11] = Double.doubleToRawLongBits(leftMuscle);
    to[at + 12] = Double.doubleToRawLongBits(rightMuscle);
    to[at + 13] = Double.doubleToRawLongBits(leftDrive);
    to[at + 14] = Double.doubleToRawLongBits(rightDrive);
    to[at + 15] = leftCommand;
    to[at + 16] = rightCommand;
    to[at + 17] = leftCounts;
    to[at + 18] = rightCounts;
    to[at + 19] = batteryMv;
    to[at + 20] = Double.doubleToRawLongBits(rangeMm);
    to[at + 21] = Double.doubleToRawLongBits(xWu);
    to[at + 22] = Double.doubleToRawLongBits(yWu);
    to[at + 23] = Double.doubleToRawLongBits(headingRad);
    to[at + 24] = foodEaten;
    to[at + 25] = spikeCount;
    to[at + 26] = motorLateNs;
    System.arraycopy(fired, 0, to, at + FIXED, fired.length);
    System.arraycopy(eaten, 0, to, at + FIXED + fired.length, eaten.length);
  }

  void read(long[] from) {
    tick = from[0];
    nowNs = from[1];
    latenessNs = from[2];
    durationNs = from[3];
    missedPeriods = from[4];
    saturatedTicks = from[5];
    outcome = OUTCOMES[(int) from[6]];
    stop = from[7];
    stopReason = REASONS[(int) from[8]];
    driver = DRIVERS[(int) from[9]];
    thought = (from[10] & THOUGHT) != 0;
    touch = (from[10] & TOUCH) != 0;
    foodSensed = (from[10] & FOOD) != 0;
    batteryWarning = (from[10] & BATTERY_WARNING) != 0;
    motorWarning = (from[10] & MOTOR_WARNING) != 0;
    leftMuscle = Double.longBitsToDouble(from[11]);
    rightMuscle = Double.longBitsToDouble(from[12]);
    leftDrive = Double.longBitsToDouble(from[13]);
    rightDrive = Double.longBitsToDouble(from[14]);
    leftCommand = (int) from[15];
    rightCommand = (int) from[16];
    leftCounts = (int) from[17];
    rightCounts = (int) from[18];
    batteryMv = (int) from[19];
    rangeMm = Double.longBitsToDouble(from[20]);
    xWu = Double.longBitsToDouble(from[21]);
    yWu = Double.longBitsToDouble(from[22]);
    headingRad = Double.longBitsToDouble(from[23]);
    foodEaten = (int) from[24];
    spikeCount = (int) from[25];
    motorLateNs = from[26];
    System.arraycopy(from, FIXED, fired, 0, fired.length);
    System.arraycopy(from, FIXED + fired.length, eaten, 0, eaten.length);
  }
}
