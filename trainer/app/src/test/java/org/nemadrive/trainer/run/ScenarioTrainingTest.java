package org.nemadrive.trainer.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.simulator.weights.TrainedStarts;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

@Slow
class ScenarioTrainingTest {
  private static final ProgressListener NOBODY = (report, spent) -> {};

  private final Connectome worm = Connectome.celegans();
  private final ForagingSettings foraging = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  @TempDir private Path folder;

  /** Stands for a kill between two generations: everything after it is lost. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "penomad:children=10:evaluationsPerGeneration=150",
        "one-plus-one:trialsPerGeneration=30",
        "menomad:populationSize=8",
        "cma-es"
      })
  void scenariosGiveTheSameWormOnAnyThreadsAndAfterAnyStop(String strategy) throws IOException {
    ScenarioSettings scenarios = new ScenarioSettings(new Shaking(4, 10, 0.05), 200);
    RunFolder straight = create("straight", strategy, 500);
    Individual once = training(straight, scenarios).run(1, NOBODY);
    RunFolder killed = create("killed", strategy, 500);
    Individual resumed = null;
    int kills = 0;
    while (resumed == null) {
      try {
        resumed =
            training(killed, scenarios)
                .run(
                    kills % 2 == 0 ? 8 : 2,
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
    assertArrayEquals(once.genome(), resumed.genome());
    assertEquals(once.penalisedFitness(), resumed.penalisedFitness());
  }

  @Test
  void theFileTellsWhatItsWormEatsFromTheCentreAndFromStartsThatNoTrainingSaw() throws IOException {
    RunFolder run = create("file", "penomad:evaluationsPerGeneration=300", 600);
    Individual best = training(run, new ScenarioSettings(new Shaking(4, 10, 0), 0)).run(1, NOBODY);
    TrainedWeights weights = WeightsFile.read(run.bestWeightsFile(), worm);
    assertArrayEquals(best.genome(), weights.genome());
    Forager forager = new Forager(worm, foraging);
    forager.load(weights.genome());
    assertEquals(forager.forage(task().layouts().getFirst()), weights.origin().fitness());
    assertEquals(forager.foodEaten(), weights.origin().foodEaten());
    TrainedStarts starts = weights.origin().starts();
    assertEquals(10, starts.sigmaUnits());
    assertEquals(0, starts.sigmaRadians());
    assertEquals(64, starts.scenarios());
    assertTrue(starts.foodLeast() <= starts.foodMean() && starts.foodMean() <= starts.foodMost());
    assertTrue(starts.foodMean() > 0, "it eats something");
    assertNull(weights.origin().body(), "it was trained for no robot");
  }

  private ForagingTask task() {
    return ForagingTask.parse("pentagon", foraging.world(), 1);
  }

  private RunFolder create(String name, String strategy, int evaluations) throws IOException {
    return RunFolder.create(
        folder.resolve(name),
        new RunSettings(
            "test",
            worm.identity(),
            "pentagon",
            StrategyChoice.parse(strategy),
            5,
            new Budget(Budget.Unit.EVALUATIONS, evaluations),
            null,
            null));
  }

  private Training training(RunFolder run, ScenarioSettings scenarios) throws IOException {
    AtomicLong clock = new AtomicLong();
    return new Training(
        run,
        new RunInputs(task(), foraging, worm.biologicalWeights(), Optional.of(scenarios)),
        worm,
        () -> clock.addAndGet(1_000_000));
  }
}
