package org.nemadrive.mads.search;

import org.nemadrive.mads.mesh.GranularMesh;
import org.nemadrive.mads.model.LocalModel;

/**
 * Evaluates the minimiser of a quadratic model in a trust region around the incumbent, again and
 * again, until it has failed several times (Conn and Le Digabel 2013, "Use of quadratic models with
 * mesh-adaptive direct search for constrained black box optimization"). Unlike there the model
 * needs two points only, so it works in every dimension from the first evaluations on, and the
 * trust region has a radius of its own, which grows and shrinks with the model's success and never
 * falls far below the frame size.
 */
public final class QuadraticSearch implements SearchStep {
  private static final double GOOD = 0.7;
  private static final double POOR = 0.1;
  private static final double SHORTEST_STEP = 0.01;

  /**
   * @param maxPoints a model uses at most this many points, at least 1; its cost grows with the
   *     third power
   * @param failures the search ends after this many steps without success, at least 1
   * @param smallestRadius smallest radius of the trust region, in frame sizes, positive
   */
  public record Parameters(int maxPoints, int failures, double smallestRadius)
      implements SearchStep.Parameters {
    /** The defaults: 120 points, 6 failures, a tenth of the frame. */
    public Parameters() {
      this(120, 6, 0.1);
    }

    public Parameters {
      if (maxPoints < 1 || failures < 1 || !(smallestRadius > 0)) {
        throw new IllegalArgumentException(
            "maxPoints is %d, failures %d, smallestRadius %s, allowed: 1 or more, positive"
                .formatted(maxPoints, failures, smallestRadius));
      }
    }

    @Override
    public String name() {
      return "quadratic";
    }

    @Override
    public SearchStep create() {
      return new QuadraticSearch(this);
    }
  }

  private final Parameters parameters;
  private final LocalModel model;
  private double radius;
  private double[] unit = {};
  private double[] trial = {};

  QuadraticSearch(Parameters parameters) {
    this.parameters = parameters;
    model = new LocalModel(parameters.maxPoints);
  }

  @Override
  public void reset() {
    radius = 0;
  }

  @Override
  public void search(SearchContext context) {
    if (radius == 0) {
      begin(context);
    }
    double frame = frameInUnits(context.mesh());
    double smallest = parameters.smallestRadius * frame;
    radius = Math.max(radius, smallest);
    int failures = 0;
    while (failures < parameters.failures && context.remainingEvaluations() > 0) {
      double before = context.incumbentValue();
      if (!model.fit(context.points(), context.incumbent(), before, unit, radius)) {
        return;
      }
      double predicted = model.minimize(context.bounds(), trial);
      double length = radius * model.distance(trial);
      if (predicted == 0 || length < SHORTEST_STEP * frame) {
        radius = Math.max(radius / 2, smallest);
        return;
      }
      double value = context.evaluate(trial);
      double ratio = (before - value) / predicted;
      if (ratio > GOOD) {
        radius = Math.max(radius, 2 * length);
      } else if (!(ratio >= POOR)) {
        radius = Math.max(Math.min(radius, length) / 2, smallest);
      }
      if (!(value < before)) {
        failures++;
      }
    }
  }

  private void begin(SearchContext context) {
    int n = context.dimension();
    if (unit.length != n) {
      unit = new double[n];
      trial = new double[n];
    }
    for (int i = 0; i < n; i++) {
      unit[i] = context.mesh().frameSize(i);
    }
    radius = 1;
  }

  private double frameInUnits(GranularMesh mesh) {
    double largest = 0;
    for (int i = 0; i < unit.length; i++) {
      largest = Math.max(largest, mesh.frameSize(i) / unit[i]);
    }
    return largest;
  }
}
