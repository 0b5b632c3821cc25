package org.nemadrive.simulator.scenario;

import java.util.Optional;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.Carrier;
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
 * robot believes. A tick allocates nothing; for one thread.
 */
public final class ShakenRobot implements Carrier {
  private static final double MS_PER_S = 1000;

  /** The true pose is reckoned in steps of so many milliseconds. */
  private static final int FLOOR_STEP_MS = 20;

  private final BodyModel body;
  private final MotorModel motor;
  private final Optional<WorldParameters> walls;
  private final Scenario scenario;
  private final WheelPair commands;
  private final int periodMs;
  private DifferentialDrive drive;
  private PathServo servo;
  private Odometry odometry;
  private Odometry floor;
  private ShakenWheel left;
  private ShakenWheel right;
  private Line leftLine;
  private Line rightLine;

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
    this.body = body;
    this.motor = body.motor().orElseThrow();
    this.walls = walls;
    this.scenario = scenario;
    this.commands = new WheelPair(body);
    this.periodMs = (int) Math.rint(body.periodS() * MS_PER_S);
    reset(0, 0, 0);
  }

  /** The scenario begins anew. */
  @Override
  public void reset(double x, double y, double heading) {
    drive = new DifferentialDrive(body);
    servo = new PathServo(body, walls);
    odometry = new Odometry(body);
    floor = new Odometry(body);
    left = new ShakenWheel(motor, scenario.leftGain(), scenario, 0);
    right = new ShakenWheel(motor, scenario.rightGain(), scenario, 1);
    leftLine = new Line(motor.leftActsAfterS(), periodMs);
    rightLine = new Line(motor.rightActsAfterS(), periodMs);
    odometry.setPose(x, y, heading);
    floor.setPose(x, y, heading);
  }

  @Override
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
      if (ms % FLOOR_STEP_MS == FLOOR_STEP_MS - 1 || ms == periodMs - 1) {
        floor.move(left.takeFloorCounts(), right.takeFloorCounts());
      }
    }
    servo.observe(left.takeCounts(), right.takeCounts());
    odometry.move(servo.leftMovedCounts(), servo.rightMovedCounts());
  }

  @Override
  public void carry(World world) {
    odometry.carry(world);
  }

  /** Where it really is, after what its tyres slipped. */
  public Odometry floor() {
    return floor;
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
