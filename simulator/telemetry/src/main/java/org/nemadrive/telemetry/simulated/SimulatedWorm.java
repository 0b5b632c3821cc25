package org.nemadrive.telemetry.simulated;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.simulator.worm.Worm;
import org.nemadrive.telemetry.Arena;
import org.nemadrive.telemetry.NeuronOrder;
import org.nemadrive.telemetry.RobotInfo;

/** The simulator's worm, tick by tick, seen as the telemetry of a robot. */
public final class SimulatedWorm {
  private static final double FULL_SPEED_WU = 21.4;

  private final Connectome connectome;
  private final ForagingSettings settings;
  private final FoodLayout layout;
  private final Worm worm;
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
    worm = settings.worm(connectome);
    restart(weights);
  }

  /**
   * Begins anew with other weights.
   *
   * @param weights genome in canonical order; copied
   */
  public void restart(double[] weights) {
    worm.nerves().load(weights);
    restart();
  }

  /** Begins anew: same food, same weights, same path. */
  public void restart() {
    worm.reset(layout, settings.world().centre());
    ticks = 0;
    rest();
  }

  /** Whether the run is as long as the settings say. */
  public boolean isFinished() {
    return ticks >= settings.ticks();
  }

  /** One tick: sense, think, move. */
  public void step() {
    sense = worm.world().sense();
    worm.step();
    turnRad = worm.nerves().turn();
    speedWu = worm.nerves().speed();
    ticks++;
  }

  /** One tick driven by hand; the nervous system rests. */
  public void drive(double left, double right) {
    sense = worm.world().sense();
    turnRad = (left - right) / 2;
    speedWu = FULL_SPEED_WU * Math.max(0, (left + right) / 2);
    worm.move(turnRad, speedWu);
  }

  /** One tick in which nothing moves. */
  public void rest() {
    sense = worm.world().sense();
    turnRad = 0;
    speedWu = 0;
    worm.rest();
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
    sample.rangeMm = worm.world().wallDistance();
    sample.takeWorld(worm.world());
    if (thought) {
      sample.takeThought(worm.nerves().core(), NervePlan.stimulus(sense));
    } else {
      sample.forgetThought();
    }
  }

  /** Whose nervous system it has. */
  public RobotInfo.Mind mind() {
    DataSet dataSet = connectome.dataSet();
    return new RobotInfo.Mind(dataSet.name(), dataSet.animal(), connectome.identity());
  }

  /** Names and kinds of the neurons, in the order of the fired bits. */
  public NeuronOrder neurons() {
    return new NeuronOrder(connectome.neurons(), connectome.neuronKinds());
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
