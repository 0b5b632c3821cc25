package org.nemadrive.trainer.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.doubleThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

@Slow
class BenchmarkTest {
  private static final Budget SMALL = new Budget(Budget.Unit.EVALUATIONS, 120);
  private static final List<String> TWO =
      List.of("one-plus-one:searches=2:trialsPerGeneration=10", "cma-es:populationSize=20");

  private final Connectome worm = Connectome.celegans();
  private final BenchmarkListener listener = mock(BenchmarkListener.class);

  @TempDir private Path folder;

  @Test
  void everyStrategyAndSeedIsAJobAndAllOfThemSpendTheirBudget() throws IOException {
    BenchmarkFolder benchmark = begin("a", TWO, 2, SMALL);
    assertEquals(List.of(), run(benchmark, 2));
    verify(listener, times(4)).finished(any(), any());
    ArgumentCaptor<Double> budgetSpent = ArgumentCaptor.forClass(Double.class);
    verify(listener, atLeastOnce()).progressed(budgetSpent.capture());
    assertEquals(1, budgetSpent.getValue(), 1e-12);
    for (Curve curve : benchmark.curves()) {
      assertEquals(120, curve.last().evaluations());
    }
    for (String table : List.of("curves.csv", "results.csv", "summary.csv", "differences.csv")) {
      assertTrue(Files.size(benchmark.path().resolve(table)) > 100, table);
    }
  }

  @Test
  void budgetsOfEvaluationsGiveTheSameTablesOnAnyNumberOfThreads() throws IOException {
    BenchmarkFolder one = begin("one", TWO, 2, SMALL);
    run(one, 1);
    BenchmarkFolder four = begin("four", TWO, 2, SMALL);
    run(four, 4);
    for (String table : List.of("curves.csv", "summary.csv", "differences.csv")) {
      assertEquals(
          Files.readString(one.path().resolve(table)),
          Files.readString(four.path().resolve(table)),
          table);
    }
  }

  @Test
  void finishedJobsAreNeverRunAgainAndMoreSeedsAreAdded() throws IOException {
    run(begin("a", TWO, 1, SMALL), 2);
    clearInvocations(listener);
    BenchmarkFolder more = begin("a", TWO, 3, SMALL);
    run(more, 2);
    verify(listener, times(4)).finished(argThat(job -> job.seed() > 1), any());
    verify(listener, times(4)).finished(any(), any());
    clearInvocations(listener);
    run(BenchmarkFolder.open(folder.resolve("a")), 2);
    verify(listener, never()).finished(any(), any());
    assertEquals(6, more.curves().size());
  }

  @Test
  void anInterruptedBenchmarkGoesOnWhereItWas() throws IOException {
    BenchmarkFolder straight = begin("straight", TWO, 1, SMALL);
    run(straight, 1);
    BenchmarkFolder killed = begin("killed", TWO, 1, SMALL);
    // Errors are not caught as a failure of the job: this stands for the end of the process.
    BenchmarkListener killer = mock(BenchmarkListener.class);
    doThrow(new AssertionError("killed")).when(killer).progressed(doubleThat(part -> part > 0.3));
    Benchmark first = new Benchmark(killed, worm, "test", () -> 0);
    assertThrows(IllegalStateException.class, () -> first.run(1, killer));
    assertTrue(killed.curves().getFirst().last().evaluations() < 120, "it was half done");
    run(killed, 1);
    assertEquals(
        Files.readString(straight.path().resolve("curves.csv")),
        Files.readString(killed.path().resolve("curves.csv")));
  }

  @Test
  void aFailedJobIsReportedDoesNotStopTheRestAndIsTriedAgain() throws IOException {
    BenchmarkFolder benchmark = begin("a", TWO, 1, SMALL);
    run(benchmark, 1);
    Path checkpoint =
        benchmark.runFolder(benchmark.settings().jobs().getFirst()).resolve("checkpoint.bin");
    byte[] whole = Files.readAllBytes(checkpoint);
    Files.write(checkpoint, new byte[] {1, 2, 3});
    BenchmarkFolder more = begin("a", TWO, 2, SMALL);
    List<Failure> failures = run(more, 1);
    assertEquals(1, failures.size());
    verify(listener).failed(failures.getFirst());
    assertTrue(failures.getFirst().reason().contains("checkpoint.bin is damaged"));
    assertTrue(Files.readString(benchmark.path().resolve("failures.csv")).contains("is damaged"));
    assertEquals(4, more.curves().size(), "the others ran, and what the failed one had is kept");
    Files.write(checkpoint, whole);
    assertEquals(List.of(), run(more, 1));
    assertFalse(Files.exists(benchmark.path().resolve("failures.csv")));
  }

  @Test
  void budgetsOfMinutesChargeTheComputingTimeOfTheJobsOwnThread() throws IOException {
    BenchmarkFolder benchmark =
        begin("a", List.of(TWO.getFirst()), 1, new Budget(Budget.Unit.MINUTES, 1));
    // Ten seconds of computing between two looks at the clock: one before each generation's end.
    AtomicLong clock = new AtomicLong();
    new Benchmark(benchmark, worm, "test", () -> clock.addAndGet(10_000_000_000L)).run(1, listener);
    Curve curve = benchmark.curves().getFirst();
    assertEquals(6, curve.rows().size());
    assertEquals(60, curve.last().seconds());
  }

  @Test
  void anotherBudgetIsRefusedBecauseResultsCouldNotBeCompared() throws IOException {
    begin("a", TWO, 1, SMALL);
    var e =
        assertThrows(
            InvalidInputException.class,
            () -> begin("a", TWO, 1, new Budget(Budget.Unit.EVALUATIONS, 121)));
    assertTrue(e.getMessage().contains("has a budget of 120 evaluations"), e.getMessage());
  }

  @Test
  void aFolderWithSomethingElseInItIsRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "do not lose me");
    assertThrows(InvalidInputException.class, () -> begin("", TWO, 1, SMALL));
    assertThrows(InvalidInputException.class, () -> BenchmarkFolder.open(folder));
  }

  @Test
  void provenanceNamesMachineAndCommand() {
    Provenance here = Provenance.here("test 1", "trainer benchmark");
    assertTrue(here.machine().contains(" cores, "), here.machine());
    assertEquals("trainer benchmark", here.command());
    assertEquals("test 1", here.software());
  }

  private BenchmarkFolder begin(String name, List<String> strategies, int seeds, Budget budget)
      throws IOException {
    return BenchmarkFolder.createOrExtend(
        folder.resolve(name),
        new BenchmarkSettings(
            worm.identity(),
            List.of("polygon5"),
            strategies.stream().map(StrategyChoice::parse).toList(),
            seeds,
            budget),
        Provenance.here("test", "test"));
  }

  private List<Failure> run(BenchmarkFolder benchmark, int threads) throws IOException {
    return new Benchmark(benchmark, worm, "test", () -> 0).run(threads, listener);
  }
}
