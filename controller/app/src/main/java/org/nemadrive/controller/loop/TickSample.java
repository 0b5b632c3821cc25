package org.nemadrive.controller.loop;

import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;

/**
 * A copy of what one tick saw and did, for other threads. Made once and filled again and again.
 * Fields are plain data; what cannot be known is NaN or -1.
 */
public final class TickSample {
  /** Number of the tick, from 0. */
  public long tick;

  /** The tick's time, nanoseconds of the monotonic clock. */
  public long nowNs;

  /** How late the tick began, nanoseconds. */
  public long latenessNs;

  /** How long the last tick took, nanoseconds. */
  public long durationNs;

  /** Periods missed since the start. */
  public long missedPeriods;

  /** Ticks since the start in which a wheel would have been too fast and both were slowed. */
  public long saturatedTicks;

  /** How the tick ended. */
  public TickOutcome outcome;

  /** Why the wheels stand, or NONE. */
  public StopReason stopReason;

  /** Stimulated group as the neuron core knows it, -1 for none. */
  public int stimulus;

  /** Summed potential of the left motor muscles. */
  public double leftMuscles;

  /** Summed potential of the right motor muscles. */
  public double rightMuscles;

  /** Command of the left wheel, in the board's whole numbers. */
  public int leftCommand;

  /** Command of the right wheel, in the board's whole numbers. */
  public int rightCommand;

  /** Encoder total of the left wheel. */
  public int leftCounts;

  /** Encoder total of the right wheel. */
  public int rightCounts;

  /** Battery, millivolts, 0 if unknown. */
  public int batteryMv;

  /** Whether the battery is below the profile's warning limit. */
  public boolean batteryWarning;

  /** Value of the first touch sensor, millimetres, or NaN. */
  public double rangeMm;

  /** Place in the virtual arena, world units, or NaN. */
  public double x;

  /** Place in the virtual arena, world units, or NaN. */
  public double y;

  /** Heading in the virtual arena, radians, or NaN. */
  public double heading;

  /** Food items eaten in the virtual arena, or -1. */
  public int foodEaten;

  /** Number of neurons that fired. */
  public int spikeCount;

  /** One bit a neuron: bit (i mod 64) of word (i / 64) is set if neuron i fired. */
  public final long[] fired;

  /** A sample for a nervous system of this many neurons. */
  public TickSample(int neuronCount) {
    fired = new long[(neuronCount + Long.SIZE - 1) / Long.SIZE];
  }

  /** Takes over the spikes of a core's last tick. */
  void takeSpikes(NeuronCore core) {
    java.util.Arrays.fill(fired, 0);
    spikeCount = core.spikeCount();
    for (int k = 0; k < spikeCount; k++) {
      int neuron = core.spike(k);
      fired[neuron / Long.SIZE] |= 1L << neuron;
    }
  }

  /** Takes over all of another sample. */
  public void copyFrom(TickSample other) {
    tick = other.tick;
    nowNs = other.nowNs;
    latenessNs = other.latenessNs;
    durationNs = other.durationNs;
    missedPeriods = other.missedPeriods;
    saturatedTicks = other.saturatedTicks;
    outcome = other.outcome;
    stopReason = other.stopReason;
    stimulus = other.stimulus;
    leftMuscles = other.leftMuscles;
    rightMuscles = other.rightMuscles;
    leftCommand = other.leftCommand;
    rightCommand = other.rightCommand;
    leftCounts = other.leftCounts;
    rightCounts = other.rightCounts;
    batteryMv = other.batteryMv;
    batteryWarning = other.batteryWarning;
    rangeMm = other.rangeMm;
    x = other.x;
    y = other.y;
    heading = other.heading;
    foodEaten = other.foodEaten;
    spikeCount = other.spikeCount;
    System.arraycopy(other.fired, 0, fired, 0, fired.length);
  }
}
