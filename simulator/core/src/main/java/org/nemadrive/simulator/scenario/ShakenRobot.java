package org.nemadrive.simulator.scenario;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.DifferentialDrive;
import org.nemadrive.simulator.body.Odometry;
import org.nemadrive.simulator.body.WheelPair;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.servo.PathServo;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * A robot in a {@link Scenario}, driven as the controller drives it: the servo reads whole counts
 * and sends commands that act late, on wheels that it does not know. Its pose is the one that the
 * robot believes. Allocates nothing after construction; for one thread.
 */
public final class ShakenRobot {
  private static final double MS_PER_S = 1000;

  private final DifferentialDrive drive;
  private final PathServo servo;
  private final Odometry odometry;
  private final WheelPair commands;
  private final ShakenWheel left;
  private final ShakenWheel right;
  private final Line leftLine;
  private final Line rightLine;
  private final int periodMs;

  /** Commands on their way to one wheel, as a ring of the last three. */
  private static final class Line {
    private final int wholeTicks;
    private final int restMs;
    private final double[] told = new double[3];
    private final boolean[] rests = {true, true, true};

    Line(double actsAfterS, int periodMs) {
      int ms = (int) Math.rint(actsAfterS * MS_PER_S);
      wholeTicks = ms / periodMs;
      restMs = ms % periodMs;
    }

    void send(double countsPerS, boolean rest) {
      for (int age = told.length - 1; age > 0; age--) {
        told[age] = told[age - 1];
        rests[age] = rests[age - 1];
      }
      told[0] = countsPerS;
      rests[0] = rest;
    }

    /** Lets the wheel obey, when so many milliseconds have passed since its encoder was read. */
    void tell(ShakenWheel wheel, int ms) {
      if (ms == 0 || ms == restMs) {
        int age = ms < restMs ? wholeTicks + 1 : wholeTicks;
        wheel.tell(told[age], rests[age]);
      }
    }
  }

  /**
   * A robot at rest at 0, 0, heading 0.
   *
   * @param walls the arena that stops its pose, if there is one
   * @throws java.util.NoSuchElementException if the body says nothing of its motors
   */
  public ShakenRobot(BodyModel body, Optional<WorldParameters> walls, Scenario scenario) {
    MotorModel motor = body.motor().orElseThrow();
    this.drive = new DifferentialDrive(body);
    this.servo = new PathServo(body, walls);
    this.odometry = new Odometry(body);
    this.commands = new WheelPair(body);
    this.left = new ShakenWheel(motor, scenario.leftGain(), scenario, 0);
    this.right = new ShakenWheel(motor, scenario.rightGain(), scenario, 1);
    this.periodMs = (int) Math.rint(body.periodS() * MS_PER_S);
    this.leftLine = new Line(motor.leftActsAfterS(), periodMs);
    this.rightLine = new Line(motor.rightActsAfterS(), periodMs);
  }

  /** Declares where the robot is, before its first tick. */
  public void place(double x, double y, double heading) {
    odometry.setPose(x, y, heading);
  }

  /** One tick with the worm's wish: forward way in world units, turn in radians. */
  public void step(double v, double omega) {
    drive.limit(v, omega);
    step(drive.leftCommand(), drive.rightCommand());
  }

  /** One tick with wished commands of both wheels. */
  void step(int leftWish, int rightWish) {
    servo.correct(leftWish, rightWish, odometry.x(), odometry.y(), odometry.heading());
    leftLine.send(commands.leftCountsPerS(servo.leftCommand()), servo.leftCommand() == 0);
    rightLine.send(commands.rightCountsPerS(servo.rightCommand()), servo.rightCommand() == 0);
    for (int ms = 0; ms < periodMs; ms++) {
      leftLine.tell(left, ms);
      rightLine.tell(right, ms);
      left.millisecond();
      right.millisecond();
    }
    servo.observe(left.takeCounts(), right.takeCounts());
    odometry.move(servo.leftMovedCounts(), servo.rightMovedCounts());
  }

  /**
   * Takes a world's body along to the believed pose, and that pose to where its walls let it be.
   */
  public void carry(World world) {
    odometry.carry(world);
  }

  /** The believed pose. */
  public Odometry pose() {
    return odometry;
  }

  PathServo servo() {
    return servo;
  }

  ShakenWheel left() {
    return left;
  }

  ShakenWheel right() {
    return right;
  }
}
