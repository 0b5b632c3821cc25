package org.nemadrive.simulator.foraging;

import java.util.List;
import java.util.function.IntFunction;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;

/**
 * Gives a genome its fitness on a task: once from the centre, or as the mean over scenarios. One
 * for each thread; evaluators with the same settings give the same numbers to the last bit.
 */
public final class FitnessEvaluator {
  private static final IntFunction<TickObserver> NOBODY = run -> (tick, core, world) -> {};

  /** Part of the scenarios that a race is decided on. */
  private static final int EARLY_PART = 4;

  /**
   * Reward by which a genome must lie behind after those to have lost; of 160 improvements 4 had
   * lain behind so far.
   */
  private static final double RACE_REWARD = 20;

  private final Connectome connectome;
  private final ForagingSettings settings;
  private final Forager forager;
  private final ForagingTask task;
  private final WiringPenalty penalty;
  private final double[] biological;
  private final int[] presynaptic;
  private final long[] stimulated;
  private List<ForagingRun> runs;
  private int scenarios = 1;
  private double fitness;
  private int foodEaten;
  private int foodInAllRuns;
  private int changedWeights;
  private Course course = Course.UNKNOWN;

  /**
   * An evaluator that runs a genome once on each layout, from the centre.
   *
   * @param connectome the wiring, and W0
   * @param settings how runs are made
   * @param task what the genome is tested on
   * @param penalty what it pays for leaving W0
   */
  public FitnessEvaluator(
      Connectome connectome, ForagingSettings settings, ForagingTask task, WiringPenalty penalty) {
    this.connectome = connectome;
    this.settings = settings;
    forager = new Forager(connectome, settings);
    this.task = task;
    this.penalty = penalty;
    biological = connectome.biologicalWeights();
    presynaptic = connectome.synapses().stream().mapToInt(Synapse::presynaptic).toArray();
    stimulated = new long[connectome.neuronCount() / Long.SIZE + 1];
    NervePlan nerves = settings.nerves().in(connectome);
    connectome.group(nerves.food()).forEach(neuron -> mark(stimulated, neuron));
    connectome.group(nerves.touch()).forEach(neuron -> mark(stimulated, neuron));
    runs =
        task.layouts().stream()
            .map(layout -> ForagingRun.from(layout, settings.world().centre()))
            .toList();
  }

  /** Food items of a task that the worm eats from the centre with W0. */
  public static int untrainedFood(
      Connectome connectome, ForagingSettings settings, ForagingTask task) {
    FitnessEvaluator untrained =
        new FitnessEvaluator(connectome, settings, task, WiringPenalty.DEFAULT);
    untrained.evaluate(untrained.biological);
    return untrained.foodEaten();
  }

  /**
   * From now on genomes are evaluated in these scenarios.
   *
   * @param newRuns a run on each layout of the task for each scenario, scenario after scenario
   */
  public void runIn(List<ForagingRun> newRuns) {
    if (newRuns.isEmpty() || newRuns.size() % task.layouts().size() != 0) {
      throw new IllegalArgumentException(
          "%d runs for %d layouts, needs as many on each"
              .formatted(newRuns.size(), task.layouts().size()));
    }
    runs = List.copyOf(newRuns);
    scenarios = runs.size() / task.layouts().size();
  }

  /**
   * Runs a genome on every layout of the task.
   *
   * @param weights in canonical order, finite
   * @return penalised fitness: Eq. 5 summed over layouts, the mean over scenarios, less Eq. 6; can
   *     be negative
   */
  public double evaluate(double[] weights) {
    return evaluate(weights, NOBODY);
  }

  /**
   * Runs a genome on every layout of the task, looked on by an observer.
   *
   * @param weights in canonical order, finite
   * @param observers asked before each run for its observer, by the run's number from 0
   * @return penalised fitness, as above
   */
  public double evaluate(double[] weights, IntFunction<TickObserver> observers) {
    return run(weights, null, observers, Double.NEGATIVE_INFINITY);
  }

  /**
   * The same of a genome that differs in one weight from another on record, so that only what comes
   * after that matters is simulated; see {@link Forager} for when the numbers are the same. For
   * genomes that are run once on each layout, from the centre.
   *
   * @param weights in canonical order, finite
   * @param edit how it differs
   * @param observers asked before each run for its observer, by the layout's number from 0
   * @return penalised fitness, as above
   */
  public double evaluate(double[] weights, TracedEdit edit, IntFunction<TickObserver> observers) {
    if (scenarios != 1) {
      throw new IllegalStateException("in scenarios every neuron's deliveries must be seen");
    }
    return run(weights, edit, observers, Double.NEGATIVE_INFINITY);
  }

