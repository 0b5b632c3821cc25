package org.nemadrive.telemetry;

/**
 * What one tick of the control loop looked like: a buffer the loop makes once, fills every tick and
 * hands to {@link TelemetryPort#tick}, which copies it. Plain fields, so that filling it costs and
 * allocates nothing. Not thread-safe: it belongs to the loop.
 */
public final class TickSample {
  /** Number of the tick since start, rising by one. */
  public long tick;

  /** How late the tick began, nanoseconds after its deadline. */
  public long latenessNs;

  /** How long the tick took from reading sensors to writing motors, nanoseconds. */
  public long durationNs;

  /** Periods skipped after overruns, since start. */
  public long missedPeriods;

  /** Ticks in which a wheel would have saturated and forward speed gave way, since start. */
  public long saturations;

  /** Drive of the left wheel, fraction of full from -1 to 1. */
  public double leftDrive;

  /** Drive of the right wheel, fraction of full from -1 to 1. */
  public double rightDrive;

  /** Sum of the left muscles' activation before scaling, in units of synaptic weight. */
  public double leftMuscle;

  /** Sum of the right muscles' activation before scaling, in units of synaptic weight. */
  public double rightMuscle;

  /** Position, world units, rising to the right. */
  public double xWu;

  /** Position, world units, rising downwards. */
  public double yWu;

  /** Heading, radians, 0 along x, rising towards y. */
  public double headingRad;

  /** Distance to the nearest obstacle ahead, millimetres; negative when no sensor tells. */
  public int rangeMm;

  /** Whether the touch group is stimulated. */
  public boolean touch;

  /** Whether the food group is stimulated. */
  public boolean foodSensed;

  /** Food items eaten since the run began. */
  public int foodEaten;

  /** Battery, millivolts; 0 when nothing measures it. */
  public int batteryMv;

  /** Which neurons fired: bit n of word n / 64 is neuron n in connectome order. */
  public final long[] fired;

  /** Which food items are eaten: bit n of word n / 64 is item n of the layout. */
  public final long[] eaten;

  /**
   * Makes a buffer.
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
    rangeMm = -1;
  }

  private static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }
}
