package org.nemadrive.mads;

import java.util.List;

/**
 * What a run spent its evaluations on.
 *
 * @param steps one entry each for the start, the search steps in their order, and the poll
 * @param cacheHits points that were not evaluated because their value was known
 * @param meshHistory one entry for every iteration, in order
 */
public record MadsStatistics(List<Step> steps, int cacheHits, List<Iteration> meshHistory) {
  public MadsStatistics {
    steps = List.copyOf(steps);
    meshHistory = List.copyOf(meshHistory);
  }

  /** Name of the entry for the evaluation of x0. */
  public static final String START = "start";

  /** Name of the entry for the poll. */
  public static final String POLL = "poll";

  /**
   * One part of the algorithm.
   *
   * @param name its name
   * @param evaluations evaluations it asked for
   * @param successes iterations in which it improved the incumbent
   */
  public record Step(String name, int evaluations, int successes) {}

  /**
   * One iteration.
   *
   * @param evaluations evaluations spent at its end
   * @param f value of the incumbent at its end
   * @param smallestFrameSize smallest frame size of all variables during it
   * @param largestFrameSize largest frame size of all variables during it
   * @param successfulStep name of the step that improved the incumbent, empty if none did
   */
  public record Iteration(
      int evaluations,
      double f,
      double smallestFrameSize,
      double largestFrameSize,
      String successfulStep) {}
}
