package org.nemadrive.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.GenomeDistance;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.trainer.strategy.Ending;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Workers;

/**
 * A training run. After every generation all of it is on disk, so that whatever stops it costs at
 * most the generation it was in; resumed, it ends with the same genome as if it had never stopped.
 */
public final class Training {
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private final RunFolder folder;
  private final RunSettings settings;
  private final Connectome connectome;
  private final RunInputs inputs;
  private final Evidence evidence;
  private final double[] biological;
  private final Strategy strategy;
  private final LongSupplier nanoClock;
  private int generation;
  private long evaluations;
  private long simulatedTicks;
  private double seconds;
  private long bestEvaluations;

  /**
   * Prepares a run, at its beginning or where its checkpoint left it.
   *
   * @param folder the run's folder
   * @param inputs what the folder's settings name
   * @param connectome the connectome it trains
   * @param nanoClock monotonic time in nanoseconds
   * @throws InvalidInputException if the checkpoint cannot be used
   */
  public Training(RunFolder folder, RunInputs inputs, Connectome connectome, LongSupplier nanoClock)
      throws IOException {
    this.folder = folder;
    this.connectome = connectome;
    this.nanoClock = nanoClock;
    this.inputs = inputs;
    this.evidence = new Evidence(folder, inputs, connectome);
    settings = folder.settings();
    biological = connectome.biologicalWeights();
    Strategy chosen =
        settings
            .strategy()
            .create(new TrainingProblem(biological, inputs.start(), settings.seed()));
    strategy =
        inputs.scenarios().isEmpty()
            ? chosen
            : new ScenarioStrategy(chosen, inputs, settings.seed(), evaluator());
    if (Files.exists(folder.checkpointFile())) {
      Checkpoint checkpoint = Checkpoint.read(folder.checkpointFile());
      checkpoint.requireConnectome(folder.checkpointFile(), connectome);
      checkpoint.restore(strategy);
      generation = checkpoint.generation();
      evaluations = checkpoint.evaluations();
      simulatedTicks = checkpoint.simulatedTicks();
      seconds = checkpoint.seconds();
      bestEvaluations = checkpoint.bestEvaluations();
    }
  }

  /** What the best weights eat in scenarios that no training saw, as their file says. */
  public Optional<FoodInScenarios> fresh() {
    return evidence.fresh(bestWeights());
  }

  /** What the run trains on. */
  public ForagingTask task() {
    return inputs.task();
  }

  /** How foraging runs are made. */
  public ForagingSettings foraging() {
    return inputs.foraging();
  }

  /**
   * The best weights so far, before the first generation those it starts from; not to be changed.
   */
  public double[] bestWeights() {
    Individual best = strategy.best();
    return best == null ? inputs.start() : best.genome();
  }

  /** Fitness evaluations spent so far. */
  public long evaluations() {
    return evaluations;
  }

  /** Time spent training so far, seconds. */
  public double seconds() {
    return seconds;
  }

  /** Part of the budget that is spent, from 0. */
  public double budgetSpent() {
    return settings.budget().spent(generation, evaluations, seconds);
  }

  /** Whether the budget is spent, or there is nothing left to look for. */
  public boolean hasEnded() {
    return budgetSpent() >= 1 || strategy.ending().isPresent();
  }

  /** Why the run ended before its budget was spent; empty if it did not. */
  public Optional<Ending> ending() {
    return strategy.ending();
  }

  /**
   * Trains until the budget is spent, there is nothing left to look for, or the listener wants it
   * to stop.
   *
   * @param threads number of worker threads; it changes no result
   * @param listener told of each generation
   * @return the best individual, or null if it was stopped before there was one
   */
  public Individual run(int threads, ProgressListener listener) throws IOException {
    try (Workers workers = new Workers(threads, this::evaluator);
        History history = new History(folder.historyFile(), generation)) {
      long lastNanos = nanoClock.getAsLong();
      long ticksBefore = simulatedTicks;
      while (!hasEnded() && !listener.wantsStop()) {
        Individual before = strategy.best();
        evaluations += strategy.advance(workers, settings.budget().evaluationsLeft(evaluations));
        simulatedTicks = ticksBefore + workers.ticksThought();
        generation++;
        long nowNanos = nanoClock.getAsLong();
        seconds += (nowNanos - lastNanos) / NANOSECONDS_PER_SECOND;
        lastNanos = nowNanos;
        Individual best = strategy.best();
        if (before == null || best.penalisedFitness() > before.penalisedFitness()) {
          bestEvaluations = evaluations;
        }
        if (before == null || !Arrays.equals(best.genome(), before.genome())) {
          WeightsFile.write(folder.bestWeightsFile(), trainedWeights(best));
        }
        GenerationReport report =
            new GenerationReport(
                generation,
                seconds,
                evaluations,
                simulatedTicks,
                best,
                strategy.medianPenalisedFitness(),
                workers.takeTried(),
                GenomeDistance.euclidean(best.genome(), biological));
        history.add(report);
        Checkpoint.of(
                connectome.identity(),
                generation,
                evaluations,
                simulatedTicks,
                seconds,
                bestEvaluations,
                strategy)
            .write(folder.checkpointFile());
        listener.afterGeneration(report, budgetSpent());
      }
    }
    return strategy.best();
  }

  private FitnessEvaluator evaluator() {
    return new FitnessEvaluator(
        connectome, inputs.foraging(), inputs.task(), WiringPenalty.DEFAULT);
  }

  private TrainedWeights trainedWeights(Individual best) {
    // The numbers of a file are those that "evaluate" finds, whatever the training ran in.
    FitnessEvaluator centre = evaluator();
    double penalised = centre.evaluate(best.genome());
    Optional<FoodInScenarios> fresh = evidence.fresh(best.genome());
    return new TrainedWeights(
        connectome,
        inputs.foraging().dynamics(),
        best.genome(),
        new WeightsOrigin(
            settings.software(),
            inputs.task().name(),
            settings.strategy().text(),
            settings.seed(),
            bestEvaluations,
            centre.fitness(),
            penalised,
            centre.foodEaten(),
            inputs.task().foodCount(),
            evidence.body(fresh),
            evidence.starts(fresh)));
  }
}
