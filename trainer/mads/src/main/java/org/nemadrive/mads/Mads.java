package org.nemadrive.mads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nemadrive.mads.mesh.Bounds;
import org.nemadrive.mads.mesh.GranularMesh;
import org.nemadrive.mads.search.SearchStep;

/**
 * Mesh-adaptive direct search (Audet and Dennis 2006) on a granular mesh with orthogonal poll
 * directions, as in NOMAD 4 (Audet, Le Digabel, Rochon Montplaisir and Tribes 2022).
 *
 * <p>An instance keeps its buffers from run to run, so it is cheap to call often; it serves one
 * thread at a time. The same settings, black box, bounds, start, known points and seed give the
 * same path to the last bit.
 */
public final class Mads {
  private static final double LARGEST_FRAME_SIZE = 1e100;

  private final MadsSettings settings;
  private final Evaluator evaluator;
  private final Poll poll;
  private final List<String> names = new ArrayList<>();
  private final List<SearchStep> searchSteps = new ArrayList<>();
  private final int[] evaluations;
  private final int[] successes;
  private double[] firstFrameSizes = {};
  private double[] largestFrameSizes = {};

  /** Makes an optimizer that works as {@code settings} say. */
  public Mads(MadsSettings settings) {
    this.settings = settings;
    evaluator = new Evaluator(settings);
    poll = new Poll(settings.pollType(), settings.pollOrder());
    names.add(MadsStatistics.START);
    for (SearchStep.Parameters step : settings.searchSteps().steps()) {
      names.add(step.name());
      searchSteps.add(step.create());
    }
    names.add(MadsStatistics.POLL);
    evaluations = new int[names.size()];
    successes = new int[names.size()];
  }

  /** As {@link #minimize(BlackBox, Bounds, double[], List, long)} with no known point. */
  public MadsResult minimize(BlackBox f, Bounds bounds, double[] x0, long seed) {
    return minimize(f, bounds, x0, List.of(), seed);
  }

  /**
   * Minimises {@code f} over the box, starting at the best of {@code x0} and the known points.
   *
   * @param x0 the start, within the bounds; shape (n)
   * @param known points whose value is known, {@code x0} among them if its value is; they cost no
   *     evaluation and are never evaluated again
   * @param seed all randomness of the run comes from it
   * @throws IllegalArgumentException if a shape differs from the bounds', a coordinate is not
   *     finite, or x0 is out of bounds
   */
  public MadsResult minimize(
      BlackBox f, Bounds bounds, double[] x0, List<KnownPoint> known, long seed) {
    check(bounds, x0, known);
    Arrays.fill(evaluations, 0);
    Arrays.fill(successes, 0);
    searchSteps.forEach(SearchStep::reset);
    startMesh(bounds, x0);
    evaluator.begin(f, bounds, x0, known, seed);
    evaluations[0] = evaluator.evaluations();

    List<MadsStatistics.Iteration> history = new ArrayList<>();
    StopReason stopReason = stopReason();
    while (stopReason == null) {
      history.add(iterate());
      stopReason = stopReason();
    }
    return new MadsResult(
        evaluator.incumbent().clone(),
        evaluator.incumbentValue(),
        evaluator.evaluations(),
        stopReason,
        statistics(history));
  }

  private MadsStatistics.Iteration iterate() {
    evaluator.beginIteration();
    int last = names.size() - 1;
    int part = 0;
    while (part < last && !evaluator.improved() && !evaluator.finished()) {
      part++;
      int before = evaluator.evaluations();
      if (part < last) {
        searchSteps.get(part - 1).search(evaluator);
      } else {
        poll.poll(evaluator);
      }
      evaluations[part] += evaluator.evaluations() - before;
    }
    GranularMesh mesh = evaluator.mesh();
    double smallest = mesh.smallestFrameSize();
    double largest = mesh.largestFrameSize();
    boolean success = evaluator.improved();
    // Success coarsens and failure refines, as in NOMAD and all MADS papers; the text of the ENOMAD
    // paper says the reverse.
    if (success) {
      successes[part]++;
      evaluator.rememberSuccess();
      mesh.enlarge(evaluator.lastSuccess());
    } else if (!evaluator.finished()) {
      mesh.refine();
    }
    return new MadsStatistics.Iteration(
        evaluator.evaluations(),
        evaluator.incumbentValue(),
        smallest,
        largest,
        success ? names.get(part) : "");
  }

  private StopReason stopReason() {
    if (evaluator.targetReached()) {
      return StopReason.TARGET_REACHED;
    }
    if (evaluator.finished()) {
      return StopReason.EVALUATIONS_SPENT;
    }
    double[] incumbent = evaluator.incumbent();
    for (int i = 0; i < evaluator.dimension(); i++) {
      double smallest = settings.minFrameSize() * Math.max(1, Math.abs(incumbent[i]));
      if (evaluator.mesh().frameSize(i) > Math.max(smallest, Math.ulp(incumbent[i]))) {
        return null;
      }
    }
    return StopReason.FRAME_TOO_SMALL;
  }

  private void startMesh(Bounds bounds, double[] x0) {
    int n = x0.length;
    if (firstFrameSizes.length < n) {
      firstFrameSizes = new double[n];
      largestFrameSizes = new double[n];
    }
    for (int i = 0; i < n; i++) {
      double width = bounds.width(i);
      boolean bounded = width < Double.POSITIVE_INFINITY;
      double own = 0.1 * (bounded ? width : Math.max(1, Math.abs(x0[i])));
      largestFrameSizes[i] = Math.min(width, LARGEST_FRAME_SIZE);
      firstFrameSizes[i] =
          Math.min(
              Double.isNaN(settings.initialFrameSize()) ? own : settings.initialFrameSize(),
              largestFrameSizes[i]);
    }
    evaluator.mesh().reset(n, firstFrameSizes, largestFrameSizes, settings.meshDigits());
  }

  private MadsStatistics statistics(List<MadsStatistics.Iteration> history) {
    List<MadsStatistics.Step> steps = new ArrayList<>();
    for (int part = 0; part < names.size(); part++) {
      steps.add(new MadsStatistics.Step(names.get(part), evaluations[part], successes[part]));
    }
    return new MadsStatistics(steps, evaluator.cacheHits(), history);
  }

  private static void check(Bounds bounds, double[] x0, List<KnownPoint> known) {
    checkPoint("x0", x0, bounds.dimension());
    if (!bounds.contains(x0)) {
      throw new IllegalArgumentException(
          "x0 " + Arrays.toString(x0) + " is outside the " + bounds + "; move it inside");
    }
    for (int k = 0; k < known.size(); k++) {
      checkPoint("known point " + k, known.get(k).x(), bounds.dimension());
    }
  }

  private static void checkPoint(String what, double[] x, int n) {
    if (x.length != n) {
      throw new IllegalArgumentException(
          what + " has " + x.length + " coordinates, the bounds have " + n);
    }
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(x[i])) {
        throw new IllegalArgumentException(
            what + " has coordinate " + i + " = " + x[i] + "; give finite numbers");
      }
    }
  }
}
