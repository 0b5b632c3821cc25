package org.nemadrive.controller.session;

import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Lease;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Drives a wished way by the wheels' encoders: a hand under the law of {@link DriveMode} that
 * renews its lease between two ticks of the control loop, slows down and stops. Every limit, guard
 * and watchdog of a drive holds. Control thread only, but for {@link #giveUp}.
 */
public final class MeasuredDrive {
  private static final String HOLDER = "controller drive";
  private static final long LEASE_NS = 2_000_000_000;

  /** How long the robot may take to start, and to stand. */
  private static final long PATIENCE_NS = 5_000_000_000L;

  /** After a stop the wheels may roll out; what they did then is counted, too. */
  private static final long ROLL_OUT_NS = 1_000_000_000;

  private static final double CRUISE = 0.5;
  private static final double SLOWEST = 1.0 / 16;

  /** Part of what is left that one tick may drive; less brakes later, and wheels lag. */
  private static final double APPROACH = 0.25;

  /** Fewer counts measure nothing. */
  private static final int LEAST_COUNTS = 4;

  private enum Phase {
    STARTING,
    DRIVING,
    STOPPING,
    ENDED
  }

  private final DriveMode mode;
  private final BodyModel body;
  private final boolean countsOneWay;
  private final Wheel left;
  private final Wheel right;
  private final double cruiseMm;
  private final double slowestMm;
  private final double wayMm;
  private final double stopS;
  private Phase phase = Phase.STARTING;
  private long sinceNs = Long.MIN_VALUE;
  private long stop;
  private String problem = "";
  private boolean confirmed;
  private volatile String gaveUp = "";

  private MeasuredDrive(RobotProfile profile, DriveMode mode, double leftMm, double rightMm) {
    this.mode = mode;
    body = profile.body();
    countsOneWay = profile.board().countsOneWay();
    wayMm = Math.max(Math.abs(leftMm), Math.abs(rightMm));
    double leastMm = LEAST_COUNTS / body.countsPerMm();
    if (wayMm < leastMm) {
      throw new InvalidInputException(
          "each wheel would turn %.1f mm, but one encoder count is %.1f mm; allowed is a way of %.1f mm and more"
              .formatted(wayMm, 1 / body.countsPerMm(), leastMm));
    }
    // A trimmed robot goes straight when its left wheel turns farther by its trim.
    left = new Wheel(leftMm * (1 + body.trim()));
    right = new Wheel(rightMm * (1 - body.trim()));
    double periodMm = 1000 * body.periodS();
    double slowest = Math.max(body.deadBandMps(), SLOWEST * body.maxWheelSpeedMps());
    slowestMm = slowest * periodMm;
    cruiseMm = Math.max(slowest, CRUISE * body.maxWheelSpeedMps()) * periodMm;
    stopS = stopS(profile);
  }

  /** Time that a wheel rolls on after a stop, as the profile has it; a GoPiGo 2 brakes. */
  private static double stopS(RobotProfile profile) {
    boolean brakes = profile.board() instanceof BoardSettings.GoPiGo2;
    return profile
        .body()
        .motor()
        .map(motor -> brakes ? motor.brakeTimeConstantS() : motor.coastTimeConstantS())
        .orElse(0.0);
  }

  /** A way straight ahead, millimetres, negative backwards. */
  public static MeasuredDrive straight(RobotProfile profile, DriveMode mode, double mm) {
    return new MeasuredDrive(profile, mode, mm, mm);
  }

  /** A turn on the spot, degrees, positive to the left. */
  public static MeasuredDrive turn(RobotProfile profile, DriveMode mode, double degrees) {
    double mm = Math.toRadians(degrees) * profile.body().wheelBaseMm() / 2;
    return new MeasuredDrive(profile, mode, -mm, mm);
  }

  /**
   * To be asked before each tick.
   *
   * @param last what the tick before saw and did
   * @return whether the loop is to go on
   */
  public boolean goOn(TickSample last, long nowNs) {
    if (sinceNs == Long.MIN_VALUE) {
      sinceNs = nowNs;
      mode.arm(HOLDER);
    }
    boolean underWay = phase == Phase.STARTING || phase == Phase.DRIVING;
    if (underWay && !gaveUp.isEmpty()) {
      end(gaveUp, nowNs);
    }
    switch (phase) {
      case STARTING -> start(last, nowNs);
      case DRIVING -> drive(last, nowNs);
      case STOPPING -> roll(last, nowNs);
      case ENDED -> {}
    }
    return phase != Phase.ENDED;
  }

  /**
   * Stops before the next tick, and ends as a way that was driven does. Any thread.
   *
   * @param why for a person
   */
  public void giveUp(String why) {
    gaveUp = why;
  }

  private void start(TickSample last, long nowNs) {
    if (last.outcome == TickOutcome.DRIVEN) {
      // Read before its command was sent: here the way begins.
      left.begin(last.leftCounts);
      right.begin(last.rightCounts);
      phase = Phase.DRIVING;
      sinceNs = nowNs;
      drive(last, nowNs);
      return;
    }
    Outcome outcome = faulted() ? Outcome.refused(mode.state().cause()) : lease(0, 0);
    if (faulted() || !outcome.accepted() && nowNs - sinceNs > PATIENCE_NS) {
      end("the robot does not start: " + outcome.reason(), nowNs);
    }
  }

  private void drive(TickSample last, long nowNs) {
    left.see(last.leftCounts, last.leftDrive);
    right.see(last.rightCounts, last.rightDrive);
    if (last.outcome != TickOutcome.DRIVEN) {
      end(last.stopReason + ": " + last.stopReason.advice(), nowNs);
      return;
    }
    double restMm = Math.max(left.restMm(), right.restMm());
    double expectedNs = wayMm / slowestMm * body.periodNs();
    if (restMm < slowestMm / 2) {
      end("", nowNs);
    } else if (nowNs - sinceNs > expectedNs + PATIENCE_NS) {
      end("the way takes too long; do the wheels slip?", nowNs);
    } else {
      double stepMm =
          Math.min(cruiseMm, Math.max(Math.min(restMm, 2 * slowestMm), APPROACH * restMm));
      Outcome outcome = lease(left.drive(stepMm, restMm), right.drive(stepMm, restMm));
      if (!outcome.accepted()) {
        end(outcome.reason(), nowNs);
      }
    }
  }

  private Outcome lease(double leftDrive, double rightDrive) {
    return mode.drive(new Lease(HOLDER, leftDrive, rightDrive, LEASE_NS));
  }

  private boolean faulted() {
    return mode.mode() == Mode.FAILSAFE;
  }

  private void end(String why, long nowNs) {
    problem = why;
    mode.stop(HOLDER + " ends");
    stop = mode.order().stop();
    phase = Phase.STOPPING;
    sinceNs = nowNs;
  }

  private void roll(TickSample last, long nowNs) {
    left.see(last.leftCounts, 0);
    right.see(last.rightCounts, 0);
    boolean stands = mode.standsSince(stop);
    boolean stillTurns = mode.order().reason() == StopReason.STOP_UNCONFIRMED;
    if (stands && !stillTurns && nowNs - sinceNs > ROLL_OUT_NS) {
      confirmed = true;
      phase = Phase.ENDED;
    } else if (nowNs - sinceNs > PATIENCE_NS) {
      problem +=
          (problem.isEmpty() ? "" : "; ") + "the stop was not confirmed: cut the motor supply";
      phase = Phase.ENDED;
    }
  }

  /** Why the wished way was not driven to its confirmed stop; empty if it was. */
  public String problem() {
    return problem;
  }

  /** Whether the board confirmed its stop, and no wheel was seen to turn after rolling out. */
  public boolean isStopConfirmed() {
    return confirmed;
  }

  /** The counted way straight ahead, millimetres. */
  public double countedMm() {
    return (left.waySoFarMm() / (1 + body.trim()) + right.waySoFarMm() / (1 - body.trim())) / 2;
  }

  /** The counted turn, degrees, positive to the left. */
  public double countedDegrees() {
    double differenceMm =
        right.waySoFarMm() / (1 - body.trim()) - left.waySoFarMm() / (1 + body.trim());
    return Math.toDegrees(differenceMm / body.wheelBaseMm());
  }

  /** One wheel on its way. */
  private final class Wheel {
    private final double targetMm;
    private int first;
    private int counts;
    private double underWayMm;

    Wheel(double targetMm) {
      this.targetMm = targetMm;
    }

    void begin(int total) {
      first = total;
      counts = total;
    }

    void see(int total, double drive) {
      counts = total;
      underWayMm = Math.abs(drive) * body.maxWheelSpeedMps() * 1000 * (body.periodS() + stopS);
    }

    double waySoFarMm() {
      double mm = (counts - first) / body.countsPerMm();
      return countsOneWay ? Math.copySign(mm, targetMm) : mm;
    }

    /** What is left when the next command acts. */
    double restMm() {
      return Math.abs(targetMm) - waySoFarMm() * Math.signum(targetMm) - underWayMm;
    }

    /** The share of a step that lets both wheels arrive together, as a fraction of top speed. */
    double drive(double stepMm, double mostMm) {
      double mm = stepMm * Math.max(0, restMm()) / mostMm;
      double fraction = mm / (1000 * body.periodS() * body.maxWheelSpeedMps());
      return Math.copySign(Math.min(1, fraction), targetMm);
    }
  }
}
