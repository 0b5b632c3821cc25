package org.nemadrive.simulator.body;

import org.nemadrive.simulator.world.World;

/**
 * A body that moves through the simulated world as the robot of its {@link BodyModel} would on an
 * ideal floor: limits, whole-number commands and odometry included. Without motors in the model its
 * wheels follow at once and their encoders count whole numbers; with them they lag behind, and the
 * pose is the one that a robot's servo keeps to. Allocates nothing; for one thread.
 */
public final class Body implements Carrier {
  private final BodyModel model;
  private final DifferentialDrive drive;
  private final Odometry odometry;
  private final WheelTravel left;
  private final WheelTravel right;

  /** The wheels with their motors, or null if they follow at once. */
  private final WheelPair wheels;

  /** A body at rest at 0, 0, heading 0. */
  public Body(BodyModel model) {
    this.model = model;
    this.drive = new DifferentialDrive(model);
    this.odometry = new Odometry(model);
    this.left = new WheelTravel();
    this.right = new WheelTravel();
    this.wheels = model.motor().isPresent() ? new WheelPair(model) : null;
  }

  @Override
  public void reset(double x, double y, double heading) {
    drive.reset();
    left.reset();
    right.reset();
    odometry.setPose(x, y, heading);
    if (wheels != null) {
      wheels.reset();
    }
  }

  @Override
  public void step(double v, double omega) {
    drive.limit(v, omega);
    if (wheels == null) {
      int leftCounts = left.run(speed(drive.leftCommand(), 1 + model.trim()), model.periodNs());
      int rightCounts = right.run(speed(drive.rightCommand(), 1 - model.trim()), model.periodNs());
      odometry.move(leftCounts, rightCounts);
    } else {
      wheels.send(drive.leftCommand(), drive.rightCommand());
      wheels.advanceTick();
      odometry.move(wheels.left().movedCounts(), wheels.right().movedCounts());
    }
  }

  @Override
  public void carry(World world) {
    odometry.carry(world);
  }

  /** The pose; a wall of the world is met when it carries the world along. */
  public Odometry pose() {
    return odometry;
  }

  /** The drive with the last commands. */
  public DifferentialDrive drive() {
    return drive;
  }

  /** What a command gives on a robot whose veering the trim cures. */
  private long speed(int command, double trimFactor) {
    long speed = model.scale().microCountsPerS(command);
    return trimFactor == 1 ? speed : Math.round(speed / trimFactor);
  }
}