  /**
   * Runs a genome that is worth knowing only if it beats another one: it is not run at all if what
   * it changed cannot matter, and given up if it lies far behind in the first scenarios. One that
   * was given up has less than the rival's penalised fitness.
   *
   * @param weights in canonical order, finite
   * @param rival evaluated in the same scenarios
   * @return penalised fitness, as above, or an estimate of it
   */
  public double evaluate(double[] weights, Rival rival) {
    if (scenarios == 1) {
      return evaluate(weights);
    }
    changedWeights = GenomeDistance.changedWeights(weights, biological);
    double price = penalty.of(changedWeights);
    if (cannotMatter(weights, rival)) {
      fitness = rival.fitness();
      foodEaten = rival.foodEaten();
      course = rival.course();
      return fitness - price;
    }
    double rivalPrice = rival.fitness() - rival.penalisedFitness();
    double least = rival.course().earlyFitness() - rivalPrice + price - RACE_REWARD;
    double found = run(weights, null, NOBODY, least);
    if (course != null) {
      return found;
    }
    // Given up: as far behind in all as it was in those that it ran.
    fitness += rival.fitness() - rival.course().earlyFitness();
    course = Course.UNKNOWN;
    return fitness - price;
  }

  private boolean cannotMatter(double[] weights, Rival rival) {
    for (int gene = 0; gene < weights.length; gene++) {
      if (weights[gene] != rival.genome()[gene] && rival.course().delivers(presynaptic[gene])) {
        return false;
      }
    }
    return true;
  }

  /** Leaves no course if the run was given up, and then the fitness up to there. */
  private double run(
      double[] weights, TracedEdit edit, IntFunction<TickObserver> observers, double least) {
    forager.load(weights);
    changedWeights = GenomeDistance.changedWeights(weights, biological);
    int layouts = task.layouts().size();
    int early = Math.max(1, scenarios / EARLY_PART);
    long[] delivered = scenarios == 1 ? null : stimulated.clone();
    double earlyFitness = 0;
    double sum = 0;
    foodInAllRuns = 0;
    for (int i = 0; i < runs.size(); i++) {
      TickObserver asked = observers.apply(i);
      TickObserver observer = delivered == null ? asked : noting(delivered, asked);
      sum +=
          edit == null
              ? forager.forage(runs.get(i), observer)
              : forager.forage(
                  runs.get(i), observer, edit.traces().get(i), edit.gene(), edit.change());
      foodInAllRuns += forager.foodEaten();
      if (i == early * layouts - 1) {
        earlyFitness = sum / early;
        if (earlyFitness < least) {
          course = null;
          fitness = earlyFitness;
          foodEaten = Math.round((float) foodInAllRuns / early);
          return fitness - penalty.of(changedWeights);
        }
      }
    }
    course = new Course(earlyFitness, delivered);
    fitness = sum / scenarios;
    foodEaten = Math.round((float) foodInAllRuns / scenarios);
    return fitness - penalty.of(changedWeights);
  }

  private static TickObserver noting(long[] delivered, TickObserver observer) {
    return new TickObserver() {
      @Override
      public void afterTick(int tick, NeuronCore core, World world) {
        for (int k = 0; k < core.spikeCount(); k++) {
          mark(delivered, core.spike(k));
        }
        observer.afterTick(tick, core, world);
      }

      @Override
      public boolean goesOn() {
        return observer.goesOn();
      }
    };
  }

  private static void mark(long[] bits, int neuron) {
    bits[neuron / Long.SIZE] |= 1L << neuron;
  }

  /** Ticks in which nerves were simulated so far. */
  public long ticksThought() {
    return forager.ticksThought();
  }

  /** The wiring, and W0. */
  public Connectome connectome() {
    return connectome;
  }

  /** How runs are made. */
  public ForagingSettings settings() {
    return settings;
  }

  /** What genomes are tested on. */
  public ForagingTask task() {
    return task;
  }

  /** The runs of an evaluation, those on all layouts for one scenario after the other. */
  public List<ForagingRun> runs() {
    return runs;
  }

  /** How many scenarios a genome's fitness is the mean of, 1 or more. */
  public int scenarios() {
    return scenarios;
  }

  /** Fitness of the last genome, Eq. 5, before the penalty; the mean over scenarios. */
  public double fitness() {
    return fitness;
  }

  /** Food items that the last genome ate, over all layouts; the mean over scenarios, rounded. */
  public int foodEaten() {
    return foodEaten;
  }

  /** Food items that the last genome ate, over all layouts and scenarios. */
  public int foodInAllRuns() {
    return foodInAllRuns;
  }

  /** L0 of the last genome: weights that differ from W0. */
  public int changedWeights() {
    return changedWeights;
  }

  /** What the last genome did. */
  public Course course() {
    return course;
  }
}
