package org.nemadrive.trainer.madsbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.mads.benchmark.BenchmarkResult;
import org.nemadrive.mads.benchmark.BenchmarkRun;

class ResultTableTest {
  private static final int[] CHECKPOINTS = {10, 20};

  @Test
  void aProblemIsSolvedWhenEnoughOfTheWayIsDone() {
    BenchmarkResult result = result(0, 110, 10, 30, 19);
    // The way is 100; to 0.1 it must fall to 20 at least.
    assertTrue(result.solvedBy(20, 0.1));
    assertFalse(result.solvedBy(20.001, 0.1));
  }

  @Test
  void theSolvedPartCountsRunsAtACheckpoint() {
    ResultTable table =
        new ResultTable(
            CHECKPOINTS, List.of(result(0, 110, 10, 30, 19), result(1, 110, 10, 15, 11)));
    assertEquals(0.5, table.solved(10, 0.1));
    assertEquals(1, table.solved(20, 0.1));
    assertEquals(0.5, table.solved(20, 0.01));
    assertTrue(Double.isNaN(table.solved(15, 0.1)));
  }

  @Test
  void mediansAreOverTheSeeds() {
    ResultTable odd =
        new ResultTable(
            CHECKPOINTS,
            List.of(result(0, 9, 0, 5, 4), result(1, 9, 0, 7, 1), result(2, 9, 0, 6, 2)));
    assertEquals(6, odd.median("p", 3, 10));
    assertEquals(2, odd.median("p", 3, 20));
    ResultTable even =
        new ResultTable(CHECKPOINTS, List.of(result(0, 9, 0, 5, 4), result(1, 9, 0, 8, 1)));
    assertEquals(6.5, even.median("p", 3, 10));
    assertTrue(Double.isNaN(even.median("q", 3, 10)));
  }

  @Test
  void aRunIsSolvedAtTheFirstEvaluationThatSuffices() {
    double[] history = {110, 60, 60, 15, 10};
    BenchmarkRun run = new BenchmarkRun(result(0, 110, 10, 0, 0), history, 2);
    assertEquals(2, run.unitsUntilSolved(0.1));
    assertEquals(2.5, run.unitsUntilSolved(0.01));
    assertEquals(1, run.unitsUntilSolved(0.5));
  }

  private static BenchmarkResult result(long seed, double f0, double known, double... best) {
    return new BenchmarkResult("p", 3, seed, f0, known, best);
  }
}
