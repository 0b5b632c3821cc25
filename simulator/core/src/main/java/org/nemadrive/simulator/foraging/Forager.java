package org.nemadrive.simulator.foraging;

import java.util.function.Supplier;
import org.nemadrive.simulator.body.Carrier;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.worm.Worm;

/**
 * Lets a worm forage from start to end of a run. Not thread-safe; a run allocates nothing after the
 * first.
 */
public final class Forager {
  private static final TickObserver NOBODY = (tick, core, world) -> {};

  private final Worm worm;
  private final Carrier ownBody;
  private final Pose centre;
  private final int ticks;

  /**
   * @param connectome the wiring; weights come with {@link #load}
   * @param settings how to run it
   */
  public Forager(Connectome connectome, ForagingSettings settings) {
    worm = settings.worm(connectome);
    ownBody = worm.carrier();
    centre = settings.world().centre();
    ticks = settings.ticks();
  }

  /** Takes over a genome: weights in canonical order, finite; copied. */
  public void load(double[] weights) {
    worm.nerves().load(weights);
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
    return forage(layout, start, ownBody, observer);
  }

  /**
   * A whole run.
   *
   * @param run what is foraged, from where and carried by what
   * @param observer told of each tick
   * @return fitness, as above
   */
  public double forage(ForagingRun run, TickObserver observer) {
    Carrier carrier = run.carrier().map(Supplier::get).orElse(ownBody);
    return forage(run.layout(), run.start(), carrier, observer);
  }

  private double forage(FoodLayout layout, Pose start, Carrier carrier, TickObserver observer) {
    worm.carriedBy(carrier);
    worm.reset(layout, start);
    observer.begin(worm.nerves().core());
    double fitness = 0;
    boolean goesOn = true;
    for (int tick = 0; tick < ticks && goesOn; tick++) {
      worm.step();
      fitness += worm.world().reward();
      observer.afterTick(tick, worm.nerves().core(), worm.world());
      goesOn = observer.goesOn();
    }
    return fitness;
  }

  /** Food items eaten in the last run. */
  public int foodEaten() {
    return worm.world().eaten();
  }
}
