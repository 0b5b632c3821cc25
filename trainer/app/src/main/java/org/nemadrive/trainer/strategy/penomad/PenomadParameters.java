package org.nemadrive.trainer.strategy.penomad;

import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.StrategyParameters;
import org.nemadrive.trainer.strategy.TrainingProblem;

/**
 * How pENOMAD works. Its values were chosen on the pentagon (see trainer/benchmarks/penomad).
 *
 * @param width worms of a level that are returned to in a pass, default 5
 * @param children worms tried from each, default 40
 * @param kept worms that a level keeps at least, default 30, and at most twice as many
 * @param patience evaluations without a new level after which the archive is forgotten at the end
 *     of a pass, default 4,000
 * @param pace units a tick at which the way through all food left is reckoned, default 10.7, a worm
 *     at its slowest
 * @param editTicks ticks that an edited weight must win, default 1
 * @param visitTicks ticks that a worm's return must win each time, default 2
 * @param turnTicks ticks that each radian turned must win, default 0; a robot that turns less slips
 *     less
 * @param backTicks a change may act so many ticks before a worm was on its best way, default 40
 * @param aheadTicks and so many after, default 10; both grow by half with each return
 * @param behindTicks a child's run on a single layout is given up when its forecast is so many
 *     ticks behind its parent's, default 60
 * @param maxEdits most weights that differ from W0, but for those that already do, default 36
 * @param drawRadius weights are drawn from U(-radius, radius), default 20
 * @param margin only food eaten for sure with each position up to so many units off counts, default
 *     0
 * @param firstMargin the most of it that holds for the sense until food is first sensed, default 1
 * @param evaluationsPerGeneration evaluations after which a generation ends, default 2,000
 */
public record PenomadParameters(
    int width,
    int children,
    int kept,
    int patience,
    double pace,
    double editTicks,
    double visitTicks,
    double turnTicks,
    int backTicks,
    int aheadTicks,
    int behindTicks,
    int maxEdits,
    double drawRadius,
    double margin,
    double firstMargin,
    int evaluationsPerGeneration)
    implements StrategyParameters {
  public PenomadParameters {
    if (width < 1 || children < 1 || kept < width || patience < 1) {
      throw new IllegalArgumentException(
          "width %d, children %d, kept %d and patience %d, need at least 1, 1, the width and 1"
              .formatted(width, children, kept, patience));
    }
    if (!(pace > 0 && editTicks >= 0 && visitTicks >= 0 && turnTicks >= 0 && drawRadius > 0)
        || Double.isInfinite(pace + editTicks + visitTicks + turnTicks + drawRadius)) {
      throw new IllegalArgumentException(
          "pace %s, editTicks %s, visitTicks %s, turnTicks %s and drawRadius %s, need finite numbers"
                  .formatted(pace, editTicks, visitTicks, turnTicks, drawRadius)
              + " above 0, the ticks or 0");
    }
    if (backTicks < 0 || aheadTicks < 0 || behindTicks < 0) {
      throw new IllegalArgumentException(
          "backTicks %d, aheadTicks %d and behindTicks %d, need 0 or more"
              .formatted(backTicks, aheadTicks, behindTicks));
    }
    if (maxEdits < 1 || evaluationsPerGeneration < 1) {
      throw new IllegalArgumentException(
          "maxEdits %d and evaluationsPerGeneration %d, need 1 or more"
              .formatted(maxEdits, evaluationsPerGeneration));
    }
    double consumptionRange = WorldParameters.DEFAULT.consumptionRange();
    if (!(margin >= 0 && margin < consumptionRange && firstMargin >= 0)) {
      throw new IllegalArgumentException(
          "margin %s and firstMargin %s, need numbers from 0, the margin below %s, where food is"
                  .formatted(margin, firstMargin, consumptionRange)
              + " eaten");
    }
  }

  @Override
  public Strategy create(TrainingProblem problem) {
    return new Penomad(this, problem);
  }

  /** The defaults above. */
  public static PenomadParameters defaults() {
    return new PenomadParameters(5, 40, 30, 4000, 10.7, 1, 2, 0, 40, 10, 60, 36, 20, 0, 1, 2000);
  }

  /** The same, but only food counts that is eaten for sure by this margin. */
  public PenomadParameters withMargin(double units) {
    return new PenomadParameters(
        width,
        children,
        kept,
        patience,
        pace,
        editTicks,
        visitTicks,
        turnTicks,
        backTicks,
        aheadTicks,
        behindTicks,
        maxEdits,
        drawRadius,
        units,
        firstMargin,
        evaluationsPerGeneration);
  }
}
