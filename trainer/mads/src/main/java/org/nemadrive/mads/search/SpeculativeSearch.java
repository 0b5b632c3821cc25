package org.nemadrive.mads.search;

/**
 * After a success, goes on in the same direction, doubling the step while it improves (the
 * speculative search of Audet and Dennis 2006, Sec. 6, as a line search).
 */
public final class SpeculativeSearch implements SearchStep {
  /**
   * @param factor length of the first step, in lengths of the last success, positive
   */
  public record Parameters(double factor) implements SearchStep.Parameters {
    /** The defaults: as long as the last success. */
    public Parameters() {
      this(1);
    }

    public Parameters {
      if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("factor is " + factor + ", allowed: positive");
      }
    }

    @Override
    public String name() {
      return "speculative";
    }

    @Override
    public SearchStep create() {
      return new SpeculativeSearch(this);
    }
  }

  private final Parameters parameters;
  private double valueBefore;
  private double[] trial = {};

  SpeculativeSearch(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void reset() {
    valueBefore = Double.NaN;
  }

  @Override
  public void search(SearchContext context) {
    boolean success = context.incumbentValue() < valueBefore;
    if (success) {
      goOn(context);
    }
    valueBefore = context.incumbentValue();
  }

  private void goOn(SearchContext context) {
    int n = context.dimension();
    if (trial.length != n) {
      trial = new double[n];
    }
    double factor = parameters.factor;
    double before;
    do {
      before = context.incumbentValue();
      double[] centre = context.incumbent();
      for (int i = 0; i < n; i++) {
        trial[i] = centre[i] + factor * context.lastSuccess()[i];
      }
      context.evaluate(trial);
      factor *= 2;
    } while (context.incumbentValue() < before && context.remainingEvaluations() > 0);
  }
}
