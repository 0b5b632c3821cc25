package org.nemadrive.trainer.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.engine.LocalEngine;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.RunTask;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.LedgerJson;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.ledger.Rows;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.ScenarioSettings;
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
    verify(listener, times(4)).finished(any());
    ArgumentCaptor<SweepState> state = ArgumentCaptor.forClass(SweepState.class);
    verify(listener, atLeastOnce()).progressed(state.capture());
    assertEquals(1, state.getValue().budgetSpent(), 1e-12);
    assertEquals(4, state.getValue().done());
    assertEquals(0, state.getValue().secondsLeft());
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
    assertEquals(Rows.sorted(one.path()), Rows.sorted(four.path()));
    for (String table : List.of("curves.csv", "summary.csv", "differences.csv")) {
      assertEquals(
          Files.readString(one.path().resolve(table)),
          Files.readString(four.path().resolve(table)),
          table);
    }
  }

  @Test
  void finishedRunsAreNeverComputedAgainAndMoreSeedsAreAdded() throws IOException {
    run(begin("a", TWO, 1, SMALL), 2);
    clearInvocations(listener);
    BenchmarkFolder more = begin("a", TWO, 3, SMALL);
    run(more, 2);
    verify(listener, times(4)).finished(argThat(row -> row.identity().seed() > 1));
    verify(listener, times(4)).finished(any());
    clearInvocations(listener);
    run(BenchmarkFolder.open(folder.resolve("a")), 2);
    verify(listener, never()).finished(any());
    assertEquals(6, more.curves().size());
  }

  @Test
  void anInterruptedBenchmarkGoesOnWhereItWas() throws IOException {
    BenchmarkFolder straight = begin("straight", TWO, 1, SMALL);
    run(straight, 1);
    BenchmarkFolder killed = begin("killed", TWO, 1, SMALL);
    // Errors are not caught as a failure of the run: this stands for the end of the process.
    BenchmarkListener killer = mock(BenchmarkListener.class);
    doThrow(new AssertionError("killed"))
        .when(killer)
        .progressed(argThat(state -> state != null && state.budgetSpent() > 0.3));
    assertThrows(IllegalStateException.class, () -> run(killed, 1, Shard.WHOLE, killer));
    assertEquals(List.of(), killed.curves(), "none was done");
    List<FoundRun> begun = new RunSearch().list(killed.path());
    assertEquals(1, begun.size());
    assertEquals("stopped", begun.getFirst().state());
    assertTrue(begun.getFirst().evaluations() < 120, "it was half done");
    run(killed, 1);
    assertEquals(
        Files.readString(straight.path().resolve("curves.csv")),
        Files.readString(killed.path().resolve("curves.csv")));
  }

  @Test
  void aFailedRunIsReportedDoesNotStopTheRestAndIsTriedAgain() throws IOException {
    BenchmarkFolder benchmark = begin("a", TWO, 2, SMALL);
    Path first =
        benchmark.runFolder(
            RunTask.of(
                    benchmark.settings().run(benchmark.settings().jobs().getFirst(), "test"),
                    Surroundings.NONE)
                .identity());
    Files.createDirectories(first);
    Files.writeString(first.resolve("settings.json"), "{");
    List<Failure> failures = run(benchmark, 1);
    assertEquals(1, failures.size());
    verify(listener).failed(failures.getFirst());
    assertTrue(failures.getFirst().reason().contains("settings.json cannot be used"));
    assertTrue(Files.readString(benchmark.path().resolve("failures.csv")).contains("cannot be"));
    assertEquals(3, benchmark.curves().size(), "the others ran");
    Files.delete(first.resolve("settings.json"));
    assertEquals(List.of(), run(benchmark, 1));
    assertFalse(Files.exists(benchmark.path().resolve("failures.csv")));
    assertEquals(4, benchmark.curves().size());
  }

  @Test
  void fourShardsMergedHaveTheRowsOfOneProcessAndMergingAgainAddsNothing() throws IOException {
    BenchmarkFolder whole = begin("whole", TWO, 3, SMALL);
    run(whole, 2);
    List<Path> shards = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      BenchmarkFolder part = begin("shard" + i, TWO, 3, SMALL);
      run(part, 1, new Shard(i, 4), listener);
      assertTrue(part.rows().size() < 6, "a shard is a part");
      shards.add(part.path());
    }
    Path all = folder.resolve("all");
    assertEquals(Rows.sorted(whole.path()), Rows.sorted(BenchmarkFolder.merge(all, shards).path()));
    assertEquals(Rows.sorted(whole.path()), Rows.sorted(BenchmarkFolder.merge(all, shards).path()));
    for (String table : List.of("summary.csv", "differences.csv")) {
      assertEquals(
          Files.readString(whole.path().resolve(table)), Files.readString(all.resolve(table)));
    }
  }

  @Test
  void theBodyOfARobotAndScenariosGoWithEachRunWhereverItIsComputed() throws IOException {
    List<String> one = List.of(TWO.getLast());
    Surroundings robot =
        Surroundings.of(
            Optional.of(ProfileFile.read(Path.of("../../hardware-profiles/hbridge.yaml"))),
            Optional.of(new ScenarioSettings(new Shaking(2, 1, 0.1), 60)));
    BenchmarkFolder whole = begin("whole", one, 2, SMALL, robot);
    assertEquals(List.of(), run(whole, 2));
    List<Path> shards = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      BenchmarkFolder part = begin("shard" + i, one, 2, SMALL, robot);
      assertEquals(List.of(), run(part, 1, new Shard(i, 2), listener));
      shards.add(part.path());
    }
    BenchmarkFolder all = BenchmarkFolder.merge(folder.resolve("all"), shards);
    assertEquals(Rows.sorted(whole.path()), Rows.sorted(all.path()));
    assertEquals(robot, all.surroundings());
    LedgerRow row = whole.rows().getFirst();
    // What sha256sum says of the file, and what its run's folder says of itself.
    assertEquals(
        Sha256.hex(Files.readAllBytes(Path.of("../../hardware-profiles/hbridge.yaml"))),
        row.identity().body());
    Path run = whole.runFolder(row.identity());
    assertEquals(
        row.identity(), new RunSearch().rows(run).getFirst().row().identity(), "of the folder");
    // A worker gets the task as a line, and has no file of it.
    RunTask task = RunTask.of(whole.settings().run(whole.settings().jobs().getFirst(), "t"), robot);
    RunTask there = LedgerJson.read(LedgerJson.line(task), "an order", RunTask.class);
    LedgerRow again =
        new RunComputer(worm, () -> 0, Place.here())
            .compute(there, folder.resolve("there"), (report, spent) -> {});
    assertEquals(LedgerJson.line(row.outcome()), LedgerJson.line(again.outcome()));
    BenchmarkFolder bare = begin("bare", one, 1, SMALL);
    run(bare, 1);
    assertNotEquals(
        LedgerJson.line(row.outcome()), LedgerJson.line(bare.rows().getFirst().outcome()));
    var e = assertThrows(InvalidInputException.class, () -> begin("bare", one, 1, SMALL, robot));
    assertTrue(e.getMessage().contains("trains in no robot, asked for is the body of "));
    assertTrue(
        e.getMessage()
            .contains(
                ", 2 scenarios with starts 1.0 units and 0.1 radians off, drawn anew after 60"),
        e.getMessage());
    assertThrows(
        InvalidInputException.class,
        () -> BenchmarkFolder.merge(folder.resolve("b"), List.of(bare.path(), whole.path())));
  }

  @Test
  void aBenchmarkInUseIsRefusedByName() throws IOException {
    FolderLock lock = BenchmarkFolder.lock(folder.resolve("a"));
    try (lock) {
      var e =
          assertThrows(
              InvalidInputException.class, () -> BenchmarkFolder.lock(folder.resolve("a")));
      assertTrue(e.getMessage().contains("uses the benchmark in "), e.getMessage());
      begin("a", TWO, 1, SMALL);
    }
  }

  @Test
  void keptResultsWithoutALedgerAreListed() throws IOException {
    List<FoundRun> kept = new RunSearch().list(Path.of("../benchmarks/pentagon/300k"));
    assertEquals(80, kept.size());
    FoundRun first = kept.getFirst();
    // The first row of results.csv, read by eye.
    assertEquals(
        List.of("one-plus-one", 1L, 31, 13, 300000L),
        List.of(first.strategy(), first.seed(), first.food(), first.edits(), first.evaluations()));
  }

  @Test
  void budgetsOfMinutesChargeTheComputingTimeOfTheJobsOwnThread() throws IOException {
    BenchmarkFolder benchmark =
        begin("a", List.of(TWO.getFirst()), 1, new Budget(Budget.Unit.MINUTES, 1));
    // Ten seconds of computing between two looks at the clock: one before each generation's end.
    AtomicLong clock = new AtomicLong();
    new Benchmark(benchmark, "test", () -> 0)
        .run(engine(benchmark, 1, () -> clock.addAndGet(10_000_000_000L)), Shard.WHOLE, listener);
    Curve curve = benchmark.curves().getFirst();
    assertEquals(6, curve.last().generation());
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
    return begin(name, strategies, seeds, budget, Surroundings.NONE);
  }

  private BenchmarkFolder begin(
      String name, List<String> strategies, int seeds, Budget budget, Surroundings surroundings)
      throws IOException {
    return BenchmarkFolder.createOrExtend(
        folder.resolve(name),
        new BenchmarkSettings(
            worm.identity(),
            List.of("polygon5"),
            strategies.stream().map(StrategyChoice::parse).toList(),
            seeds,
            budget),
        surroundings,
        Provenance.here("test", "test"));
  }

  private List<Failure> run(BenchmarkFolder benchmark, int threads) throws IOException {
    return run(benchmark, threads, Shard.WHOLE, listener);
  }

  private List<Failure> run(
      BenchmarkFolder benchmark, int threads, Shard shard, BenchmarkListener told)
      throws IOException {
    return new Benchmark(benchmark, "test", () -> 0)
        .run(engine(benchmark, threads, () -> 0), shard, told);
  }

  private LocalEngine engine(BenchmarkFolder benchmark, int threads, LongSupplier clock) {
    return new LocalEngine(
        new RunComputer(worm, clock, Place.here()),
        threads,
        task -> benchmark.runFolder(task.identity()));
  }
}
