package org.nemadrive.controller.safety;

import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.mode.StopReason;

/**
 * Turns encoder totals into steps, and finds what no wheel can do: jump further than its top speed
 * allows, stand though it is told to turn, or turn all the time at another speed than it is told.
 * Allocates nothing.
 */
public final class EncoderGuard {
  /** Counts that a wheel may be off by reading and rounding, whatever its speed. */
  private static final int SLACK_COUNTS = 3;

  /** A wheel that moved less than this part of what it was told has not moved. */
  private static final double STALL_FRACTION = 0.1;

  private static final long MIN_STALL_COUNTS = 5;

  /** Wheels with 16 ticks where the profile says 6 are off by 2.67; no load or slip is as much. */
  private static final double MOST_MISMATCH = 2;

  /** Time over which commanded and counted ways are compared, nanoseconds. */
  private static final long MISMATCH_WINDOW_NS = 3_000_000_000L;

  /** Part by which a command may differ from the one it is taken to be the same as. */
  private static final double STEADY = 0.25;

  /** Ticks until a wheel turns as it is told: one of latency, and inertia. */
  private static final int SETTLED_TICKS = 3;

  /** Fewer counts say nothing of a speed. */
  private static final double MIN_MISMATCH_COUNTS = 20;

  private final BodyModel body;
  private final double countsPerNs;
  private final long stallTimeoutNs;
  private final Wheel left = new Wheel();
  private final Wheel right = new Wheel();
  private boolean known;
  private long lastNs;

  /**
   * A guard for one robot.
   *
   * @param jumpFactor steps beyond this many times the top speed's are jumps
   * @param stallTimeoutNs time a wheel may stand though told to turn, nanoseconds
   */
  public EncoderGuard(BodyModel body, double jumpFactor, long stallTimeoutNs) {
    this.body = body;
    this.countsPerNs = body.maxWheelSpeedMps() * 1000 * body.countsPerMm() * jumpFactor / 1e9;
    this.stallTimeoutNs = stallTimeoutNs;
  }

  /** Takes the next totals as they are; the wheels have not moved. */
  public void reset() {
    known = false;
    left.reset();
    right.reset();
  }

  /**
   * Compares the totals with the last ones.
   *
   * @param leftCommand command in force since then, in the board's whole numbers
   * @param rightCommand command in force since then
   */
  public StopReason check(long nowNs, BoardReadings totals, int leftCommand, int rightCommand) {
    long elapsedNs = known ? nowNs - lastNs : 0;
    left.step(totals.leftCounts, known);
    right.step(totals.rightCounts, known);
    known = true;
    lastNs = nowNs;
    double most = countsPerNs * Math.max(elapsedNs, body.periodNs()) + SLACK_COUNTS;
    if (Math.abs(left.step) > most || Math.abs(right.step) > most) {
      left.step = 0;
      right.step = 0;
      return StopReason.ENCODER_JUMP;
    }
    // What a wheel did in a tick that came late says nothing: a watchdog may have stopped it.
    long watchedNs = Math.min(elapsedNs, body.periodNs());
    boolean stalled = left.stalled(leftCommand, watchedNs) | right.stalled(rightCommand, watchedNs);
    if (stalled) {
      return StopReason.MOTOR_STALLED;
    }
    boolean late = 2 * elapsedNs > 3 * body.periodNs();
    boolean mismatched =
        !late
            && (left.mismatched(leftCommand, elapsedNs)
                | right.mismatched(rightCommand, elapsedNs));
    return mismatched ? StopReason.SPEED_MISMATCH : StopReason.NONE;
  }

  /** Counts of the left wheel since the last check, negative backwards; 0 after a jump. */
  public int leftStep() {
    return left.step;
  }

  /** Counts of the right wheel since the last check, negative backwards; 0 after a jump. */
  public int rightStep() {
    return right.step;
  }

  /** One wheel's memory. */
  private final class Wheel {
    private int total;
    private int step;
    private double expectedCounts;
    private long movedCounts;
    private long windowNs;
    private double toldCounts;
    private int steadyCommand;
    private int steadyTicks;
    private long countedCounts;
    private long comparedNs;

    void reset() {
      toldCounts = 0;
      countedCounts = 0;
      comparedNs = 0;
      steadyTicks = 0;
      expectedCounts = 0;
      movedCounts = 0;
      windowNs = 0;
      step = 0;
    }

    void step(int newTotal, boolean counted) {
      step = counted ? newTotal - total : 0;
      total = newTotal;
    }

    /** A wheel told to turn for the whole timeout that made a tenth of its way has stalled. */
    boolean stalled(int command, long elapsedNs) {
      expectedCounts += Math.abs(body.scale().microCountsPerS(command)) * (elapsedNs / 1e15);
      movedCounts += Math.abs(step);
      windowNs += elapsedNs;
      if (windowNs < stallTimeoutNs) {
        return false;
      }
      boolean told = expectedCounts >= MIN_STALL_COUNTS;
      boolean stalled = told && movedCounts < STALL_FRACTION * expectedCounts;
      windowNs = 0;
      expectedCounts = 0;
      movedCounts = 0;
      return stalled;
    }

    /**
     * Compares ways, and only of ticks before which the wheel was told nearly the same for some
     * time: else it follows late and less far, whatever its encoder.
     */
    boolean mismatched(int command, long elapsedNs) {
      boolean near = Math.abs(command - steadyCommand) <= STEADY * Math.abs(steadyCommand);
      if (!near || command == 0) {
        steadyCommand = command;
        steadyTicks = 0;
      } else if (steadyTicks < SETTLED_TICKS) {
        steadyTicks++;
      } else {
        toldCounts += Math.abs(body.scale().microCountsPerS(command)) * (elapsedNs / 1e15);
        countedCounts += Math.abs(step);
        comparedNs += elapsedNs;
      }
      if (comparedNs < MISMATCH_WINDOW_NS || toldCounts < MIN_MISMATCH_COUNTS) {
        return false;
      }
      boolean mismatched =
          countedCounts > MOST_MISMATCH * toldCounts || MOST_MISMATCH * countedCounts < toldCounts;
      toldCounts = 0;
      countedCounts = 0;
      comparedNs = 0;
      return mismatched;
    }
  }
}
