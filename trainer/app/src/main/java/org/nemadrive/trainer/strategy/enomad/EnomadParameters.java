package org.nemadrive.trainer.strategy.enomad;

import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.search.SearchSteps;
import org.nemadrive.mads.search.SparseSearch;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * How an ENOMAD loop works. Section numbers are those of Churchland and Garcia-Ojalvo (2025);
 * values it does not give are those of the authors' public code.
 *
 * @param refinement which weights MADS refines
 * @param populationSize individuals, even, default 64 (Sec. 2.3)
 * @param mutations weights drawn anew in each offspring: 5 for mENOMAD and the plain evolutionary
 *     algorithm, none for rENOMAD (Sec. 2.3)
 * @param screening whether each gene of an offspring's mutation is undone on trial before MADS
 *     refines it, within the evaluations of its call: of mENOMAD, for it eats more with less wiring
 *     changed (see trainer/benchmarks/mads); the paper has no such step
 * @param mutationRadius mutated weights are drawn from U(-radius, radius), default 20 (Sec. 2.3)
 * @param maxVariables most weights MADS refines at once, default 49
 * @param boxRadius MADS stays within this of where it starts, each weight, default 2
 * @param startRadius 0 to start from the weights given; else each individual of the first
 *     generation has all its weights drawn from U(-radius, radius): 20 for rENOMAD from random
 *     weights (supplementary figure), each its own draw as in the authors' public code
 * @param mads how MADS works: 25 evaluations a call, initial frame size 0.4 and poll only; for
 *     rENOMAD 1 and the sparse search
 */
public record EnomadParameters(
    Refinement refinement,
    int populationSize,
    int mutations,
    boolean screening,
    double mutationRadius,
    int maxVariables,
    double boxRadius,
    double startRadius,
    MadsSettings mads)
    implements StrategyParameters {

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

  /** A tenth of the box. */
  private static final double MADS_INITIAL_FRAME_SIZE = 0.4;

  /**
   * What NOMAD 4 itself starts with in a box 4 wide, and so what the authors' code ran; with a
   * tenth of the box, rENOMAD ate 16 where it eats 25 (pentagon, seed 1, 60,000 evaluations).
   */
  private static final double RENOMAD_INITIAL_FRAME_SIZE = 1;

  private static final double MUTATION_RADIUS = 20;

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
    if (!(mutationRadius > 0 && boxRadius > 0 && startRadius >= 0)) {
      throw new IllegalArgumentException(
          "mutationRadius %s, boxRadius %s and startRadius %s, need positive numbers, the last or 0"
              .formatted(mutationRadius, boxRadius, startRadius));
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new Enomad(this, problem);
  }

  @Override
  public boolean refinesByMads() {
    return refinement != Refinement.NONE;
  }

  /** mENOMAD: mutations, refined. */
  public static EnomadParameters menomad() {
    return of(Refinement.CHANGED, 5, 0, defaultMads());
  }

  /** rENOMAD: random weights, refined; no mutations. */
  public static EnomadParameters renomad() {
    return of(Refinement.RANDOM, 0, 0, renomadMads());
  }

  /** rENOMAD that knows nothing of biology at its start. */
  public static EnomadParameters renomadRandom() {
    return of(Refinement.RANDOM, 0, MUTATION_RADIUS, renomadMads());
  }

  /** The same loop without MADS. */
  public static EnomadParameters ea() {
    return of(Refinement.NONE, 5, 0, defaultMads());
  }

  private static EnomadParameters of(
      Refinement refinement, int mutations, double startRadius, MadsSettings mads) {
    return new EnomadParameters(
        refinement,
        64,
        mutations,
        refinement == Refinement.CHANGED,
        MUTATION_RADIUS,
        49,
        2,
        startRadius,
        mads);
  }

  /**
   * MADS as it refines weights that were changed before: without search steps, for none of them
   * clearly helped mENOMAD (see trainer/benchmarks/mads).
   */
  static MadsSettings defaultMads() {
    return MadsSettings.first(MADS_EVALUATIONS).withInitialFrameSize(MADS_INITIAL_FRAME_SIZE);
  }

  /**
   * MADS as it refines weights drawn at random, most of which are biological: the sparse search
   * leaves most of them so, where a poll step would pay for all 49 (see trainer/benchmarks/mads).
   */
  private static MadsSettings renomadMads() {
    return MadsSettings.first(MADS_EVALUATIONS)
        .withInitialFrameSize(RENOMAD_INITIAL_FRAME_SIZE)
        .withSearchSteps(SearchSteps.of(new SparseSearch.Parameters()));
  }
}
