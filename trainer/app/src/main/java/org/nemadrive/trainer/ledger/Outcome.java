package org.nemadrive.trainer.ledger;

import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.run.History;

/**
 * What a run came to: the same to the last bit wherever and whenever it is computed.
 *
 * @param ending why it ended before its budget was spent; empty if it did not
 * @param foodCount food items of the task
 * @param bestEvaluations evaluations spent when the best worm was found
 * @param curve how it went
 * @param best the best worm
 */
public record Outcome(
    String ending, int foodCount, long bestEvaluations, Course curve, Edits best) {

  /**
   * How a run went, without the times: its first generation, each that found a better worm, and its
   * last. Each array has one value a point; all but the first two are of the best worm so far.
   *
   * @param generation number of the generation
   * @param evaluations evaluations spent
   * @param food items eaten
   * @param fitness Eq. 5
   * @param penalisedFitness Eq. 5 less the penalty
   * @param l0 weights changed
   * @param l2 distance from W0
   */
  public record Course(
      int[] generation,
      long[] evaluations,
      int[] food,
      double[] fitness,
      double[] penalisedFitness,
      int[] l0,
      double[] l2) {

    static Course of(List<History.Row> rows) {
      return new Course(
          rows.stream().mapToInt(History.Row::generation).toArray(),
          rows.stream().mapToLong(History.Row::evaluations).toArray(),
          rows.stream().mapToInt(History.Row::foodEaten).toArray(),
          rows.stream().mapToDouble(History.Row::fitness).toArray(),
          rows.stream().mapToDouble(History.Row::penalisedFitness).toArray(),
          rows.stream().mapToInt(History.Row::changedWeights).toArray(),
          rows.stream().mapToDouble(History.Row::distance).toArray());
    }

    /** The points with the times at which they were reached. */
    List<History.Row> rows(double[] seconds) {
      List<History.Row> rows = new ArrayList<>();
      for (int i = 0; i < generation.length; i++) {
        rows.add(
            new History.Row(
                generation[i],
                seconds[i],
                evaluations[i],
                penalisedFitness[i],
                fitness[i],
                food[i],
                l0[i],
                l2[i]));
      }
      return rows;
    }
  }

  /**
   * A worm as what differs from W0.
   *
   * @param weight places in canonical order
   * @param value the weights there
   */
  public record Edits(int[] weight, double[] value) {
    static Edits of(double[] genome, Connectome connectome) {
      double[] biological = connectome.biologicalWeights();
      List<Integer> changed = new ArrayList<>();
      for (int i = 0; i < genome.length; i++) {
        if (genome[i] != biological[i]) {
          changed.add(i);
        }
      }
      return new Edits(
          changed.stream().mapToInt(i -> i).toArray(),
          changed.stream().mapToDouble(i -> genome[i]).toArray());
    }

    double[] genome(Connectome connectome) {
      double[] genome = connectome.biologicalWeights();
      for (int i = 0; i < weight.length; i++) {
        genome[weight[i]] = value[i];
      }
      return genome;
    }
  }
}
