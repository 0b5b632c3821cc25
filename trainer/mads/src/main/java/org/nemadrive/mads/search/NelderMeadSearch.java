package org.nemadrive.mads.search;

import org.nemadrive.mads.mesh.PointStore;

/**
 * Nelder and Mead's simplex method on points that are already known (Audet and Tribes 2018,
 * "Mesh-based Nelder-Mead algorithm for inequality constrained optimization", without constraints).
 * Where a function has kinks its simplex adapts to the valley, which models and polls do not.
 *
 * <p>It does nothing unless n + 1 points near the incumbent span the space, and stops where the
 * method would shrink the simplex.
 */
public final class NelderMeadSearch implements SearchStep {
  private static final double EXPANSION = 2;
  private static final double CONTRACTION = 0.5;

  /** A vertex must leave the span of the others by this part of its length. */
  private static final double NEW_SPAN = 1e-2;

  /**
   * @param maxDimension the search does nothing in higher dimensions
   * @param reach the simplex is taken from points within this many frame sizes, at least 1
   * @param patience the search ends after this times n evaluations without a new incumbent
   */
  public record Parameters(int maxDimension, double reach, double patience)
      implements SearchStep.Parameters {
    /** The defaults: up to 20 dimensions, within 10 frame sizes, patience 0.5. */
    public Parameters() {
      this(20, 10, 0.5);
    }

    public Parameters {
      if (!(reach >= 1 && patience > 0)) {
        throw new IllegalArgumentException(
            "reach is " + reach + " and patience " + patience + ", allowed: 1 or more, positive");
      }
    }

    @Override
    public String name() {
      return "nelder-mead";
    }

    @Override
    public SearchStep create() {
      return new NelderMeadSearch(this);
    }
  }

  private final Parameters parameters;
  private int n;

  /** Vertices with their values, best first. */
  private double[][] simplex = {};

  private double[] values = {};
  private int vertices;
  private double[][] orthonormal = {};
  private double[] centroid = {};
  private double[] trial = {};
  private double[] reflected = {};
  private int[] near = {};

  NelderMeadSearch(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void search(SearchContext context) {
    if (context.dimension() > parameters.maxDimension || !chooseSimplex(context)) {
      return;
    }
    double patience = parameters.patience * n;
    int idle = 0;
    boolean goesOn = true;
    while (goesOn && idle < patience && context.remainingEvaluations() > 0) {
      double before = context.incumbentValue();
      int remaining = context.remainingEvaluations();
      goesOn = replaceWorst(context);
      int spent = remaining - context.remainingEvaluations();
      idle = context.incumbentValue() < before ? 0 : idle + Math.max(1, spent);
    }
  }

  /** One step of the method; false if only a shrink is left or the budget is spent. */
  private boolean replaceWorst(SearchContext context) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += simplex[k][i];
      }
      centroid[i] = sum / n;
    }
    double value = evaluate(context, 1);
    System.arraycopy(trial, 0, reflected, 0, n);
    if (value < values[0]) {
      double expanded = evaluate(context, EXPANSION);
      boolean further = expanded < value;
      replaceWorst(further ? trial : reflected, further ? expanded : value);
      return true;
    }
    if (value < values[n - 1]) {
      replaceWorst(reflected, value);
      return true;
    }
    double contracted = evaluate(context, value < values[n] ? CONTRACTION : -CONTRACTION);
    if (contracted < Math.min(value, values[n])) {
      replaceWorst(trial, contracted);
      return true;
    }
    return false;
  }

  private double evaluate(SearchContext context, double factor) {
    for (int i = 0; i < n; i++) {
      trial[i] = centroid[i] + factor * (centroid[i] - simplex[n][i]);
    }
    return context.evaluate(trial);
  }

  private void replaceWorst(double[] vertex, double value) {
    vertices--;
    insert(vertex, value);
  }

  private void insert(double[] vertex, double value) {
    double[] row = simplex[vertices];
    System.arraycopy(vertex, 0, row, 0, n);
    int place = vertices++;
    while (place > 0 && values[place - 1] > value) {
      values[place] = values[place - 1];
      simplex[place] = simplex[place - 1];
      place--;
    }
    values[place] = value;
    simplex[place] = row;
  }

  private boolean chooseSimplex(SearchContext context) {
    reserve(context.dimension());
    PointStore points = context.points();
    int count = sortNear(context);
    vertices = 0;
    insert(context.incumbent(), context.incumbentValue());
    for (int k = 0; k < count && vertices <= n; k++) {
      double[] point = points.point(near[k]);
      if (spansMore(context, point)) {
        insert(point, points.value(near[k]));
      }
    }
    return vertices == n + 1;
  }

  /** Fills {@code near} with the points in reach, best first. */
  private int sortNear(SearchContext context) {
    PointStore points = context.points();
    if (near.length < points.size()) {
      near = new int[2 * points.size()];
    }
    int count = 0;
    for (int p = 0; p < points.size(); p++) {
      if (points.value(p) == Double.POSITIVE_INFINITY || !inReach(context, points.point(p))) {
        continue;
      }
      int place = count++;
      while (place > 0 && points.value(near[place - 1]) > points.value(p)) {
        near[place] = near[place - 1];
        place--;
      }
      near[place] = p;
    }
    return count;
  }

  private boolean inReach(SearchContext context, double[] point) {
    double[] centre = context.incumbent();
    for (int i = 0; i < n; i++) {
      double reach = parameters.reach * context.mesh().frameSize(i);
      if (Math.abs(point[i] - centre[i]) > reach) {
        return false;
      }
    }
    return true;
  }

  /** Whether the point leads out of the span of the vertices, by modified Gram-Schmidt. */
  private boolean spansMore(SearchContext context, double[] point) {
    double[] centre = context.incumbent();
    double[] v = orthonormal[vertices - 1];
    for (int i = 0; i < n; i++) {
      v[i] = (point[i] - centre[i]) / context.mesh().frameSize(i);
    }
    double before = squares(v);
    for (int k = 0; k + 1 < vertices; k++) {
      double[] u = orthonormal[k];
      double product = 0;
      for (int i = 0; i < n; i++) {
        product += u[i] * v[i];
      }
      for (int i = 0; i < n; i++) {
        v[i] -= product * u[i];
      }
    }
    double after = squares(v);
    double norm = Math.sqrt(after);
    for (int i = 0; i < n; i++) {
      v[i] /= norm;
    }
    return after > NEW_SPAN * NEW_SPAN * before;
  }

  private double squares(double[] v) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += v[i] * v[i];
    }
    return sum;
  }

  private void reserve(int n) {
    if (this.n != n) {
      this.n = n;
      simplex = new double[n + 1][n];
      values = new double[n + 1];
      orthonormal = new double[n][n];
      centroid = new double[n];
      trial = new double[n];
      reflected = new double[n];
    }
  }
}
