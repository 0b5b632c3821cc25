package org.nemadrive.mads;

import java.util.Arrays;
import java.util.List;
import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.mads.mesh.GranularMesh;
import org.nemadrive.mads.mesh.PointStore;
import org.nemadrive.mads.mesh.RandomStream;
import org.nemadrive.mads.search.SearchContext;

/** Puts trial points on the mesh and in the box, evaluates them once, and keeps the incumbent. */
final class Evaluator implements SearchContext {
  private final int maxEvaluations;
  private final int blockSize;
  private final double target;
  private final GranularMesh mesh = new GranularMesh();
  private final PointStore points = new PointStore();
  private final RandomStream random = new RandomStream(0);

  private BlackBox blackBox;
  private Bounds bounds;
  private int n;
  private int evaluations;
  private int cacheHits;
  private int incumbentIndex;
  private double[] frameCentre = {};
  private double frameCentreValue;
  private double[] lastSuccess = {};
  private double[] trial = {};

  private double[][] queue = {};
  private int queued;
  private double[][] block = {};
  private final double[] blockValues;

  Evaluator(MadsSettings settings) {
    maxEvaluations = settings.maxEvaluations();
    blockSize = settings.blockSize();
    target = settings.target();
    blockValues = new double[blockSize];
  }

  /** Starts a run at the best of {@code x0} and the known points within the bounds. */
  void begin(BlackBox blackBox, Bounds bounds, double[] x0, List<KnownPoint> known, long seed) {
    this.blackBox = blackBox;
    this.bounds = bounds;
    if (n != bounds.dimension()) {
      n = bounds.dimension();
      frameCentre = new double[n];
      lastSuccess = new double[n];
      trial = new double[n];
      block = new double[blockSize][n];
      queue = new double[0][];
    }
    evaluations = 0;
    cacheHits = 0;
    queued = 0;
    Arrays.fill(lastSuccess, 0);
    random.reset(seed);
    points.reset(n, maxEvaluations + known.size() + 1);
    incumbentIndex = -1;
    for (KnownPoint point : known) {
      int index = points.add(point.x(), finiteOrFailed(point.value()));
      if (bounds.contains(point.x())) {
        keepIfBetter(index);
      }
    }
    System.arraycopy(x0, 0, frameCentre, 0, n);
    frameCentreValue = Double.POSITIVE_INFINITY;
    if (points.indexOf(x0) < 0 && evaluations < maxEvaluations) {
      System.arraycopy(x0, 0, block[0], 0, n);
      evaluateBlock(1);
    }
    beginIteration();
  }

  /** The next iteration polls around the incumbent. */
  void beginIteration() {
    if (incumbentIndex >= 0) {
      System.arraycopy(points.point(incumbentIndex), 0, frameCentre, 0, n);
      frameCentreValue = points.value(incumbentIndex);
    }
  }

  /** Keeps the step of a successful iteration. */
  void rememberSuccess() {
    double[] incumbent = incumbent();
    for (int i = 0; i < n; i++) {
      lastSuccess[i] = incumbent[i] - frameCentre[i];
    }
  }

  @Override
  public double evaluate(double[] x) {
    toMesh(x);
    int index = points.indexOf(x);
    if (index >= 0) {
      cacheHits++;
      return points.value(index);
    }
    if (finished()) {
      return Double.NaN;
    }
    System.arraycopy(x, 0, block[0], 0, n);
    evaluateBlock(1);
    return points.value(points.size() - 1);
  }

  @Override
  public void offer(double[] x) {
    System.arraycopy(x, 0, trial, 0, n);
    toMesh(trial);
    for (int k = 0; k < queued; k++) {
      if (Arrays.equals(queue[k], trial)) {
        return;
      }
    }
    if (queued == queue.length) {
      queue = Arrays.copyOf(queue, Math.max(2 * n, 2 * queued));
      for (int k = queued; k < queue.length; k++) {
        queue[k] = new double[n];
      }
    }
    System.arraycopy(trial, 0, queue[queued++], 0, n);
  }

  @Override
  public boolean evaluateOffered() {
    int before = incumbentIndex;
    int next = 0;
    while (next < queued && incumbentIndex == before && !finished()) {
      int count = 0;
      int room = Math.min(blockSize, remainingEvaluations());
      while (next < queued && count < room) {
        double[] candidate = queue[next++];
        if (points.indexOf(candidate) >= 0) {
          cacheHits++;
        } else {
          System.arraycopy(candidate, 0, block[count++], 0, n);
        }
      }
      evaluateBlock(count);
    }
    queued = 0;
    return incumbentIndex != before;
  }

  private void toMesh(double[] x) {
    for (int i = 0; i < n; i++) {
      x[i] = bounds.clamp(i, mesh.round(i, frameCentre[i], x[i]));
    }
  }

  private void evaluateBlock(int count) {
    if (count == 0) {
      return;
    }
    blackBox.evaluate(block, 0, count, blockValues);
    evaluations += count;
    for (int k = 0; k < count; k++) {
      keepIfBetter(points.add(block[k], finiteOrFailed(blockValues[k])));
    }
  }

  private static double finiteOrFailed(double value) {
    return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
  }

  private void keepIfBetter(int index) {
    if (points.value(index) < incumbentValue()) {
      incumbentIndex = index;
    }
  }

  /** Whether no further point may be evaluated. */
  boolean finished() {
    return evaluations >= maxEvaluations || targetReached();
  }

  boolean targetReached() {
    return incumbentValue() <= target;
  }

  int evaluations() {
    return evaluations;
  }

  int cacheHits() {
    return cacheHits;
  }

  @Override
  public int dimension() {
    return n;
  }

  @Override
  public Bounds bounds() {
    return bounds;
  }

  @Override
  public GranularMesh mesh() {
    return mesh;
  }

  @Override
  public PointStore points() {
    return points;
  }

  @Override
  public double[] frameCentre() {
    return frameCentre;
  }

  @Override
  public double[] incumbent() {
    return incumbentIndex < 0 ? frameCentre : points.point(incumbentIndex);
  }

  @Override
  public double incumbentValue() {
    return incumbentIndex < 0 ? Double.POSITIVE_INFINITY : points.value(incumbentIndex);
  }

  @Override
  public boolean improved() {
    return incumbentValue() < frameCentreValue;
  }

  @Override
  public double[] lastSuccess() {
    return lastSuccess;
  }

  @Override
  public int remainingEvaluations() {
    return maxEvaluations - evaluations;
  }

  @Override
  public RandomStream random() {
    return random;
  }
}
