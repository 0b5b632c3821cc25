package org.nemadrive.simulator.motor;

import java.util.ArrayList;
import java.util.List;

/**
 * Which command acts when on one wheel, between one reading of its encoder and the next, and after
 * it. A command of tick k acts from k ticks and the wheel's latency on.
 *
 * @param tick the parts of a tick, from one reading to the next
 * @param pending the parts from a reading until the command that follows from it acts; ages are
 *     those before that command is sent
 * @param actingAge age of the command that acts for most of a tick, at the tick's end
 */
record Timetable(Span[] tick, Span[] pending, int actingAge) {
  /** Parts shorter than this are none: rounding of a period, seconds. */
  private static final double NOTHING_S = 1e-9;

  /** Age of the newest command that acts in a tick at all. */
  int newestAge() {
    return tick[tick.length - 1].age();
  }

  /**
   * The timetable of one wheel.
   *
   * @param periodS duration of a tick, seconds
   * @param actsAfterS the wheel's latency, seconds, below two ticks
   * @param readAfterMomentS how long after the moment of the pose its encoder is read, seconds
   */
  static Timetable of(
      MotorModel motor, double periodS, double actsAfterS, double readAfterMomentS) {
    int wholeTicks = (int) Math.floor((actsAfterS + NOTHING_S) / periodS);
    double rest = Math.max(0, actsAfterS - wholeTicks * periodS);
    if (wholeTicks > 1 || readAfterMomentS >= periodS) {
      throw new IllegalArgumentException(
          "a command acts after %s s and an encoder is read %s s late, allowed below two and one"
                  .formatted(actsAfterS, readAfterMomentS)
              + " ticks of "
              + periodS
              + " s");
    }
    double momentS = periodS - readAfterMomentS;
    List<Span> tick = new ArrayList<>();
    double first = Math.min(rest, momentS);
    double second = Math.max(rest, momentS);
    add(tick, motor, wholeTicks + 1, first, rest >= momentS);
    add(tick, motor, rest < momentS ? wholeTicks : wholeTicks + 1, second - first, rest < momentS);
    add(tick, motor, wholeTicks, periodS - second, false);
    List<Span> pending = new ArrayList<>();
    add(pending, motor, wholeTicks, rest, false);
    for (int age = wholeTicks - 1; age >= 0; age--) {
      add(pending, motor, age, periodS - rest, false);
      add(pending, motor, age, rest, false);
    }
    int acting = rest > periodS / 2 ? wholeTicks + 1 : wholeTicks;
    return new Timetable(tick.toArray(Span[]::new), pending.toArray(Span[]::new), acting);
  }

  private static void add(
      List<Span> spans, MotorModel motor, int age, double durationS, boolean endsAtMoment) {
    if (durationS > NOTHING_S) {
      spans.add(Span.of(motor, age, durationS, endsAtMoment));
    }
  }
}
