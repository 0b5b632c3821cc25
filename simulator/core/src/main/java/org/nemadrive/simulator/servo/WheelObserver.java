package org.nemadrive.simulator.servo;

import org.nemadrive.simulator.motor.WheelModel;

/**
 * Knows where one wheel is, finer than its encoder counts and in which direction: a model of the
 * wheel runs along with the commands in the order in which they act, and each reading corrects it.
 * Allocates nothing after construction; for one thread.
 *
 * <p>An encoder with one channel counts up whatever the direction. While the model keeps its
 * direction, that is the direction of all counts; if it turned round, part of the counts was made
 * before, and of all sums that the counts allow the one nearest to the model is taken. A wheel
 * whose speed the board regulates has signed counts and is left as the board drives it.
 */
final class WheelObserver {
  /** A wheel that misses more than this part of its way is held by something. */
  private static final double HELD_PART = 0.5;

  /** Ticks in a row of which one alone may be a motor that turns round later than its model. */
  private static final int HELD_TICKS = 2;

  /** A wheel is free in a tick in which it misses no more than this part of its way. */
  private static final double FREE_PART = 0.2;

  /** Free ticks in a row after which a held wheel was let go: a regulator first catches up. */
  private static final int FREE_TICKS = 3;

  private static final double HALF_COUNT = 0.5;

  /** Keeps a position below the next count. */
  private static final double BELOW_NEXT = 1 - 1e-9;

  private final WheelModel model;
  private final WheelModel ahead;
  private final WheelModel wishAhead;
  private final GainLearner learner;
  private final DelayJudge judge;
  private final double periodS;
  private final double countsPerModelCount;

  /** Whole counts passed, which the position is never below. */
  private double passedCounts;

  /** How far a regulated wheel is before its model. */
  private double aheadOfModelCounts;

  private double movedCounts;
  private double changeBefore;
  private boolean held;
  private int freeTicks;
  private int heldTicks;

  /**
   * An observer of a wheel at rest.
   *
   * @param model the wheel as commanded; read and corrected here
   * @param ahead a second model of it, to look ahead with
   * @param wishAhead a third
   * @param learner learns the gain of a wheel that no board regulates
   * @param judge learns how late the wheels are, all of one robot together
   * @param periodS duration of a tick, seconds
   * @param countsPerModelCount encoder counts of a regulated wheel for one count of its model
   */
  WheelObserver(
      WheelModel model,
      WheelModel ahead,
      WheelModel wishAhead,
      GainLearner learner,
      DelayJudge judge,
      double periodS,
      double countsPerModelCount) {
    this.model = model;
    this.ahead = ahead;
    this.wishAhead = wishAhead;
    this.learner = learner;
    this.judge = judge;
    this.periodS = periodS;
    this.countsPerModelCount = countsPerModelCount;
  }

  /** The wheel rests at position 0, its model too; its gain stays known. */
  void reset() {
    passedCounts = 0;
    aheadOfModelCounts = 0;
    movedCounts = 0;
    held = false;
  }

  /** Takes what the encoder counted since the last reading. */
  void observe(int counts) {
    double before = model.positionCounts();
    double actingWay = model.actingCountsPerS() * periodS;
    model.advanceTick();
    double way = model.positionCounts() - before;
    double missed =
        model.isRegulated() ? followRegulated(counts, way) : correct(before, way, Math.abs(counts));
    judge(way, missed, actingWay);
    if (!model.reversed() && !held && heldTicks == 0) {
      double counted = model.isRegulated() ? movedCounts : way >= 0 ? counts : -counts;
      judge.learn(model.changeCountsPerS(), changeBefore, counted - way);
    }
    changeBefore = model.changeCountsPerS();
    if (!model.isRegulated() && !held && heldTicks == 0) {
      learner.learn(way, missed);
      model.gain(learner.gain());
    }
  }

  private double followRegulated(int counts, double way) {
    movedCounts = counts / countsPerModelCount;
    passedCounts += movedCounts;
    double difference = passedCounts + HALF_COUNT - model.positionCounts();
    if (Math.abs(difference - aheadOfModelCounts) > HALF_COUNT) {
      aheadOfModelCounts = difference;
    }
    return movedCounts - way;
  }

  private double correct(double before, double way, int counts) {
    if (!model.reversed()) {
      passedCounts += way >= 0 ? counts : -counts;
    } else {
      // Of all counts forward, all backward and all between, two apart, the nearest to the model.
      double least = passedCounts - counts;
      double pairs = Math.rint((before + way - HALF_COUNT - least) / 2);
      passedCounts = least + 2 * Math.clamp(pairs, 0, counts);
    }
    double predicted = model.positionCounts();
    double corrected = Math.clamp(predicted, passedCounts, passedCounts + BELOW_NEXT);
    model.shift(corrected - predicted);
    movedCounts = model.movedCounts();
    return corrected - predicted;
  }

  /**
   * Only a wheel that should have been at its speed for long enough can be told from a held one.
   */
  private void judge(double way, double missed, double actingWay) {
    double least = Math.max(1, Math.abs(actingWay) / 2);
    if (held) {
      boolean free = Math.abs(missed) <= FREE_PART * Math.abs(way) + HALF_COUNT;
      freeTicks = free ? freeTicks + 1 : 0;
      held = freeTicks < FREE_TICKS;
    } else {
      boolean tells = Math.abs(way) >= least && way * missed < 0;
      boolean stands = tells && Math.abs(missed) > HELD_PART * Math.abs(way);
      heldTicks = stands ? heldTicks + 1 : 0;
      held = heldTicks == HELD_TICKS;
      heldTicks = held ? 0 : heldTicks;
      freeTicks = 0;
    }
  }

  /** What the wheel is behind is forgotten: it counts from where it is. */
  void forget() {
    if (model.isRegulated()) {
      passedCounts = model.positionCounts() - HALF_COUNT;
      aheadOfModelCounts = 0;
    }
  }

  /**
   * How far this wheel will be before the wished one when both have caught up with the commands
   * that are sent but not obeyed yet (a Smith predictor), counts.
   */
  double aheadOf(WheelModel wish) {
    ahead.copyFrom(model);
    wishAhead.copyFrom(wish);
    ahead.advanceThroughPending();
    wishAhead.advanceThroughPending();
    return aheadOfModelCounts + ahead.restingCounts() - wishAhead.restingCounts();
  }

  /** Way between the moments of the last two poses, counts, negative backwards. */
  double movedCounts() {
    return movedCounts;
  }

  /** Whether something holds the wheel, or has just let it go. */
  boolean held() {
    return held;
  }

  /** How many times as fast as told the wheel turns. */
  double gain() {
    return model.gain();
  }
}
