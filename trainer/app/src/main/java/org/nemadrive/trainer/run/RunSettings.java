package org.nemadrive.trainer.run;

import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/**
 * What a run was asked to do: everything its result depends on.
 *
 * @param software name and version of the program that began it
 * @param connectome identity of the connectome
 * @param task layouts of food, as on the command line
 * @param strategy how it looks for better weights
 * @param seed all randomness comes from it
 * @param budget when it ends
 * @param startWeights file in the run folder with the weights it starts from; null for W0
 * @param robotProfile file in the run folder with the robot around the worm; null for none
 */
public record RunSettings(
    String software,
    String connectome,
    String task,
    StrategyChoice strategy,
    long seed,
    Budget budget,
    String startWeights,
    String robotProfile) {

  /** The same with another budget. */
  RunSettings withBudget(Budget other) {
    return new RunSettings(
        software, connectome, task, strategy, seed, other, startWeights, robotProfile);
  }
}
