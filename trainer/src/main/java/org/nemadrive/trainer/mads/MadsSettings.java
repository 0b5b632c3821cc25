package org.nemadrive.trainer.mads;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nemadrive.trainer.mads.search.NelderMeadSearch;
import org.nemadrive.trainer.mads.search.QuadraticSearch;
import org.nemadrive.trainer.mads.search.ScanSearch;
import org.nemadrive.trainer.mads.search.SearchStep;
import org.nemadrive.trainer.mads.search.SpeculativeSearch;
import org.nemadrive.trainer.mads.search.SweepSearch;

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
 * @param searchSteps search steps in the order in which they are tried, no name twice
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
    List<SearchStep.Parameters> searchSteps) {

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
    searchSteps = List.copyOf(searchSteps);
    Set<String> names = new HashSet<>();
    for (SearchStep.Parameters step : searchSteps) {
      require(names.add(step.name()), "searchSteps", step.name(), "each name once");
    }
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
            List.of(
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
        List.of());
  }

  /** These settings with another budget. */
  public MadsSettings withMaxEvaluations(int maxEvaluations) {
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

  /** These settings with another first frame size. */
  public MadsSettings withInitialFrameSize(double initialFrameSize) {
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

  /** These settings with another smallest frame size. */
  public MadsSettings withMinFrameSize(double minFrameSize) {
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

  /** These settings with another number of mesh digits. */
  public MadsSettings withMeshDigits(int meshDigits) {
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

  /** These settings with another poll. */
  public MadsSettings withPollType(PollType pollType) {
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

  /** These settings with another order of the poll. */
  public MadsSettings withPollOrder(PollOrder pollOrder) {
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

  /** These settings with another block size. */
  public MadsSettings withBlockSize(int blockSize) {
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

  /** These settings with another target. */
  public MadsSettings withTarget(double target) {
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

  /** These settings with other search steps. */
  public MadsSettings withSearchSteps(List<SearchStep.Parameters> searchSteps) {
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

  /** These settings without the search step of that name; an unknown name is an error. */
  public MadsSettings withoutSearchStep(String name) {
    List<SearchStep.Parameters> left =
        searchSteps.stream().filter(step -> !step.name().equals(name)).toList();
    require(
        left.size() < searchSteps.size(),
        "search step to leave out",
        name,
        searchSteps.stream().map(SearchStep.Parameters::name).toList().toString());
    return withSearchSteps(left);
  }
}
