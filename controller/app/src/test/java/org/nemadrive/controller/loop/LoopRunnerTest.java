package org.nemadrive.controller.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.simulator.mode.StopReason;

class LoopRunnerTest {
  private static final long PERIOD_NS = 10_000_000;

  private final ManualClock clock = new ManualClock();
  private final LoopStatistics statistics = new LoopStatistics();
  private final List<Long> begun = new ArrayList<>();
  private long slowTick = -1;
  private long slowNs;
  private final long startNs = clock.nowNs();

  private final ScriptedLoop scripted = new ScriptedLoop(clock, this::onRead);

  private void onRead(long nowNs) {
    begun.add(nowNs - startNs);
    if (begun.size() - 1 == slowTick) {
      clock.advanceTo(nowNs + slowNs);
    }
  }

  private void run(int ticks) {
    new LoopRunner(scripted.loop(statistics), scripted.ring(), statistics, clock, PERIOD_NS)
        .run(done -> done < ticks);
  }

  @Test
  void ticksBeginAtAbsoluteDeadlines() {
    run(5);
    assertEquals(List.of(0L, 10_000_000L, 20_000_000L, 30_000_000L, 40_000_000L), begun);
    assertEquals(0, statistics.missedPeriods());
    assertEquals(0, statistics.latenessNs().getMaxValue());
  }

  @Test
  void aTickThatTakesHalfAPeriodTooLongMakesTheNextOneLateAndKeepsThePhase() {
    slowTick = 1;
    slowNs = 15_000_000;
    run(5);
    assertEquals(List.of(0L, 10_000_000L, 25_000_000L, 30_000_000L, 40_000_000L), begun);
    assertEquals(0, statistics.missedPeriods());
    assertEquals(5_000_000, statistics.latenessNs().getMaxValue(), 50_000);
  }

  @Test
  void afterALongOverrunWholePeriodsAreSkippedAndCountedAndThePhaseIsKept() {
    slowTick = 1;
    slowNs = 34_000_000;
    run(4);
    // Deadlines at 20, 30 and 40 have passed at 44: one late tick at once, two periods lost.
    assertEquals(List.of(0L, 10_000_000L, 44_000_000L, 50_000_000L), begun);
    assertEquals(2, statistics.missedPeriods());
  }

  @Test
  void anErrorInATickStopsTheMotorsAndEndsTheRun() {
    scripted.failInTick(2);
    assertThrows(IllegalStateException.class, () -> run(5));
    assertEquals(List.of(0L, 10_000_000L), begun, "no tick follows the one that failed");
    assertEquals(StopReason.UNCAUGHT_ERROR, scripted.lastLoop().stopReason());
    assertTrue(scripted.stops() > 0, "the motors were stopped");
  }
}
