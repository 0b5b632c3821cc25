package org.nemadrive.simulator.body;

import java.util.Arrays;
import org.nemadrive.simulator.motor.MotorModel;
import org.nemadrive.simulator.motor.WheelModel;

/**
 * The two wheels of a body whose motors are known, told in the board's whole numbers. Allocates
 * nothing after construction; for one thread.
 */
public final class WheelPair {
  private final BodyModel body;
  private final WheelModel left;
  private final WheelModel right;
  private final int[] leftSent = new int[WheelModel.REMEMBERED];
  private final int[] rightSent = new int[WheelModel.REMEMBERED];

  /**
   * Two wheels at rest.
   *
   * @throws java.util.NoSuchElementException if the body says nothing of its motors
   */
  public WheelPair(BodyModel body) {
    this.body = body;
    MotorModel motor = body.motor().orElseThrow();
    this.left = WheelModel.left(motor, body.periodS());
    this.right = WheelModel.right(motor, body.periodS());
  }

  /** Both at rest at position 0. */
  public void reset() {
    left.reset();
    right.reset();
    Arrays.fill(leftSent, 0);
    Arrays.fill(rightSent, 0);
  }

  /** Both are told to rest: no command is on its way any more. */
  public void rest() {
    left.rest();
    right.rest();
    Arrays.fill(leftSent, 0);
    Arrays.fill(rightSent, 0);
  }

  /** Takes over all of other wheels of the same body. */
  public void copyFrom(WheelPair other) {
    left.copyFrom(other.left);
    right.copyFrom(other.right);
    System.arraycopy(other.leftSent, 0, leftSent, 0, leftSent.length);
    System.arraycopy(other.rightSent, 0, rightSent, 0, rightSent.length);
  }

  /** Commands leave for the wheels, in the board's whole numbers. */
  public void send(int leftCommand, int rightCommand) {
    left.send(leftCountsPerS(leftCommand), leftCommand == 0);
    right.send(rightCountsPerS(rightCommand), rightCommand == 0);
    System.arraycopy(leftSent, 0, leftSent, 1, leftSent.length - 1);
    System.arraycopy(rightSent, 0, rightSent, 1, rightSent.length - 1);
    leftSent[0] = leftCommand;
    rightSent[0] = rightCommand;
  }

  /** Both turn from one reading of their encoders to the next. */
  public void advanceTick() {
    left.advanceTick();
    right.advanceTick();
  }

  /** What a command gives on the left wheel, whose veering the trim cures, counts per second. */
  public double leftCountsPerS(int command) {
    return countsPerS(command) / (1 + body.trim());
  }

  /** What a command gives on the right wheel, counts per second. */
  public double rightCountsPerS(int command) {
    return countsPerS(command) / (1 - body.trim());
  }

  private double countsPerS(int command) {
    return (double) body.scale().microCountsPerS(command) / WheelScale.MICRO;
  }

  /** The command that acts on the left wheel when its encoder is read next. */
  public int leftActing() {
    return leftSent[left.actingAge()];
  }

  /** The command that acts on the right wheel when its encoder is read next. */
  public int rightActing() {
    return rightSent[right.actingAge()];
  }

  /** The left wheel. */
  public WheelModel left() {
    return left;
  }

  /** The right wheel. */
  public WheelModel right() {
    return right;
  }
}
