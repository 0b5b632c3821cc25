package org.nemadrive.mads.search;

/**
 * Once the run has converged, looks along every axis through the whole box for a better valley, so
 * that evaluations left over are not spent on polishing a local minimum.
 *
 * <p>The run counts as converged when its frame has shrunk a hundredfold and the last 3 (n + 1)
 * evaluations gained less than a millionth of what the run gained so far. Every axis is sampled at
 * equal distances, and each low sample is refined by parabolas.
 */
public final class ScanSearch implements SearchStep {
  private static final double CONVERGED_FRAME = 1e-2;
  private static final double CONVERGED_GAIN = 1e-6;
  private static final int WINDOW = 3;

  /** After a scan, only a gain larger than this part of the whole makes another one worthwhile. */
  private static final double NEW_VALLEY = 1e-3;

  private static final int REFINEMENTS = 3;

  /**
   * @param samples samples along each axis, at least 3
   * @param reach how far it looks, in first frame sizes to either side, positive; the bounds may be
   *     nearer
   */
  public record Parameters(int samples, double reach) implements SearchStep.Parameters {
    /** The defaults: 16 samples within 10 first frame sizes. */
    public Parameters() {
      this(16, 10);
    }

    public Parameters {
      if (samples < 3 || !(reach > 0 && reach < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "samples is " + samples + " and reach " + reach + ", allowed: 3 or more, positive");
      }
    }

    @Override
    public String name() {
      return "scan";
    }

    @Override
    public SearchStep create() {
      return new ScanSearch(this);
    }
  }

  private final Parameters parameters;
  private final double[] at;
  private final double[] values;
  private double[] firstFrameSizes = {};
  private double[] trial = {};
  private double[] centre = {};
  private int[] order = {};
  private boolean started;
  private double startValue;
  private double windowValue;
  private int windowRemaining;
  private double scannedValue;

  ScanSearch(Parameters parameters) {
    this.parameters = parameters;
    at = new double[parameters.samples + 1];
    values = new double[parameters.samples + 1];
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
    if (!converged(context) || !newValley(context)) {
      return;
    }
    int n = context.dimension();
    context.random().nextPermutation(order, n);
    for (int k = 0; k < n && context.remainingEvaluations() > 0; k++) {
      scan(context, order[k]);
    }
    scannedValue = context.incumbentValue();
    startWindow(context);
  }

  private void begin(SearchContext context) {
    started = true;
    int n = context.dimension();
    if (trial.length != n) {
      firstFrameSizes = new double[n];
      trial = new double[n];
      centre = new double[n];
      order = new int[n];
    }
    for (int i = 0; i < n; i++) {
      firstFrameSizes[i] = context.mesh().frameSize(i);
    }
    startValue = context.incumbentValue();
    scannedValue = Double.POSITIVE_INFINITY;
    startWindow(context);
  }

  private void startWindow(SearchContext context) {
    windowValue = context.incumbentValue();
    windowRemaining = context.remainingEvaluations();
  }

  private boolean converged(SearchContext context) {
    int spent = windowRemaining - context.remainingEvaluations();
    if (spent < WINDOW * (context.dimension() + 1)) {
      return false;
    }
    double gained = startValue - context.incumbentValue();
    boolean stagnates = windowValue - context.incumbentValue() <= CONVERGED_GAIN * gained;
    startWindow(context);
    for (int i = 0; i < firstFrameSizes.length; i++) {
      if (context.mesh().frameSize(i) > CONVERGED_FRAME * firstFrameSizes[i]) {
        return false;
      }
    }
    return stagnates;
  }

  private boolean newValley(SearchContext context) {
    double gained = startValue - context.incumbentValue();
    return scannedValue - context.incumbentValue() > NEW_VALLEY * gained;
  }

  private void scan(SearchContext context, int axis) {
    System.arraycopy(context.incumbent(), 0, centre, 0, centre.length);
    int count = sample(context, axis);
    for (int j = 1; j + 1 < count; j++) {
      boolean low = values[j] <= values[j - 1] && values[j] <= values[j + 1];
      if (low && at[j] != centre[axis]) {
        refine(
            context,
            axis,
            new Bracket(at[j - 1], values[j - 1], at[j], values[j], at[j + 1], values[j + 1]));
      }
    }
  }

  /** Fills {@code at} and {@code values} in rising order, the incumbent among them. */
  private int sample(SearchContext context, int axis) {
    double reach = parameters.reach * firstFrameSizes[axis];
    double own = centre[axis];
    double low = Math.max(context.bounds().lower(axis), own - reach);
    double spacing = (Math.min(context.bounds().upper(axis), own + reach) - low) / (at.length - 1);
    double first = low + context.random().nextDouble() * spacing;
    int count = 0;
    boolean ownAdded = false;
    for (int j = 0; j + 1 < at.length && context.remainingEvaluations() > 0; j++) {
      double next = first + j * spacing;
      if (!ownAdded && next > own) {
        ownAdded = true;
        at[count] = own;
        values[count++] = context.incumbentValue();
      }
      values[count] = evaluate(context, axis, next);
      at[count++] = trial[axis];
    }
    return count;
  }

  private void refine(SearchContext context, int axis, Bracket bracket) {
    for (int k = 0; k < REFINEMENTS && context.remainingEvaluations() > 0; k++) {
      double next = bracket.parabolaMinimum();
      if (Double.isNaN(next)) {
        return;
      }
      double value = evaluate(context, axis, next);
      bracket.add(trial[axis], value);
    }
  }

  private double evaluate(SearchContext context, int axis, double value) {
    System.arraycopy(centre, 0, trial, 0, trial.length);
    trial[axis] = value;
    return context.evaluate(trial);
  }
}
