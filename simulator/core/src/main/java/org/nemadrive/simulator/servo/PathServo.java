package org.nemadrive.simulator.servo;

import java.util.Optional;
import org.nemadrive.exact.Trigonometry;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.Odometry;
import org.nemadrive.simulator.body.WheelPair;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.WheelModel;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * Keeps a robot on the path of its wishes. A ghost, an undisturbed model of the same robot, obeys
 * the wished commands; the wheels are told what brings the robot back to the ghost. Allocates
 * nothing after construction; for one thread.
 *
 * <p>A tick is {@link #observe}, then {@link #correct}, or {@link #follow} while nothing may be
 * made up for. The ghost starts anew from where the robot is after every stop, after {@link
 * #follow}, when a wheel is held, and whenever it is too far away: a robot that was held never
 * races after it.
 */
public final class PathServo {
  /** Largest distance from the ghost that is still driven back, world units. */
  public static final double MOST_ERROR_UNITS = 30;

  /** Wheels run up to this many times the top speed to make up for what they missed. */
  private static final double SPEED_RESERVE = 1.1;

  /** Heading offset for each unit beside the path, radians. */
  private static final double TURN_PER_UNIT = 0.01;

  private static final double MOST_TURN = 0.15;

  /** Part of an error along the path that is made up for in a tick. */
  private static final double ALONG_PART = 0.1;

  private static final double MOST_ALONG_UNITS = 3;

  /** Errors below this are rounding, counts; without them the wish is sent as it is. */
  private static final double NO_ERROR_COUNTS = 1e-6;

  /** Way after which learning a gain counts as much as what the profile says, millimetres. */
  private static final double TRUSTED_MM = 100;

  private static final double LEAST_TRUSTED_COUNTS = 20;

  /** Part of a tick that commands may act later or sooner than the profile says. */
  private static final double TOLERATED_PART = 0.05;

  private final BodyModel body;
  private final WorldParameters walls;
  private final WheelPair wheels;
  private final WheelPair ghost;
  private final Odometry ghostPose;
  private final WheelObserver left;
  private final WheelObserver right;
  private final DelayJudge judge;
  private final double countsPerUnit;
  private final double halfBaseCounts;
  private final double countsPerM;
  private final double mostMps;
  private double alongCounts;
  private boolean startAnew = true;
  private int leftCommand;
  private int rightCommand;

  /**
   * A servo of a robot at rest.
   *
   * @param body its body, whose motors are known
   * @param walls the arena whose walls stop the robot's pose, if there is one
   */
  public PathServo(BodyModel body, Optional<WorldParameters> walls) {
    this.body = body;
    this.walls = walls.orElse(null);
    this.wheels = new WheelPair(body);
    this.ghost = new WheelPair(body);
    this.ghostPose = new Odometry(body);
    WheelPair ahead = new WheelPair(body);
    WheelPair ghostAhead = new WheelPair(body);
    // A regulator loops out of phase with the ticks, so it may be a loop late or early.
    double loopS = body.motor().flatMap(MotorModel::regulator).map(r -> r.loopS()).orElse(0.0);
    this.judge = new DelayJudge(TOLERATED_PART * body.periodS() + loopS);
    this.left = observer(wheels.left(), ahead.left(), ghostAhead.left(), 1 + body.trim());
    this.right = observer(wheels.right(), ahead.right(), ghostAhead.right(), 1 - body.trim());
    this.countsPerUnit = body.mmPerUnit() * body.countsPerMm();
    this.halfBaseCounts = body.wheelBaseMm() / 2 * body.countsPerMm();
    this.countsPerM = 1000 * body.countsPerMm();
    this.mostMps =
        Math.min(
            SPEED_RESERVE * body.maxWheelSpeedMps(),
            body.scale().speedMps(body.scale().maxCommand()));
  }

  private WheelObserver observer(
      WheelModel model, WheelModel ahead, WheelModel wishAhead, double trimFactor) {
    double trusted = Math.max(LEAST_TRUSTED_COUNTS, TRUSTED_MM * body.countsPerMm());
    return new WheelObserver(
        model, ahead, wishAhead, new GainLearner(trusted), judge, body.periodS(), trimFactor);
  }

  /** The robot stands and its encoders just counted; the ghost starts with the next wish. */
  public void release() {
    wheels.reset();
    left.reset();
    right.reset();
    startAnew = true;
    leftCommand = 0;
    rightCommand = 0;
  }

  /** The wheels were told to stand: no command is on its way any more. */
  public void rest() {
    wheels.rest();
    startAnew = true;
    leftCommand = 0;
    rightCommand = 0;
  }

  /**
   * Takes what the encoders counted since the last tick.
   *
   * @param leftCounts steps of the left encoder; without a direction if it has one channel
   * @param rightCounts steps of the right encoder
   */
  public void observe(int leftCounts, int rightCounts) {
    left.observe(leftCounts);
    right.observe(rightCounts);
    ghost.advanceTick();
    ghostPose.move(ghost.left().movedCounts(), ghost.right().movedCounts());
    if (walls != null) {
      ghostPose.setPose(
          Math.clamp(ghostPose.x(), 0, walls.width()),
          Math.clamp(ghostPose.y(), 0, walls.height()),
          ghostPose.heading());
    }
  }

  /** Way of the left wheel from the moment of one pose to the next, counts. */
  public double leftMovedCounts() {
    return left.movedCounts();
  }

  /** Way of the right wheel, likewise; both at one moment. */
  public double rightMovedCounts() {
    return right.movedCounts();
  }

  /**
   * Makes wished commands into those that keep the robot on its path, and sends them.
   *
   * @param leftWish command wished of the left wheel, in the board's whole numbers
   * @param rightWish command wished of the right wheel
   * @param x where the robot is taken to be, world units
   * @param y the same
   * @param heading radians
   */
  public void correct(int leftWish, int rightWish, double x, double y, double heading) {
    double errorX = ghostPose.x() - x;
    double errorY = ghostPose.y() - y;
    double errorUnits = Math.sqrt(errorX * errorX + errorY * errorY);
    if (startAnew || left.held() || right.held() || !(errorUnits <= MOST_ERROR_UNITS)) {
      startAnew(x, y, heading);
      errorX = 0;
      errorY = 0;
    }
    double cos = Trigonometry.cos(ghostPose.heading());
    double sin = Trigonometry.sin(ghostPose.heading());
    double along = errorX * cos + errorY * sin;
    double beside = errorY * cos - errorX * sin;
    along = Math.clamp(along, -MOST_ALONG_UNITS, MOST_ALONG_UNITS);
    double turn = Math.clamp(TURN_PER_UNIT * beside, -MOST_TURN, MOST_TURN);
    alongCounts += ALONG_PART * along * countsPerUnit;
    double turnCounts = turn * halfBaseCounts;
    double leftBehind = alongCounts - turnCounts - left.aheadOf(ghost.left());
    double rightBehind = alongCounts + turnCounts - right.aheadOf(ghost.right());
    ghost.send(leftWish, rightWish);
    leftCommand =
        corrected(
            leftWish, wheels.leftCountsPerS(leftWish), leftBehind, left.gain(), 1 + body.trim());
    rightCommand =
        corrected(
            rightWish,
            wheels.rightCountsPerS(rightWish),
            rightBehind,
            right.gain(),
            1 - body.trim());
    wheels.send(leftCommand, rightCommand);
  }

  private void startAnew(double x, double y, double heading) {
    left.forget();
    right.forget();
    ghost.copyFrom(wheels);
    ghost.left().gain(1);
    ghost.right().gain(1);
    ghostPose.setPose(x, y, heading);
    alongCounts = 0;
    startAnew = false;
  }

  private int corrected(
      int wish, double wishCountsPerS, double behindCounts, double gain, double trimFactor) {
    if (Math.abs(behindCounts) < NO_ERROR_COUNTS && gain == 1) {
      return wish;
    }
    double countsPerS = (wishCountsPerS + behindCounts / body.periodS()) / gain * trimFactor;
    return body.scale()
        .command(body.aboveDeadBand(Math.clamp(countsPerS / countsPerM, -mostMps, mostMps)));
  }

  /** Sends commands as they are; the ghost starts anew from where the robot then is. */
  public void follow(int left, int right) {
    leftCommand = left;
    rightCommand = right;
    wheels.send(left, right);
    startAnew = true;
  }

  /** The command last sent to the left wheel. */
  public int leftCommand() {
    return leftCommand;
  }

  /** The command last sent to the right wheel. */
  public int rightCommand() {
    return rightCommand;
  }

  /** Whether the wheels surely follow their commands later or sooner than the profile says. */
  public boolean doubtsModel() {
    return judge.doubts();
  }

  /** How much later than it says, seconds, negative for sooner; what is known up to now. */
  public double lateS() {
    return judge.lateS();
  }

  /** Command that acted on the left wheel for most of the time until its encoder is read next. */
  public int leftActing() {
    return wheels.leftActing();
  }

  /** The same for the right wheel. */
  public int rightActing() {
    return wheels.rightActing();
  }
}
