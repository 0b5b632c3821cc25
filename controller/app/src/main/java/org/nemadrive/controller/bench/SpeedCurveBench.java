package org.nemadrive.controller.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nemadrive.controller.hardware.Board;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.mode.StopReason;

/** Measures what speed each duty gives, by the wheels' own encoders: {@code body.speedCurve}. */
public final class SpeedCurveBench {
  /** Largest duty at which the wheels stood, then the points of the curve; fractions. */
  private static final double[] POINTS = {0.25, 0.5, 0.75, 1};

  private static final double SEARCH_STEP = 0.02;
  private static final long SETTLE_NS = 500_000_000;
  private static final long MEASURE_NS = 2_000_000_000;

  /** Boards with a communication timeout want a command this often. */
  private static final long FEED_NS = 100_000_000;

  /** Slower than this a wheel stands, counts a second. */
  private static final double STANDS = 2;

  private final Board board;
  private final BodyModel body;
  private final Clock clock;
  private final BoardReadings before = new BoardReadings();
  private final BoardReadings after = new BoardReadings();

  /** A bench for a board that takes a duty. */
  public SpeedCurveBench(Board board, BodyModel body, Clock clock) {
    this.board = board;
    this.body = body;
    this.clock = clock;
  }

  /**
   * A measured curve.
   *
   * @param duty fractions, strictly rising; at the first the wheels stand
   * @param speedMps mean of both wheels, metres per second
   */
  public record Curve(List<Double> duty, List<Double> speedMps) {
    /** The section as a profile has it. */
    public String yaml() {
      return "  speedCurve:%n    duty: %s%n    speedMps: %s%n"
          .formatted(list(duty, "%.2f"), list(speedMps, "%.3f"));
    }

    private static String list(List<Double> values, String format) {
      return values.stream().map(v -> String.format(Locale.ROOT, format, v)).toList().toString();
    }
  }

  /**
   * Turns both wheels forwards, ever faster, for about half a minute; leaves them off.
   *
   * @throws BoardException if the board fails meanwhile
   */
  public Curve measure() throws BoardException {
    board.start();
    try {
      double stands = largestDutyAtRest();
      List<Double> duty = new ArrayList<>(List.of(stands));
      List<Double> speed = new ArrayList<>(List.of(0.0));
      for (double point : POINTS) {
        if (point > stands) {
          double mps = speedMps(point);
          if (mps > speed.get(speed.size() - 1)) {
            duty.add(point);
            speed.add(mps);
          }
        }
      }
      return new Curve(duty, speed);
    } finally {
      board.stop();
    }
  }

  private double largestDutyAtRest() throws BoardException {
    double duty = SEARCH_STEP;
    while (duty < 1 && speedMps(duty) == 0) {
      duty += SEARCH_STEP;
    }
    return duty - SEARCH_STEP;
  }

  /** Mean speed of both wheels at a duty, 0 if they stand. */
  private double speedMps(double duty) throws BoardException {
    int command = (int) Math.round(duty * body.scale().maxCommand());
    hold(command, SETTLE_NS);
    read(before);
    long beganNs = clock.nowNs();
    hold(command, MEASURE_NS);
    read(after);
    double seconds = (clock.nowNs() - beganNs) / 1e9;
    double counts =
        (after.leftCounts - before.leftCounts + after.rightCounts - before.rightCounts) / 2.0;
    return counts / seconds < STANDS ? 0 : counts / seconds / body.countsPerMm() / 1000;
  }

  private void hold(int command, long durationNs) throws BoardException {
    long endNs = clock.nowNs() + durationNs;
    while (clock.nowNs() < endNs) {
      require(board.drive(command, command));
      // What comes late tells a board again whose own timeout fired meanwhile, as in a drive.
      require(board.readLate(after));
      clock.pause(Math.max(1, Math.min(FEED_NS, endNs - clock.nowNs())));
    }
  }

  private void read(BoardReadings readings) throws BoardException {
    require(board.read(clock.nowNs(), readings));
  }

  private static void require(StopReason fault) throws BoardException {
    if (fault != StopReason.NONE) {
      throw new BoardException(fault, "the measurement was broken off: " + fault.advice());
    }
  }
}
