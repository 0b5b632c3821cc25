package org.nemadrive.trainer.strategy.penomad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingRun;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.neuron.NerveTrace;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.neuron.Wiring;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Worker;

/**
 * Evaluates genomes and notes how far they came; for one genome at a time also what its nerves did,
 * and so from when on another weight would matter. One for each worker.
 */
final class Surveyor {
  private final Worker worker;
  private final double[] biological;
  private final ForagingSettings settings;
  private final int startStimulus;
  private final double pace;
  private final double turnUnits;
  private final double fullReward;

  private final SureMeals meals;
  private final FoodWay way;

  /** Of all runs together, after each tick. */
  private final int[] eaten;

  /** Of the runs in the first scenario. */
  private final int[] eatenFirst;

  private final double[] ways;
  private final long[] places;
  private int giveUpFrom;
  private double giveUp;
  private boolean gaveUp;
  private int leastFirst;

  /** Of each run in the first scenario; empty until a genome is traced. */
  private final List<NerveTrace> traces = new ArrayList<>();

  /**
   * @param worker what tries the genomes
   * @param biological W0
   * @param parameters how progress is measured
   */
  Surveyor(Worker worker, double[] biological, PenomadParameters parameters) {
    this.worker = worker;
    this.biological = biological;
    settings = worker.evaluator().settings();
    startStimulus = NervePlan.stimulus(new World(settings.world()).sense());
    pace = parameters.pace();
    turnUnits = parameters.turnTicks() * pace;
    fullReward = settings.world().fullReward();
    meals =
        new SureMeals(
            settings.world(),
            parameters.margin(),
            Math.min(parameters.margin(), parameters.firstMargin()));
    way = new FoodWay();
    eaten = new int[settings.ticks()];
    eatenFirst = new int[settings.ticks()];
    ways = new double[settings.ticks()];
    places = new long[settings.ticks()];
  }

  /** Evaluates a genome. */
  Survey survey(Edits edits) {
    return survey(edits, 0, Double.POSITIVE_INFINITY, 0);
  }

  /**
   * Evaluates a genome, but gives it up once it has fallen behind.
   *
   * @param from the tick from which on that is so
   * @param latest the forecast with which a run is given up, ticks, if there is only one
   * @param least items to eat in the first of several scenarios, or it is not run in the others
   */
  Survey survey(Edits edits, int from, double latest, int least) {
    begin();
    giveUpFrom = from;
    giveUp = runs().size() == 1 ? latest : Double.POSITIVE_INFINITY;
    leastFirst = worker.evaluator().scenarios() == 1 ? 0 : least;
    return finish(edits, worker.evaluate(edits.genome(biological), this::observer));
  }

  /** Evaluates a genome, in the first scenario only, and remembers what its nerves did. */
  Survey trace(Edits edits) {
    if (traces.isEmpty()) {
      FitnessEvaluator evaluator = worker.evaluator();
      Wiring wiring = settings.nerves().wire(evaluator.connectome());
      for (int layout = 0; layout < evaluator.task().layouts().size(); layout++) {
        traces.add(new NerveTrace(wiring, settings.threshold(), settings.ticks()));
      }
    }
    begin();
    leastFirst = worker.evaluator().scenarios() == 1 ? 0 : Integer.MAX_VALUE;
    return finish(edits, worker.evaluate(edits.genome(biological), this::tracer));
  }

  /**
   * The first tick in which another weight would have changed anything in the run traced last, in
   * any layout.
   *
   * @param gene which weight
   * @param change by how much, not 0
   */
  int firstEffect(int gene, double change) {
    int first = NerveTrace.NEVER;
    for (NerveTrace trace : traces) {
      first = Math.min(first, trace.firstEffect(gene, change));
    }
    return first;
  }

  /** The first tick in which any neuron delivered in the run traced last, in any layout. */
  int firstDelivery() {
    int first = NerveTrace.NEVER;
    for (NerveTrace trace : traces) {
      first = Math.min(first, trace.firstDelivery());
    }
    return first;
  }

  private void begin() {
    gaveUp = false;
    giveUp = Double.POSITIVE_INFINITY;
    leastFirst = 0;
    Arrays.fill(eatenFirst, 0);
    Arrays.fill(eaten, 0);
    Arrays.fill(ways, 0);
    Arrays.fill(places, 0);
  }

  private List<ForagingRun> runs() {
    return worker.evaluator().runs();
  }

  /** Items that were eaten by a tick in the first scenario, by the genome evaluated last. */
  int eatenFirstBy(int tick) {
    return tick == 0 ? 0 : eatenFirst[tick - 1];
  }

  private TickObserver observer(int number) {
    ForagingRun run = runs().get(number);
    int layouts = worker.evaluator().task().layouts().size();
    boolean isFirst = number < layouts;
    gaveUp |= number == layouts && eatenFirst[eatenFirst.length - 1] < leastFirst;
    meals.begin(run.layout(), run.start());
    way.begin(meals);
    return new TickObserver() {
      private double sureWay;
      private double heading = run.start().heading();
      private double turned;

      @Override
      public void afterTick(int tick, NeuronCore core, World world) {
        double x = world.x();
        double y = world.y();
        double turn = world.heading() - heading;
        heading = world.heading();
        turned += Math.abs(turn - 2 * Math.PI * Math.rint(turn / (2 * Math.PI)));
        meals.moveTo(x, y);
        if (meals.sensesAreSure()) {
          sureWay = way.from(x, y, meals);
        }
        eaten[tick] += meals.eaten();
        eatenFirst[tick] += isFirst ? meals.eaten() : 0;
        ways[tick] += sureWay + turnUnits * turned;
        if (tick >= giveUpFrom && tick + 1 + ways[tick] / pace > giveUp) {
          gaveUp = true;
          Arrays.fill(eaten, tick + 1, eaten.length, eaten[tick]);
          Arrays.fill(ways, tick + 1, ways.length, ways[tick]);
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

  private TickObserver tracer(int number) {
    TickObserver observer = observer(number);
    if (number >= traces.size()) {
      return observer;
    }
    NerveTrace trace = traces.get(number);
    trace.clear();
    return new TickObserver() {
      private int stimulus = startStimulus;

      @Override
      public void afterTick(int tick, NeuronCore core, World world) {
        trace.record(core, stimulus);
        stimulus = NervePlan.stimulus(world.sense());
        observer.afterTick(tick, core, world);
      }
    };
  }

  /** Folds a number into a hash. */
  private static long mix(long hash, long number) {
    long a = (hash ^ number) * 0x9E3779B97F4A7C15L;
    return a ^ (a >>> 32);
  }

  private Survey finish(Edits edits, Individual individual) {
    FitnessEvaluator evaluator = worker.evaluator();
    int sure = eaten[eaten.length - 1];
    double unsure = (double) (evaluator.foodInAllRuns() - sure) / evaluator.scenarios();
    double score = individual.penalisedFitness() - fullReward * unsure;
    boolean dropped = gaveUp && runs().size() > 1;
    return new Survey(
        edits,
        individual,
        dropped ? Progress.NOTHING : progress(),
        dropped ? Double.NEGATIVE_INFINITY : score,
        sure == foodCount(),
        !gaveUp);
  }

  private int foodCount() {
    return worker.evaluator().task().foodCount() * worker.evaluator().scenarios();
  }

  /** The highest level there is: all food eaten. */
  int levels() {
    int runs = runs().size();
    return (foodCount() + runs - 1) / runs;
  }

  private Progress progress() {
    int layouts = runs().size();
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
    return items == foodCount() ? last : items / layouts;
  }
}
