package org.nemadrive.controller.loop;

import java.util.Optional;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.senses.Senses;
import org.nemadrive.simulator.body.Odometry;
import org.nemadrive.simulator.servo.PathServo;
import org.nemadrive.simulator.world.World;

/**
 * What stands between wishes and wheels: what the encoders counted becomes a way, and wished
 * commands become those that are sent. A robot whose profile describes its motors is kept on its
 * path by a servo; any other one is taken to do at once what it is told. Allocates nothing.
 */
final class Wheels {
  private final PathServo servo;
  private final Senses senses;
  private final boolean countsOneWay;

  /** Where a robot without an arena is, from where it was first released. */
  private final Odometry odometry;

  private int leftCommand;
  private int rightCommand;
  private double leftMoved;
  private double rightMoved;

  /** Wheels of a robot at rest. */
  Wheels(RobotProfile profile, Senses senses) {
    this.senses = senses;
    this.countsOneWay = profile.board().countsOneWay();
    this.odometry = new Odometry(profile.body());
    this.servo =
        profile.body().motor().isEmpty()
            ? null
            : new PathServo(
                profile.body(),
                senses.arena() == null
                    ? Optional.empty()
                    : Optional.of(senses.arena().parameters()));
  }

  /** The board started anew and its encoders just counted. */
  void release() {
    rest();
    if (servo != null) {
      servo.release();
    }
  }

  /** The board was told to let the wheels stand. */
  void rest() {
    leftCommand = 0;
    rightCommand = 0;
    if (servo != null) {
      servo.rest();
    }
  }

  /** Takes the steps of both encoders since the last tick, and moves the robot by them. */
  void observe(int leftStep, int rightStep) {
    if (servo == null) {
      leftMoved = countsOneWay && leftCommand < 0 ? -leftStep : leftStep;
      rightMoved = countsOneWay && rightCommand < 0 ? -rightStep : rightStep;
    } else {
      servo.observe(leftStep, rightStep);
      leftMoved = servo.leftMovedCounts();
      rightMoved = servo.rightMovedCounts();
    }
    senses.move(leftMoved, rightMoved);
    odometry.move(leftMoved, rightMoved);
  }

  /** Takes the commands of a wish; {@link #left} and {@link #right} then are those to send. */
  void wish(int left, int right) {
    leftCommand = left;
    rightCommand = right;
    if (servo == null) {
      return;
    }
    if (senses.touched() || senses.failing()) {
      servo.follow(left, right);
    } else if (senses.arena() == null) {
      servo.correct(left, right, odometry.x(), odometry.y(), odometry.heading());
    } else {
      World here = senses.arena().world();
      servo.correct(left, right, here.x(), here.y(), here.heading());
    }
    leftCommand = servo.leftCommand();
    rightCommand = servo.rightCommand();
  }

  /** Takes commands that are sent as they are, from a person. */
  void obey(int left, int right) {
    leftCommand = left;
    rightCommand = right;
    if (servo != null) {
      servo.follow(left, right);
    }
  }

  /** The left command to send, and the last one sent. */
  int left() {
    return leftCommand;
  }

  /** The right command to send, and the last one sent. */
  int right() {
    return rightCommand;
  }

  /** The command that has acted on the left wheel since the last reading. */
  int leftActing() {
    return servo == null ? leftCommand : servo.leftActing();
  }

  /** The command that has acted on the right wheel since the last reading. */
  int rightActing() {
    return servo == null ? rightCommand : servo.rightActing();
  }

  /** Whether the wheels follow later or sooner than the profile says. */
  boolean doubtModel() {
    return servo != null && servo.doubtsModel();
  }

  /** How much later than it says, seconds. */
  double lateS() {
    return servo == null ? 0 : servo.lateS();
  }

  /** Mean way of both wheels in the last tick, counts, negative backwards. */
  double movedCounts() {
    return (leftMoved + rightMoved) / 2;
  }
}
