package org.nemadrive.trainer.strategy.baseline;

import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * How the (1+1) searches work. There is no paper to follow; the kinds of trial are those of a
 * prototype of this project; drawShare and nudgeSigma are from the sweep in trainer/benchmarks.
 *
 * @param searches independent searches, advanced side by side; their number is fixed so that
 *     results do not depend on the number of threads, default 8
 * @param trialsPerGeneration trials of each search in a generation, default 50
 * @param maxChanges a trial changes 1 to so many weights, default 3
 * @param drawRadius a new draw is from U(-radius, radius), default 20 (mutations of Sec. 2.3)
 * @param nudgeSigma standard deviation of a nudge of an edited weight, default 1
 * @param drawShare share of changes that draw any weight anew, default 0.3
 * @param revertShare share of changes that take an edited weight back to W0, default 0.15; what is
 *     left are nudges. Without edits every change is a draw
 * @param patience a search is restarted after so many trials without improvement, default 5000
 */
public record OnePlusOneParameters(
    int searches,
    int trialsPerGeneration,
    int maxChanges,
    double drawRadius,
    double nudgeSigma,
    double drawShare,
    double revertShare,
    int patience)
    implements StrategyParameters {
  public OnePlusOneParameters {
    if (searches < 1 || trialsPerGeneration < 1 || maxChanges < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "searches %d, trialsPerGeneration %d, maxChanges %d and patience %d, all need 1 or more"
              .formatted(searches, trialsPerGeneration, maxChanges, patience));
    }
    if (!(drawRadius > 0 && nudgeSigma > 0)) {
      throw new IllegalArgumentException(
          "drawRadius %s and nudgeSigma %s, need positive numbers"
              .formatted(drawRadius, nudgeSigma));
    }
    if (!(drawShare >= 0 && revertShare >= 0 && drawShare + revertShare <= 1)) {
      throw new IllegalArgumentException(
          "drawShare %s and revertShare %s, need shares from 0 that add up to at most 1"
              .formatted(drawShare, revertShare));
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new OnePlusOne(this, problem);
  }

  /** The defaults above. */
  public static OnePlusOneParameters defaults() {
    return new OnePlusOneParameters(8, 50, 3, 20, 1, 0.3, 0.15, 5000);
  }
}
