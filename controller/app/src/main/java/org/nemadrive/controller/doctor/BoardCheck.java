package org.nemadrive.controller.doctor;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.BoardIdentity;
import org.nemadrive.controller.hardware.BoardReadings;
import org.nemadrive.controller.loop.Robot;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.simulator.mode.StopReason;

/** Asks the board and the sensors; turns a wheel only when allowed. */
public final class BoardCheck {
  private static final long READ_NS = 50_000_000;

  /** A quarter of top speed is slow enough to count turns by eye. */
  private static final double SLOW = 0.25;

  /** Below it the board floats its motors unless the battery reads 6.8 V. */
  private static final int LOWEST_RAIL_MV = 4850;

  private final Robot robot;
  private final Clock clock;
  private final List<Finding> findings = new ArrayList<>();
  private final BoardReadings readings = new BoardReadings();

  /** A check of one robot whose ports are open. */
  public BoardCheck(Robot robot, Clock clock) {
    this.robot = robot;
    this.clock = clock;
  }

  /** Starts board and sensors, reads once, and leaves with the motors off. */
  public List<Finding> atRest() {
    try {
      robot.board().start();
      findings.add(Finding.ok("board", "answers, has the expected name and firmware"));
      robot.board().identity().ifPresent(this::addIdentity);
      StopReason fault = robot.board().read(clock.nowNs(), readings);
      fault = fault == StopReason.NONE ? robot.board().readLate(readings) : fault;
      findings.add(
          Finding.of(
              fault == StopReason.NONE,
              "reading the board",
              fault == StopReason.NONE ? "works" : fault.toString(),
              "works",
              fault.advice()));
      addBattery("battery at rest", readings.batteryMv);
      robot.senses().start(clock.nowNs());
      clock.pause(READ_NS);
      StopReason sensors = robot.senses().update(clock.nowNs(), 0);
      StopReason slow = robot.senses().updateSlow(clock.nowNs(), 0);
      sensors = sensors == StopReason.NONE ? slow : sensors;
      findings.add(
          Finding.of(
              sensors == StopReason.NONE,
              "sensors",
              sensors == StopReason.NONE ? "work" : sensors.toString(),
              "work",
              sensors.advice()));
    } catch (BoardException e) {
      findings.add(
          new Finding(Finding.Grade.FAIL, "board", e.getMessage(), "starts", e.reason().advice()));
    } finally {
      robot.board().stop();
    }
    return List.copyOf(findings);
  }

  /**
   * Turns the left wheel for as long as the profile says one turn takes.
   *
   * @return counts seen, and the battery under load as a finding
   */
  public TurnResult turnLeftWheelOnce() throws BoardException {
    RobotProfile profile = robot.profile();
    double speedMps = profile.body().maxWheelSpeedMps() * SLOW;
    double countsPerTurn = profile.body().countsPerTurn();
    double countsPerS = speedMps * 1000 * profile.body().countsPerMm();
    long durationNs = Math.round(countsPerTurn / countsPerS * 1e9);
    robot.board().start();
    try {
      robot.board().read(clock.nowNs(), readings);
      int before = readings.leftCounts;
      long endNs = clock.nowNs() + durationNs;
      int lowestMv = Integer.MAX_VALUE;
      while (clock.nowNs() < endNs) {
        robot.board().drive(profile.body().scale().command(speedMps), 0);
        robot.board().read(clock.nowNs(), readings);
        robot.board().readLate(readings);
        lowestMv = Math.min(lowestMv, readings.batteryMv);
        clock.pause(Math.max(1, Math.min(READ_NS, endNs - clock.nowNs())));
      }
      robot.board().read(clock.nowNs(), readings);
      return new TurnResult(readings.leftCounts - before, countsPerTurn, lowestMv);
    } finally {
      robot.board().stop();
    }
  }

  /**
   * What one turn by the profile was.
   *
   * @param counts encoder counts seen
   * @param expectedCounts counts the profile gives a turn
   * @param lowestMv lowest battery voltage meanwhile, millivolts
   */
  public record TurnResult(int counts, double expectedCounts, int lowestMv) {
    /** The finding, when the owner has said how many turns the wheel made. */
    public Finding judge(double turnsSeen) {
      double found = counts / turnsSeen;
      boolean right = Math.abs(found - expectedCounts) < 0.15 * expectedCounts;
      return Finding.of(
          right,
          "counts per turn",
          "%.0f".formatted(found),
          "%.0f".formatted(expectedCounts),
          "set body.countsPerTurn to the nearest value of your motors (GoPiGo3: 720 or 1920)");
    }
  }

  /** The battery under load, as a finding. */
  public Finding underLoad(TurnResult turn) {
    findings.clear();
    addBattery("battery under load", turn.lowestMv());
    return findings.isEmpty() ? Finding.ok("battery under load", "not measured") : findings.get(0);
  }

  private void addIdentity(BoardIdentity board) {
    String hardware =
        board.serial().isEmpty()
            ? ""
            : "serial %s, hardware %s, ".formatted(board.serial(), board.hardware());
    findings.add(Finding.ok("board's identity", hardware + "firmware " + board.firmware()));
    if (board.railMv() == 0) {
      return;
    }
    findings.add(
        Finding.of(
            board.railMv() >= LOWEST_RAIL_MV,
            "5 V rail",
            "%.2f V".formatted(board.railMv() / 1000.0),
            "at least %.2f V".formatted(LOWEST_RAIL_MV / 1000.0),
            "take loads off the rail, or charge the battery: the Pi is fed by it"));
  }

  private void addBattery(String subject, int millivolts) {
    int stop = robot.profile().safety().batteryStopMv();
    if (millivolts == 0) {
      return;
    }
    findings.add(
        Finding.of(
            millivolts >= stop,
            subject,
            "%.2f V".formatted(millivolts / 1000.0),
            "at least %.2f V".formatted(stop / 1000.0),
            "charge the battery, or correct safety.batteryStopMv"));
  }
}
