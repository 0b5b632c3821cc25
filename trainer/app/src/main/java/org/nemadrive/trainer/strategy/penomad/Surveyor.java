package org.nemadrive.trainer.strategy.penomad;

import java.util.Arrays;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.foraging.TracedEdit;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.simulator.world.World;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Worker;

/** Evaluates genomes and notes how far they came. One for each worker. */
final class Surveyor {
  private final Worker worker;
  private final double[] biological;
  private final ForagingTask task;
  private final ForagingSettings settings;
  private final double pace;
  private final double fullReward;

  private final SureMeals meals;
  private final FoodWay way;

  /** Of all layouts together, after each tick. */
  private final int[] eaten;

  private final double[] ways;
  private final long[] places;
  private int giveUpFrom;
  private double giveUp;
  private boolean gaveUp;

  /**
   * @param worker what tries the genomes
   * @param biological W0
   * @param parameters how progress is measured
   */
  Surveyor(Worker worker, double[] biological, PenomadParameters parameters) {
    this.worker = worker;
    this.biological = biological;
    task = worker.evaluator().task();
    settings = worker.evaluator().settings();
    pace = parameters.pace();
    fullReward = settings.world().fullReward();
    meals =
        new SureMeals(
            settings.world(),
            parameters.margin(),
            Math.min(parameters.margin(), parameters.firstMargin()));
    way = new FoodWay();
    eaten = new int[settings.ticks()];
    ways = new double[settings.ticks()];
    places = new long[settings.ticks()];
  }

  /** Evaluates a genome. */
  Survey survey(Edits edits) {
    begin(0, Double.POSITIVE_INFINITY);
    return finish(edits, worker.evaluate(edits.genome(biological), this::observer));
  }

  /**
   * Evaluates a genome, but gives it up once it has fallen behind.
   *
   * @param edit how it differs from one that was traced; null if it is to be run from the start
   * @param from the tick from which on it may be given up
   * @param latest the forecast with which a run is given up, ticks; runs on several layouts are not
   */
  Survey survey(Edits edits, TracedEdit edit, int from, double latest) {
    begin(from, task.layouts().size() == 1 ? latest : Double.POSITIVE_INFINITY);
    double[] genome = edits.genome(biological);
    return finish(
        edits,
        edit == null
            ? worker.evaluate(genome, this::observer)
            : worker.evaluate(genome, edit, this::observer));
  }

  /** Evaluates a genome and remembers what its nerves did. */
  Survey trace(Edits edits, ParentTrace trace) {
    begin(0, Double.POSITIVE_INFINITY);
    return finish(
        edits, worker.evaluate(edits.genome(biological), trace.recorders(this::observer)));
  }

  private void begin(int from, double latest) {
    gaveUp = false;
    giveUpFrom = from;
    giveUp = latest;
    Arrays.fill(eaten, 0);
    Arrays.fill(ways, 0);
    Arrays.fill(places, 0);
  }

  private TickObserver observer(int layout) {
    FoodLayout food = task.layouts().get(layout);
    Pose start = settings.world().centre();
    meals.begin(food, start);
    way.begin(meals);
    return new TickObserver() {
      private double sureWay;

      @Override
      public void afterTick(int tick, NeuronCore core, World world) {
        double x = world.x();
        double y = world.y();
        meals.moveTo(x, y);
        if (meals.sensesAreSure()) {
          sureWay = way.from(x, y, meals);
        }
        eaten[tick] += meals.eaten();
        ways[tick] += sureWay;
        if (tick >= giveUpFrom && tick + 1 + sureWay / pace > giveUp) {
          gaveUp = true;
          Arrays.fill(eaten, tick + 1, eaten.length, eaten[tick]);
          Arrays.fill(ways, tick + 1, ways.length, sureWay);
        }
        places[tick] =
            mix(mix(places[tick], Double.doubleToLongBits(x)), Double.doubleToLongBits(y));
      }

      @Override
      public boolean goesOn() {
        return !gaveUp;
      }
    };
  }

  /** Folds a number into a hash. */
  private static long mix(long hash, long number) {
    long a = (hash ^ number) * 0x9E3779B97F4A7C15L;
    return a ^ (a >>> 32);
  }

  private Survey finish(Edits edits, Individual individual) {
    int sure = eaten[eaten.length - 1];
    double score = individual.penalisedFitness() - fullReward * (individual.foodEaten() - sure);
    return new Survey(edits, individual, progress(), score, sure == task.foodCount(), !gaveUp);
  }

  /** The highest level there is: all food eaten. */
  int levels() {
    int layouts = task.layouts().size();
    return (task.foodCount() + layouts - 1) / layouts;
  }

  private Progress progress() {
    int layouts = task.layouts().size();
    int last = levels();
    int size = level(eaten[eaten.length - 1], layouts, last) + 1;
    int[] ticks = new int[size];
    long[] where = new long[size];
    double[] forecasts = new double[size];
    int[] turns = new int[size];
    Arrays.fill(forecasts, Double.POSITIVE_INFINITY);
    int reached = 0;
    for (int tick = 0; tick < eaten.length; tick++) {
      int level = level(eaten[tick], layouts, last);
      while (reached < level) {
        reached++;
        ticks[reached] = tick + 1;
        turns[reached] = tick + 1;
        where[reached] = places[tick];
      }
      double forecast = tick + 1 + ways[tick] / (layouts * pace);
      if (forecast < forecasts[level]) {
        forecasts[level] = forecast;
        turns[level] = tick + 1;
      }
    }
    // A level that was passed within one tick is as good as the one above it.
    for (int level = size - 2; level >= 0; level--) {
      if (forecasts[level] == Double.POSITIVE_INFINITY) {
        forecasts[level] = forecasts[level + 1];
      }
    }
    return new Progress(ticks, where, forecasts, turns);
  }

  private int level(int items, int layouts, int last) {
    return items == task.foodCount() ? last : items / layouts;
  }
}
