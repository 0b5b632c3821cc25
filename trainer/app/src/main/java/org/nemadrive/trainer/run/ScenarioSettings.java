package org.nemadrive.trainer.run;

import org.nemadrive.simulator.scenario.Shaking;

/**
 * The scenarios that a run trains in.
 *
 * @param shaking how they differ, and how many make one fitness
 * @param redrawEvaluations evaluations after which they are drawn anew, 0 for never
 */
public record ScenarioSettings(Shaking shaking, long redrawEvaluations) {
  /** Checks the ranges above. */
  public ScenarioSettings {
    if (redrawEvaluations < 0) {
      throw new IllegalArgumentException(
          "redrawEvaluations " + redrawEvaluations + ", needs 0 or more");
    }
  }
}
