package org.nemadrive.trainer.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.choice.Strategies;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

@Slow
class TrainingTest {
  private static final ProgressListener NOBODY = (report, spent) -> {};

  private final Connectome worm = Connectome.celegans();
  private final AtomicLong clock = new AtomicLong();

  @TempDir private Path folder;

  /** Stands for a kill between two generations: everything after it is lost. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Every strategy, with a population small enough for at least three generations. */
  static List<String> smallStrategies() {
    return Strategies.names().stream()
        .map(
            name ->
                switch (name) {
                  case "penomad" -> name + ":evaluationsPerGeneration=400";
                  case "menomad", "renomad", "cfnomad", "renomad-random", "ea" ->
                      name + ":populationSize=16";
                  default -> name;
                })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("smallStrategies")
  void aRunThatIsKilledAndResumedAgainAndAgainEndsLikeOneThatNeverStopped(String strategy)
      throws IOException {
    Budget budget = new Budget(Budget.Unit.EVALUATIONS, 1250);
    Individual straight = run(create("straight", strategy, budget), NOBODY);
    RunFolder killed = create("killed", strategy, budget);
    Individual resumed = null;
    int kills = 0;
    while (resumed == null) {
      try {
        resumed =
            run(
                killed,
                (report, spent) -> {
                  if (spent < 1) {
                    throw new Killed();
                  }
                });
      } catch (Killed e) {
        kills++;
      }
    }
    assertTrue(kills > 1, "it was killed " + kills + " times");
    assertArrayEquals(straight.genome(), resumed.genome());
    assertEquals(
        Files.readString(folder.resolve("straight/best-weights.json")),
        Files.readString(killed.bestWeightsFile()));
    assertEquals(
        withoutSeconds(folder.resolve("straight/history.csv")),
        withoutSeconds(killed.historyFile()));
  }

  @Test
  void rowsThatAKillLeftBeyondTheCheckpointAreDropped() throws IOException {
    RunFolder run = create("rows", "ea", new Budget(Budget.Unit.GENERATIONS, 3));
    run(run, NOBODY);
    List<String> before = Files.readAllLines(run.historyFile());
    assertEquals(4, before.size(), "a header and three generations");
    Files.writeString(run.historyFile(), String.join("\n", before) + "\n4,9,9,9,9,9,9,9,9\n");
    run(run, NOBODY);
    assertEquals(before, Files.readAllLines(run.historyFile()));
  }

  @Test
  void theBestWeightsOnDiskAreThoseOfTheBestIndividualAtEveryGeneration() throws IOException {
    RunFolder run = create("best", "menomad", new Budget(Budget.Unit.GENERATIONS, 3));
    List<Integer> generations = new ArrayList<>();
    run(
        run,
        (report, spent) -> {
          TrainedWeights stored = WeightsFile.read(run.bestWeightsFile(), worm);
          assertArrayEquals(report.best().genome(), stored.genome());
          assertEquals(report.best().foodEaten(), stored.origin().foodEaten());
          assertEquals("polygon5", stored.origin().task());
          assertEquals(report.generation() / 3.0, spent);
          generations.add(report.generation());
        });
    assertEquals(List.of(1, 2, 3), generations);
  }

  @Test
  void aBudgetOfMinutesEndsTheRunWhenTheyAreOverNotCountingInterruptions() throws IOException {
    RunFolder run = create("minutes", "ea", new Budget(Budget.Unit.MINUTES, 1));
    List<Double> seconds = new ArrayList<>();
    ProgressListener killedAtThirty =
        (report, spent) -> {
          seconds.add(report.seconds());
          clock.addAndGet(10_000_000_000L);
          if (report.generation() == 3) {
            throw new Killed();
          }
        };
    assertThrows(Killed.class, () -> run(run, killedAtThirty));
    clock.addAndGet(3_600_000_000_000L);
    run(run, killedAtThirty);
    // Ten seconds a generation, charged at its end: 0, 10, 20, an hour's pause, then 20 again ...
    assertEquals(List.of(0.0, 10.0, 20.0, 20.0, 30.0, 40.0, 50.0, 60.0), seconds);
  }

  @Test
  void aRunCanStartFromOtherWeights() throws IOException {
    RunFolder first = create("first", "menomad", new Budget(Budget.Unit.GENERATIONS, 2));
    Individual trained = run(first, NOBODY);
    RunFolder second =
        RunFolder.create(
            folder.resolve("second"),
            new RunSettings(
                "test",
                worm.identity(),
                "pentagon",
                StrategyChoice.parse("menomad"),
                1,
                new Budget(Budget.Unit.GENERATIONS, 1),
                RunFolder.START_WEIGHTS,
                null));
    Files.copy(first.bestWeightsFile(), second.startWeightsFile());
    Individual further = run(second, NOBODY);
    assertTrue(further.penalisedFitness() >= trained.penalisedFitness());
  }

  @Test
  void aDamagedCheckpointIsRefusedAndLeftAlone() throws IOException {
    RunFolder run = create("damaged", "ea", new Budget(Budget.Unit.GENERATIONS, 2));
    run(run, NOBODY);
    byte[] whole = Files.readAllBytes(run.checkpointFile());
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(run.checkpointFile(), Arrays.copyOf(whole, length));
      assertThrows(InvalidInputException.class, () -> run(run, NOBODY));
    }
    for (int place = 0; place < whole.length; place += 97) {
      byte[] flipped = whole.clone();
      flipped[place] ^= 4;
      Files.write(run.checkpointFile(), flipped);
      var e = assertThrows(InvalidInputException.class, () -> run(run, NOBODY));
      assertTrue(e.getMessage().startsWith(run.checkpointFile().toString()), e.getMessage());
      assertArrayEquals(flipped, Files.readAllBytes(run.checkpointFile()));
    }
  }

  @Test
  void aFolderThatIsNotEmptyIsRefusedForANewRun() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "do not lose me");
    var e =
        assertThrows(
            InvalidInputException.class,
            () -> RunFolder.create(folder, settings("ea", new Budget(Budget.Unit.MINUTES, 1))));
    assertTrue(e.getMessage().contains("is not empty"));
  }

  @Test
  void aFolderWithoutARunCannotBeResumed() {
    var e = assertThrows(InvalidInputException.class, () -> RunFolder.open(folder));
    assertEquals(
        "no run in " + folder + " (no settings.json); give the folder of a run", e.getMessage());
  }

  private RunFolder create(String name, String strategy, Budget budget) throws IOException {
    return RunFolder.create(folder.resolve(name), settings(strategy, budget));
  }

  private RunSettings settings(String strategy, Budget budget) {
    return new RunSettings(
        "test", worm.identity(), "pentagon", StrategyChoice.parse(strategy), 1, budget, null, null);
  }

  private Individual run(RunFolder run, ProgressListener listener) throws IOException {
    return new Training(run, RunInputs.read(run, worm), worm, clock::get).run(2, listener);
  }

  private static List<String> withoutSeconds(Path history) throws IOException {
    return Files.readAllLines(history).stream()
        .map(row -> row.replaceFirst("^(\\d+),[^,]*,", "$1,"))
        .toList();
  }
}
