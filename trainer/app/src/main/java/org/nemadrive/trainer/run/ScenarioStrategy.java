package org.nemadrive.trainer.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.trainer.strategy.Ending;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.Workers;

/**
 * Lets any strategy work in scenarios that come of the run's seed, and draws them anew now and
 * then. Of the strategy's best individuals, one a generation, it keeps the one that does best in 64
 * scenarios that the strategy never sees.
 */
final class ScenarioStrategy implements Strategy {
  private static final int CHOOSING_SCENARIOS = 64;

  /** Sets the seeds of the scenarios apart from all others that come of the run's seed. */
  private static final long TRAINING_PLACE = 0x5CE4A211L;

  private static final long CHOOSING_PLACE = 0x5CE4A212L;

  private final Strategy strategy;
  private final RunInputs inputs;
  private final Shaking shaking;
  private final long redrawEvaluations;
  private final long trainingSeed;
  private final FitnessEvaluator choosing;
  private final GenomeCodec codec;

  /** The best of the strategy's that was tried in the choosing scenarios last, or null. */
  private Individual tried;

  private Individual champion;
  private int draw;
  private long evaluationsOfDraw;
  private boolean drawn;

  /**
   * @param strategy at its beginning
   * @param inputs of a run with scenarios
   * @param seed of the run
   * @param choosing an evaluator of nobody else
   */
  ScenarioStrategy(Strategy strategy, RunInputs inputs, long seed, FitnessEvaluator choosing) {
    this.strategy = strategy;
    this.inputs = inputs;
    ScenarioSettings settings = inputs.scenarios().orElseThrow();
    this.shaking = settings.shaking();
    this.redrawEvaluations = settings.redrawEvaluations();
    this.trainingSeed = SplitMix64.seed(seed, TRAINING_PLACE);
    this.choosing = choosing;
    this.codec = new GenomeCodec(choosing.connectome().biologicalWeights());
    choosing.runIn(
        shaking
            .times(CHOOSING_SCENARIOS)
            .draw(
                inputs.foraging(), inputs.task().layouts(), SplitMix64.seed(seed, CHOOSING_PLACE)));
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    int spent = 0;
    if (redrawEvaluations > 0 && evaluationsOfDraw >= redrawEvaluations) {
      draw++;
      evaluationsOfDraw = 0;
      drawn = false;
    }
    if (!drawn) {
      workers.runIn(
          shaking.draw(
              inputs.foraging(), inputs.task().layouts(), SplitMix64.seed(trainingSeed, draw)));
      drawn = true;
      if (evaluationsOfDraw == 0 && strategy.best() != null) {
        spent = strategy.evaluateAnew(workers);
      }
    }
    if (spent < maxEvaluations) {
      spent += strategy.advance(workers, maxEvaluations - spent);
    }
    evaluationsOfDraw += spent;
    consider(strategy.best());
    return spent;
  }

  @Override
  public int evaluateAnew(Workers workers) {
    throw new IllegalStateException("this strategy draws the scenarios itself");
  }

  private void consider(Individual best) {
    if (tried != null && Arrays.equals(tried.genome(), best.genome())) {
      return;
    }
    tried = best;
    double penalised = choosing.evaluate(best.genome());
    if (champion == null || penalised > champion.penalisedFitness()) {
      champion =
          new Individual(
              best.genome(),
              penalised,
              choosing.fitness(),
              choosing.foodEaten(),
              choosing.changedWeights());
    }
  }

  /** The champion; its numbers are those of the choosing scenarios. */
  @Override
  public Individual best() {
    return champion;
  }

  @Override
  public double medianPenalisedFitness() {
    return strategy.medianPenalisedFitness();
  }

  @Override
  public Optional<Ending> ending() {
    return strategy.ending();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(draw);
    out.writeLong(evaluationsOfDraw);
    codec.write(tried, out);
    codec.write(champion, out);
    strategy.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    draw = in.readInt();
    evaluationsOfDraw = in.readLong();
    tried = codec.read(in);
    champion = codec.read(in);
    strategy.restore(in);
  }
}
