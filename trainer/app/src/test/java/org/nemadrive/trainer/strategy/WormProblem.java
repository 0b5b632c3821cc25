package org.nemadrive.trainer.strategy;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;

/** The real worm on the pentagon, for tests of strategies. */
public final class WormProblem {
  private static final ForagingSettings SETTINGS = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  private WormProblem() {}

  /** The problem that begins at W0. */
  public static TrainingProblem of(long seed) {
    double[] biological = Connectome.celegans().biologicalWeights();
    return new TrainingProblem(biological, biological, seed);
  }

  /** Worker threads for it. */
  public static Workers workers(int threads) {
    return new Workers(threads, WormProblem::evaluator);
  }

  /** An evaluator for it. */
  public static FitnessEvaluator evaluator() {
    return new FitnessEvaluator(
        Connectome.celegans(),
        SETTINGS,
        ForagingTask.parse("pentagon", SETTINGS.world(), 0),
        WiringPenalty.DEFAULT);
  }
}
