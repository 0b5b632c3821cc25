package org.nemadrive.simulator.weights;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where trained weights came from.
 *
 * @param software name and version of the program that wrote them
 * @param task what they were trained on
 * @param strategy how they were found
 * @param seed seed of the run
 * @param evaluations fitness evaluations spent until these weights were found
 * @param fitness their fitness on the task, before the penalty
 * @param penalisedFitness the same less the penalty
 * @param foodEaten food items eaten on the task
 * @param foodCount food items laid out in the task
 * @param body the robot they were trained for, or null
 * @param starts the starts they were trained for, or null if they always start from the centre
 */
public record WeightsOrigin(
    String software,
    String task,
    String strategy,
    long seed,
    long evaluations,
    double fitness,
    double penalisedFitness,
    int foodEaten,
    int foodCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) TrainedBody body,
    @JsonInclude(JsonInclude.Include.NON_NULL) TrainedStarts starts) {
  /** Weights without a body, from the centre; a file names robot and starts only if there are. */
  @JsonCreator
  public WeightsOrigin(
      @JsonProperty("software") String software,
      @JsonProperty("task") String task,
      @JsonProperty("strategy") String strategy,
      @JsonProperty("seed") long seed,
      @JsonProperty("evaluations") long evaluations,
      @JsonProperty("fitness") double fitness,
      @JsonProperty("penalisedFitness") double penalisedFitness,
      @JsonProperty("foodEaten") int foodEaten,
      @JsonProperty("foodCount") int foodCount) {
    this(
        software,
        task,
        strategy,
        seed,
        evaluations,
        fitness,
        penalisedFitness,
        foodEaten,
        foodCount,
        null,
        null);
  }

  /** The same, trained for a robot and for starts, if they are not null. */
  public WeightsOrigin trainedFor(TrainedBody robot, TrainedStarts around) {
    return new WeightsOrigin(
        software,
        task,
        strategy,
        seed,
        evaluations,
        fitness,
        penalisedFitness,
        foodEaten,
        foodCount,
        robot,
        around);
  }
}
