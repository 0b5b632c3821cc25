package org.nemadrive.telemetry;

/**
 * How far a training run has come.
 *
 * @param runId names the run in the topic: letters, digits, dot, dash and underscore
 * @param task what is learned, for example {@code polygon5}
 * @param strategy how, for example {@code menomad}
 * @param phase what the trainer does now: {@code ea} or {@code mads}
 * @param generation generations completed, 0 or more
 * @param evaluations fitness evaluations so far
 * @param evaluationBudget evaluations at which the run ends, 0 when it ends otherwise
 * @param evaluationsPerS evaluations per second, lately
 * @param bestFitness penalised fitness of the best individual
 * @param medianFitness median penalised fitness of the generation
 * @param bestFood food items the best individual eats
 * @param medianFood median of the food items that those tried in the generation eat; negative when
 *     unknown
 * @param foodItems food items there are
 * @param weightsChanged weights of the best individual that differ from W0
 * @param medianWeightsChanged median of the weights that differ from W0 in those tried in the
 *     generation; negative when unknown
 * @param etaS seconds left by the present rate; negative when unknown
 * @param untrainedFood food items that the worm eats with the weights of biology
 * @param report where the report of the finished run is; empty while it runs
 * @param workers who computes how many runs how fast; empty for a run of one's own
 */
public record Progress(
    String runId,
    String task,
    String strategy,
    String phase,
    int generation,
    long evaluations,
    long evaluationBudget,
    double evaluationsPerS,
    double bestFitness,
    double medianFitness,
    int bestFood,
    double medianFood,
    int foodItems,
    int weightsChanged,
    double medianWeightsChanged,
    double etaS,
    int untrainedFood,
    String report,
    String workers) {
  /** The same of a run that has ended, with its report. */
  public Progress withReport(String file) {
    return new Progress(
        runId,
        task,
        strategy,
        phase,
        generation,
        evaluations,
        evaluationBudget,
        evaluationsPerS,
        bestFitness,
        medianFitness,
        bestFood,
        medianFood,
        foodItems,
        weightsChanged,
        medianWeightsChanged,
        0,
        untrainedFood,
        file,
        workers);
  }

  public Progress {
    if (!runId.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "run id '" + runId + "' must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
  }
}
