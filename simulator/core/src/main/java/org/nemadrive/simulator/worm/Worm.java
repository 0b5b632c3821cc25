package org.nemadrive.simulator.worm;

import java.util.Optional;
import org.nemadrive.simulator.body.Body;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.Carrier;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * One simulated worm: a nervous system and a body in a world. Not thread-safe; a tick allocates
 * nothing, and a reset nothing after the first with as much food.
 */
public final class Worm {
  private final NervousSystem nerves;
  private final World world;

  /** What carries the worm, or null. */
  private Carrier body;

  /**
   * @param nerves its nervous system, of nobody else
   * @param world constants of the world
   * @param robot the robot that carries it; without one it moves as the paper says
   */
  public Worm(NervousSystem nerves, WorldParameters world, Optional<BodyModel> robot) {
    this.nerves = nerves;
    this.world = new World(world);
    body = robot.map(Body::new).orElse(null);
  }

  /**
   * From the next {@link #reset} on something else carries the worm.
   *
   * @param carrier of nobody else; null for a worm that moves as the paper says
   */
  public void carriedBy(Carrier carrier) {
    body = carrier;
  }

  /** What carries the worm; null if it moves as the paper says. */
  public Carrier carrier() {
    return body;
  }

  /** Lays the food out anew and puts the worm at its start, at rest and seeing nothing. */
  public void reset(FoodLayout layout, Pose start) {
    nerves.reset();
    world.reset(layout, start);
    rest();
  }

  /** One tick: it senses, thinks and moves as it wishes. */
  public void step() {
    nerves.tick(world.sense());
    move(nerves.turn(), nerves.speed());
  }

  /**
   * Moves the body for a tick as somebody wishes.
   *
   * @param turn radians
   * @param speed world units
   */
  public void move(double turn, double speed) {
    if (body == null) {
      world.move(turn, speed);
      return;
    }
    body.step(speed, turn);
    body.carry(world);
  }

  /** The body comes to rest where it is. */
  public void rest() {
    if (body != null) {
      body.reset(world.x(), world.y(), world.heading());
    }
  }

  /** Its nervous system. */
  public NervousSystem nerves() {
    return nerves;
  }

  /** The world it is in, to look at. */
  public World world() {
    return world;
  }
}
