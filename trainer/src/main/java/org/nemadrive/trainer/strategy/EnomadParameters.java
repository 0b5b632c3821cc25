package org.nemadrive.trainer.strategy;

import org.nemadrive.trainer.mads.MadsSettings;

/**
 * How an ENOMAD loop works. Section numbers are those of Churchland and Garcia-Ojalvo (2025);
 * values it does not give are those of the authors' public code.
 *
 * @param refinement which weights MADS refines
 * @param populationSize individuals, even, default 64 (Sec. 2.3)
 * @param mutations weights drawn anew in each offspring: 5 for mENOMAD and the plain evolutionary
 *     algorithm, none for rENOMAD (Sec. 2.3)
 * @param mutationRadius mutated weights are drawn from U(-radius, radius), default 20 (Sec. 2.3)
 * @param maxVariables most weights MADS refines at once, default 49
 * @param boxRadius MADS stays within this of where it starts, each weight, default 2
 * @param mads how MADS works: 25 evaluations a call, initial frame size 1
 */
public record EnomadParameters(
    Refinement refinement,
    int populationSize,
    int mutations,
    double mutationRadius,
    int maxVariables,
    double boxRadius,
    MadsSettings mads) {

  /** Which weights of an individual MADS refines. */
  public enum Refinement {
    /** None: a plain evolutionary algorithm. */
    NONE,
    /** Exactly those that differ from W0, unless there are none or too many: mENOMAD. */
    CHANGED,
    /** As many as allowed, drawn at random for each individual in each generation: rENOMAD. */
    RANDOM
  }

  private static final int MADS_EVALUATIONS = 25;

  /**
   * What NOMAD 4 itself starts with in a box 4 wide, and so what the authors' code ran; with 0.4, a
   * tenth of the box, rENOMAD ate 16 where it eats 25 (pentagon, seed 1, 60,000 evaluations).
   */
  private static final double MADS_INITIAL_FRAME_SIZE = 1;

  public EnomadParameters {
    if (populationSize < 4 || populationSize % 2 != 0) {
      throw new IllegalArgumentException(
          "populationSize " + populationSize + ", needs an even number from 4");
    }
    if (mutations < 0 || maxVariables < 1) {
      throw new IllegalArgumentException(
          "mutations %d and maxVariables %d, need at least 0 and 1"
              .formatted(mutations, maxVariables));
    }
    if (!(mutationRadius > 0 && boxRadius > 0)) {
      throw new IllegalArgumentException(
          "mutationRadius %s and boxRadius %s, need positive numbers"
              .formatted(mutationRadius, boxRadius));
    }
  }

  /** mENOMAD: mutations, refined. */
  public static EnomadParameters menomad() {
    return of(Refinement.CHANGED, 5);
  }

  /** rENOMAD: random weights, refined; no mutations. */
  public static EnomadParameters renomad() {
    return of(Refinement.RANDOM, 0);
  }

  /** The same loop without MADS. */
  public static EnomadParameters ea() {
    return of(Refinement.NONE, 5);
  }

  private static EnomadParameters of(Refinement refinement, int mutations) {
    return new EnomadParameters(
        refinement,
        64,
        mutations,
        20,
        49,
        2,
        MadsSettings.first(MADS_EVALUATIONS).withInitialFrameSize(MADS_INITIAL_FRAME_SIZE));
  }

  /** These parameters with MADS working otherwise. */
  public EnomadParameters withMads(MadsSettings settings) {
    return new EnomadParameters(
        refinement, populationSize, mutations, mutationRadius, maxVariables, boxRadius, settings);
  }
}
