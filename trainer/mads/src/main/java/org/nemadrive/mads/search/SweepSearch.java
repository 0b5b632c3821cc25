package org.nemadrive.mads.search;

import org.nemadrive.mads.mesh.HouseholderBasis;

/**
 * Probes the directions of one orthonormal basis, each once and with a random sign, before anything
 * else is known, and goes on from every success. After k probes the models know the slope in k
 * dimensions; a poll would stop at the first success and know next to nothing.
 *
 * <p>The sweep looks at the budget: once it has a success it spends a part of it at most, so that
 * enough is left to walk down the slope, which is then the slope in a random subspace. Without a
 * success there is no slope worth walking, and it goes on. A sweep happens once in a run.
 *
 * <p>The axes are the default basis: many objectives charge something for every variable that
 * leaves its start, and a dense basis pays for all of them at once.
 */
public final class SweepSearch implements SearchStep {
  /**
   * @param budgetShare largest part of the evaluations left that a sweep with a success spends,
   *     above 0, at most 1
   * @param directions which basis it probes
   */
  public record Parameters(double budgetShare, Directions directions)
      implements SearchStep.Parameters {
    /** The defaults: seven tenths of the budget, along the axes. */
    public Parameters() {
      this(0.7, Directions.COORDINATE);
    }

    public Parameters {
      if (!(budgetShare > 0 && budgetShare <= 1)) {
        throw new IllegalArgumentException(
            "budgetShare is " + budgetShare + ", allowed: above 0 to 1");
      }
    }

    @Override
    public String name() {
      return "sweep";
    }

    @Override
    public SearchStep create() {
      return new SweepSearch(this);
    }
  }

  /** The basis a sweep probes. */
  public enum Directions {
    /** The columns of a random Householder matrix: every probe moves every variable. */
    HOUSEHOLDER,
    /** The axes: every probe moves one variable. */
    COORDINATE
  }

  private final Parameters parameters;
  private final HouseholderBasis basis = new HouseholderBasis();
  private boolean done;
  private int[] order = {};
  private double[] direction = {};
  private double[] trial = {};

  SweepSearch(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void reset() {
    done = false;
  }

  @Override
  public void search(SearchContext context) {
    if (done) {
      return;
    }
    done = true;
    int n = context.dimension();
    if (order.length != n) {
      order = new int[n];
      direction = new double[n];
      trial = new double[n];
    }
    basis.draw(n, context.random());
    context.random().nextPermutation(order, n);
    double share = Math.ceil(parameters.budgetShare * context.remainingEvaluations());
    for (int k = 0; k < n && context.remainingEvaluations() > 0; k++) {
      if (k >= share && context.improved()) {
        return;
      }
      probe(context, order[k]);
    }
  }

  private void probe(SearchContext context, int j) {
    int n = trial.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      direction[i] = i == j ? 1 : 0;
    }
    if (parameters.directions == Directions.HOUSEHOLDER) {
      basis.column(j, direction);
    }
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(direction[i]));
    }
    double sign = context.random().nextSign();
    double[] centre = context.incumbent();
    for (int i = 0; i < n; i++) {
      trial[i] = centre[i] + sign * direction[i] / largest * context.mesh().frameSize(i);
    }
    context.evaluate(trial);
  }
}
