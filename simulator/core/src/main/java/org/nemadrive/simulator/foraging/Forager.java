package org.nemadrive.simulator.foraging;

import org.nemadrive.simulator.body.Body;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Locomotion;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;

/**
 * One worm: a nervous system and a body in a world. Not thread-safe; a run allocates nothing after
 * the first.
 */
public final class Forager {
  private static final TickObserver NOBODY = (tick, core, world) -> {};

  private final ForagingSettings settings;
  private final Locomotion locomotion;
  private final NeuronCore core;
  private final World world;
  private final Pose centre;

  /** The robot around the worm, or null. */
  private final Body body;

  /**
   * @param connectome the wiring; weights come with {@link #load}
   * @param settings how to run it
   */
  public Forager(Connectome connectome, ForagingSettings settings) {
    this.settings = settings;
    locomotion = settings.locomotion();
    core =
        NeuronCore.of(
            settings.nerves().wire(connectome), settings.dynamics(), settings.threshold());
    world = new World(settings.world());
    centre = settings.world().centre();
    body = settings.body().map(Body::new).orElse(null);
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    core.load(weights);
  }

  /** A whole run from the centre; the reward of all ticks, Eq. 5. */
  public double forage(FoodLayout layout) {
    return forage(layout, centre, NOBODY);
  }

  /**
   * A whole run.
   *
   * @param layout the food
   * @param start where the body starts, at rest and seeing nothing
   * @param observer told of each tick
   * @return fitness: the reward of all ticks added up, Eq. 5
   */
  public double forage(FoodLayout layout, Pose start, TickObserver observer) {
    core.reset();
    world.reset(layout, start);
    if (body != null) {
      body.reset(world.x(), world.y(), world.heading());
    }
    double fitness = 0;
    boolean goesOn = true;
    for (int tick = 0; tick < settings.ticks() && goesOn; tick++) {
      core.tick(NervePlan.stimulus(world.sense()));
      double left = core.left();
      double right = core.right();
      move(locomotion.turn(left, right), locomotion.speed(left, right));
      fitness += world.reward();
      observer.afterTick(tick, core, world);
      goesOn = observer.goesOn();
    }
    return fitness;
  }

  private void move(double turn, double speed) {
    if (body == null) {
      world.move(turn, speed);
      return;
    }
    body.step(speed, turn);
    body.pose().carry(world);
  }

  /** Food items eaten in the last run. */
  public int foodEaten() {
    return world.eaten();
  }
}
