package org.nemadrive.mads.search;

import java.util.Arrays;

/**
 * Draws one to a few variables of the incumbent anew, anywhere in the box, and leaves the others
 * alone. On a jagged objective that charges for every variable that leaves its start, a poll step,
 * which moves all variables, seldom pays; a step of few variables can, and so far that it leaves
 * the valley.
 *
 * <p>Uniform draws from the box are dense in it, as the global search steps of Audet and Dennis
 * (2006) are; they end at the first success, and the poll follows when all fail.
 */
public final class SparseSearch implements SearchStep {
  /**
   * @param trials trials in an iteration, at least 1
   * @param variables most variables drawn anew in a trial, at least 1; how many is drawn too
   * @param reach how far a draw goes, in first frame sizes to either side of the incumbent,
   *     positive; the bounds may be nearer
   */
  public record Parameters(int trials, int variables, double reach)
      implements SearchStep.Parameters {
    /** The defaults: 12 trials of one to three variables, within 10 first frame sizes. */
    public Parameters() {
      this(12, 3, 10);
    }

    public Parameters {
      if (trials < 1 || variables < 1 || !(reach > 0 && reach < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "trials is %d, variables %d, reach %s, allowed: 1 or more, 1 or more, positive"
                .formatted(trials, variables, reach));
      }
    }

    @Override
    public String name() {
      return "sparse";
    }

    @Override
    public SearchStep create() {
      return new SparseSearch(this);
    }
  }

  private final Parameters parameters;
  private boolean started;
  private double[] firstFrameSizes = {};
  private double[] trial = {};
  private boolean[] drawn = {};

  SparseSearch(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void reset() {
    started = false;
  }

  @Override
  public void search(SearchContext context) {
    if (!started) {
      begin(context);
    }
    for (int k = 0; k < parameters.trials && !ends(context); k++) {
      draw(context);
      context.evaluate(trial);
    }
  }

  private static boolean ends(SearchContext context) {
    return context.improved() || context.remainingEvaluations() == 0;
  }

  private void begin(SearchContext context) {
    started = true;
    int n = context.dimension();
    if (trial.length != n) {
      firstFrameSizes = new double[n];
      trial = new double[n];
      drawn = new boolean[n];
    }
    for (int i = 0; i < n; i++) {
      firstFrameSizes[i] = context.mesh().frameSize(i);
    }
  }

  private void draw(SearchContext context) {
    int n = trial.length;
    System.arraycopy(context.incumbent(), 0, trial, 0, n);
    Arrays.fill(drawn, false);
    int left = 1 + context.random().nextInt(Math.min(parameters.variables, n));
    while (left > 0) {
      int i = context.random().nextInt(n);
      if (!drawn[i]) {
        drawn[i] = true;
        trial[i] = drawn(context, i);
        left--;
      }
    }
  }

  private double drawn(SearchContext context, int i) {
    double reach = parameters.reach * firstFrameSizes[i];
    double low = Math.max(context.bounds().lower(i), trial[i] - reach);
    double high = Math.min(context.bounds().upper(i), trial[i] + reach);
    return low + context.random().nextDouble() * (high - low);
  }
}
