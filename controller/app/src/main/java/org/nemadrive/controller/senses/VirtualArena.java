package org.nemadrive.controller.senses;

import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.Odometry;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * A food layout and walls laid over the floor, in which the robot's wheel encoders say where it is.
 * The simulator's own world does the smelling and eating. The robot starts in its centre, looking
 * along x; y grows to its left. Walls stop the robot in the arena, not on the floor.
 */
public final class VirtualArena {
  private final World world;
  private final Odometry odometry;
  private final WorldParameters parameters;
  private final FoodLayout layout;
  private final Pose start;

  /** An arena with all its food. */
  public VirtualArena(ForagingSettings settings, FoodLayout layout, BodyModel body) {
    this.world = new World(settings.world());
    this.odometry = new Odometry(body);
    this.parameters = settings.world();
    this.layout = layout;
    this.start = settings.world().centre();
    reset();
  }

  /** All food is back and the robot in the centre. */
  public void reset() {
    world.reset(layout, start);
    odometry.setPose(world.x(), world.y(), world.heading());
  }

  /** Moves by the ways of both wheels since the last call, in counts, then smells and eats. */
  public void move(double leftCounts, double rightCounts) {
    odometry.move(leftCounts, rightCounts);
    odometry.carry(world);
  }

  /** What the robot can feel of the arena. */
  public World.Sense sense() {
    return world.sense();
  }

  /** The arena's constants, its walls among them. */
  public WorldParameters parameters() {
    return parameters;
  }

  /** The world, to look at. */
  public World world() {
    return world;
  }
}
