package org.nemadrive.mads;

import java.util.function.Consumer;
import org.nemadrive.mads.search.NelderMeadSearch;
import org.nemadrive.mads.search.QuadraticSearch;
import org.nemadrive.mads.search.ScanSearch;
import org.nemadrive.mads.search.SearchSteps;
import org.nemadrive.mads.search.SpeculativeSearch;
import org.nemadrive.mads.search.SweepSearch;

/**
 * How MADS works. Start from {@link #defaults(int)} or {@link #first(int)} and change what differs.
 *
 * @param maxEvaluations budget of evaluations, 0 or more; known points do not count
 * @param initialFrameSize first frame size of every variable, in its own unit, positive; NaN takes
 *     a tenth of the distance of the bounds, or of max(1, |x0|) for a variable without bounds
 * @param minFrameSize the run ends when every frame is smaller than this times max(1, |x|); 0 or
 *     more, default 1e-13
 * @param meshDigits decimal digits between first frame size and first mesh size, 0 to 9
 * @param pollType which directions the poll tries
 * @param pollOrder in which order the poll tries them
 * @param blockSize evaluations the black box receives at once, at least 1, default 1. Larger blocks
 *     evaluate more points after a success, so the path depends on it
 * @param target the run ends once the value is at or below this; default minus infinity
 * @param searchSteps search steps in the order in which they are tried
 */
public record MadsSettings(
    int maxEvaluations,
    double initialFrameSize,
    double minFrameSize,
    int meshDigits,
    PollType pollType,
    PollOrder pollOrder,
    int blockSize,
    double target,
    SearchSteps searchSteps) {

  public MadsSettings {
    require(maxEvaluations >= 0, "maxEvaluations", maxEvaluations, "0 or more");
    require(
        Double.isNaN(initialFrameSize)
            || initialFrameSize > 0 && initialFrameSize < Double.POSITIVE_INFINITY,
        "initialFrameSize",
        initialFrameSize,
        "positive, or NaN for a tenth of the box");
    require(
        minFrameSize >= 0 && minFrameSize < Double.POSITIVE_INFINITY,
        "minFrameSize",
        minFrameSize,
        "0 or more");
    require(meshDigits >= 0 && meshDigits <= 9, "meshDigits", meshDigits, "0 to 9");
    require(blockSize >= 1, "blockSize", blockSize, "1 or more");
    require(!Double.isNaN(target), "target", target, "a number or minus infinity");
  }

  private static void require(boolean condition, String name, Object found, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(name + " is " + found + ", allowed: " + allowed);
    }
  }

  /** The settings that have proved best, with a budget of {@code maxEvaluations}. */
  public static MadsSettings defaults(int maxEvaluations) {
    return first(maxEvaluations)
        .withMeshDigits(4)
        .withPollOrder(PollOrder.MODEL)
        .withSearchSteps(
            SearchSteps.of(
                new SpeculativeSearch.Parameters(),
                new QuadraticSearch.Parameters(),
                new SweepSearch.Parameters(),
                new NelderMeadSearch.Parameters(),
                new ScanSearch.Parameters()));
  }

  /** Poll only, no search step: the first MADS of this project, kept as the baseline. */
  public static MadsSettings first(int maxEvaluations) {
    return new MadsSettings(
        maxEvaluations,
        Double.NaN,
        1e-13,
        1,
        PollType.ORTHO_N_PLUS_1,
        PollOrder.LAST_SUCCESS,
        1,
        Double.NEGATIVE_INFINITY,
        SearchSteps.NONE);
  }

  /** These settings with another budget. */
  public MadsSettings withMaxEvaluations(int maxEvaluations) {
    return with(draft -> draft.maxEvaluations = maxEvaluations);
  }

  /** These settings with another first frame size. */
  public MadsSettings withInitialFrameSize(double initialFrameSize) {
    return with(draft -> draft.initialFrameSize = initialFrameSize);
  }

  /** These settings with another smallest frame size. */
  public MadsSettings withMinFrameSize(double minFrameSize) {
    return with(draft -> draft.minFrameSize = minFrameSize);
  }

  /** These settings with another number of mesh digits. */
  public MadsSettings withMeshDigits(int meshDigits) {
    return with(draft -> draft.meshDigits = meshDigits);
  }

  /** These settings with another poll. */
  public MadsSettings withPollType(PollType pollType) {
    return with(draft -> draft.pollType = pollType);
  }

  /** These settings with another order of the poll. */
  public MadsSettings withPollOrder(PollOrder pollOrder) {
    return with(draft -> draft.pollOrder = pollOrder);
  }

  /** These settings with another block size. */
  public MadsSettings withBlockSize(int blockSize) {
    return with(draft -> draft.blockSize = blockSize);
  }

  /** These settings with another target. */
  public MadsSettings withTarget(double target) {
    return with(draft -> draft.target = target);
  }

  /** These settings with other search steps. */
  public MadsSettings withSearchSteps(SearchSteps searchSteps) {
    return with(draft -> draft.searchSteps = searchSteps);
  }

  private MadsSettings with(Consumer<Draft> change) {
    Draft draft = new Draft();
    change.accept(draft);
    return draft.settings();
  }

  /** These settings while one of them changes. */
  private final class Draft {
    private int maxEvaluations = MadsSettings.this.maxEvaluations;
    private double initialFrameSize = MadsSettings.this.initialFrameSize;
    private double minFrameSize = MadsSettings.this.minFrameSize;
    private int meshDigits = MadsSettings.this.meshDigits;
    private PollType pollType = MadsSettings.this.pollType;
    private PollOrder pollOrder = MadsSettings.this.pollOrder;
    private int blockSize = MadsSettings.this.blockSize;
    private double target = MadsSettings.this.target;
    private SearchSteps searchSteps = MadsSettings.this.searchSteps;

    MadsSettings settings() {
      return new MadsSettings(
          maxEvaluations,
          initialFrameSize,
          minFrameSize,
          meshDigits,
          pollType,
          pollOrder,
          blockSize,
          target,
          searchSteps);
    }
  }
}
