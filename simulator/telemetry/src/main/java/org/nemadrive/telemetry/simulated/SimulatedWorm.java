package org.nemadrive.telemetry.simulated;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.body.Body;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.NervePlan;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.telemetry.Arena;
import org.nemadrive.telemetry.NeuronOrder;

/** The simulator's worm, tick by tick, seen as the telemetry of a robot. */
public final class SimulatedWorm {
  private static final double FULL_SPEED_WU = 21.4;

  private final Connectome connectome;
  private final ForagingSettings settings;
  private final FoodLayout layout;
  private final NeuronCore core;
  private final World world;

  /** The robot around the worm, or null. */
  private final Body body;

  private World.Sense sense = World.Sense.NOTHING;
  private double turnRad;
  private double speedWu;
  private int ticks;

  /**
   * Puts a worm at the centre of a layout.
   *
   * @param weights genome in canonical order
   */
  public SimulatedWorm(
      Connectome connectome, double[] weights, ForagingSettings settings, FoodLayout layout) {
    this.connectome = connectome;
    this.settings = settings;
    this.layout = layout;
    core =
        NeuronCore.of(
            settings.nerves().wire(connectome), settings.dynamics(), settings.threshold());
    core.load(weights);
    world = new World(settings.world());
    body = settings.body().map(Body::new).orElse(null);
    restart();
  }

  /**
   * Begins anew with other weights.
   *
   * @param weights genome in canonical order; copied
   */
  public void restart(double[] weights) {
    core.load(weights);
    restart();
  }

  /** Begins anew: same food, same weights, same path. */
  public void restart() {
    core.reset();
    world.reset(layout, settings.world().centre());
    ticks = 0;
    rest();
  }

  /** Whether the run is as long as the settings say. */
  public boolean isFinished() {
    return ticks >= settings.ticks();
  }

  /** One tick: sense, think, move. */
  public void step() {
    sense = world.sense();
    core.tick(NervePlan.stimulus(sense));
    turnRad = settings.locomotion().turn(core.left(), core.right());
    speedWu = settings.locomotion().speed(core.left(), core.right());
    move();
    ticks++;
  }

  private void move() {
    if (body == null) {
      world.move(turnRad, speedWu);
      return;
    }
    body.step(speedWu, turnRad);
    body.pose().carry(world);
  }

  /** One tick driven by hand; the nervous system rests. */
  public void drive(double left, double right) {
    sense = world.sense();
    turnRad = (left - right) / 2;
    speedWu = FULL_SPEED_WU * Math.max(0, (left + right) / 2);
    move();
  }

  /** One tick in which nothing moves. */
  public void rest() {
    sense = world.sense();
    turnRad = 0;
    speedWu = 0;
    if (body != null) {
      body.reset(world.x(), world.y(), world.heading());
    }
  }

  /**
   * Writes what the last tick did; timing and number are the loop's business.
   *
   * @param thought whether the nervous system took part in it
   */
  public void describe(TickSample sample, boolean thought) {
    double forward = speedWu / FULL_SPEED_WU;
    sample.leftDrive = Math.clamp(forward / 2 + turnRad / 2, -1, 1);
    sample.rightDrive = Math.clamp(forward / 2 - turnRad / 2, -1, 1);
    sample.rangeMm = world.wallDistance();
    sample.takeWorld(world);
    if (thought) {
      sample.takeThought(core, NervePlan.stimulus(sense));
    } else {
      sample.forgetThought();
    }
  }

  /** Names and kinds of the neurons, in the order of the fired bits. */
  public NeuronOrder neurons() {
    return NeuronOrder.of(connectome.cells().subList(0, connectome.neuronCount()));
  }

  /** The floor with its food. */
  public Arena arena() {
    List<List<Double>> food = new ArrayList<>();
    for (int item = 0; item < layout.count(); item++) {
      food.add(List.of(layout.x(item), layout.y(item)));
    }
    return new Arena(settings.world().width(), settings.world().height(), layout.name(), food);
  }
}
