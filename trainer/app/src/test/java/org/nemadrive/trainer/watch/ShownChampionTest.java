package org.nemadrive.trainer.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.testing.Schemas;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Tried;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/** What is published while a run is watched. Laps have the 250 ticks of a foraging run. */
@Slow
class ShownChampionTest {
  private static final int LAP = 250;

  /** What the untrained worm eats on the pentagon, as "trainer evaluate" prints it. */
  private static final int UNTRAINED_FOOD = 4;

  private static final int GENERATIONS = 4;
  private static final Path ROBOT = Path.of("..", "..", "hardware-profiles", "gopigo3.yaml");

  private final Connectome connectome = Connectome.celegans();

  @TempDir private Path folder;

  private RunFolder folder(String task, String robotProfile) throws IOException {
    return folder("menomad:populationSize=16", task, robotProfile);
  }

  private RunFolder folder(String strategy, String task, String robotProfile) throws IOException {
    return RunFolder.create(
        folder.resolve("run-1"),
        new RunSettings(
            "Nemadrive test",
            connectome.identity(),
            task,
            StrategyChoice.parse(strategy),
            1,
            new Budget(Budget.Unit.GENERATIONS, GENERATIONS),
            null,
            robotProfile));
  }

  private Training training(RunFolder run) throws IOException {
    return new Training(run, RunInputs.read(run, connectome), connectome, () -> 0);
  }

  @Test
  void theUntrainedWormForagesUntilAGenerationHasEnded() throws IOException {
    RunFolder run = folder("pentagon", null);
    WatchedRun watched = new WatchedRun(connectome, training(run), run);
    watched.ticks(1);
    // The first row of "trainer evaluate --weights untrained --task pentagon --trace FILE".
    assertEquals(810.7, watched.pose().path("x_wu").asDouble());
    assertEquals(600, watched.pose().path("y_wu").asDouble());
    watched.ticks(LAP - 1);
    assertEquals(UNTRAINED_FOOD, watched.foodEaten());
    watched.ticks(LAP);
    assertEquals(UNTRAINED_FOOD, watched.foodEaten());
    assertEquals(1, watched.published("/event/restart").size(), "two laps");
  }

  @Test
  void aNewChampionTakesOverAtOnceAndKeepsForaging() throws IOException {
    RunFolder run = folder("pentagon", null);
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    watched.ticks(LAP / 2);
    List<GenerationReport> reports = new ArrayList<>();
    ProgressListener listener =
        (report, spent) -> {
          reports.add(report);
          watched.afterGeneration(report, spent);
        };
    Individual best = training.run(1, listener);
    assertTrue(best.foodEaten() > UNTRAINED_FOOD, "it learned to eat " + best.foodEaten());
    assertEquals(List.of(), watched.published("/event/restart"));
    watched.ticks(1);
    assertEquals(1, watched.published("/event/restart").size(), "it begins anew");
    watched.ticks(LAP - 1);
    assertEquals(best.foodEaten(), watched.foodEaten(), "its first lap is the champion's");
    watched.afterGeneration(reports.getLast(), 1);
    watched.ticks(LAP);
    assertEquals(best.foodEaten(), watched.foodEaten(), "and so is the one after that");
    List<JsonNode> restarts = watched.published("/event/restart");
    assertEquals(2, restarts.size());
    assertEquals("other weights", restarts.getFirst().path("cause").asText());
    assertFalse(restarts.getLast().has("cause"), "nobody better was found");
  }

  @Test
  void everyGenerationsChampionForagesAsItDidInTraining() throws IOException {
    RunFolder run = folder("pentagon", null);
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    watched.ticks(LAP);
    ProgressListener oneLapAGeneration =
        (report, spent) -> {
          watched.afterGeneration(report, spent);
          watched.ticks(LAP);
          assertEquals(report.best().foodEaten(), watched.foodEaten());
        };
    training.run(1, oneLapAGeneration);
    assertEquals(GENERATIONS, watched.published("/event/restart").size());
  }

  @Test
  void aChampionOfARobotsBodyIsShownInThatBody() throws IOException {
    RunFolder run = folder("pentagon", RunFolder.ROBOT_PROFILE);
    Files.copy(ROBOT, run.robotProfileFile());
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    watched.ticks(LAP);
    Individual best = training.run(1, watched);
    watched.ticks(LAP);
    assertEquals(best.foodEaten(), watched.foodEaten());
  }

  @Test
  void ofSeveralLayoutsTheFirstIsShownAndProgressCountsTheFoodOfAll() throws IOException {
    RunFolder run = folder("triangle,pentagon", null);
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    training.run(1, watched);
    watched.ticks(1);
    JsonNode arena = watched.published("/info").getFirst().path("arena");
    assertEquals("polygon3", arena.path("layout").asText());
    assertEquals(
        training.task().layouts().getFirst().count(), arena.path("food_wu").size(), "items");
    assertEquals(
        training.task().foodCount(),
        watched.published("/run/run-1/progress").getLast().path("food_items").asInt());
  }

  @ParameterizedTest
  @CsvSource({
    "menomad, mads",
    "menomad:screening=false, mads",
    "renomad-random:mads.maxEvaluations=5, mads",
    "cfnomad:mutations=1, mads",
    "menomad:refinement=none, ea",
    "ea, ea",
    "openai-es:sigma=0.3, ea"
  })
  void theProgressSaysWhetherMadsRefinesWhateverIsSetOfTheStrategy(String strategy, String phase)
      throws IOException {
    RunFolder run = folder(strategy, "pentagon", null);
    WatchedRun watched = new WatchedRun(connectome, training(run), run);
    Individual best = new Individual(connectome.biologicalWeights(), 0, 0, 0, 0);
    watched.afterGeneration(new GenerationReport(1, 1, 1, 250, best, 0, new Tried(2.5, 7), 0), 0.5);
    watched.ticks(1);
    JsonNode progress = watched.published("/run/run-1/progress").getLast();
    assertEquals(strategy, progress.path("strategy").asText());
    assertEquals(phase, progress.path("phase").asText());
    assertEquals(2.5, progress.path("median_food").asDouble());
    assertEquals(7, progress.path("median_weights_changed").asDouble());
  }

  @Test
  void allThatIsPublishedFitsTheSchemasAndInfoSaysWhoForages() throws IOException {
    RunFolder run = folder("pentagon", null);
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    watched.ticks(LAP);
    training.run(1, watched);
    watched.ticks(2 * LAP);
    TreeSet<String> kinds = new TreeSet<>();
    for (OutboundMessage message : watched.published()) {
      if (message.payload().length == 0) {
        continue; // takes a standing alert back
      }
      String schema = watched.topics.schemaOf(message.topic());
      assertEquals(List.of(), Schemas.problems(schema, message.payload()), message.topic());
      kinds.add(schema);
    }
    assertEquals(
        "[event, health, info, neurons, pose, progress, state, tick]", kinds.toString(), "kinds");
    assertFalse(watched.published("/event/food").isEmpty());
    List<JsonNode> infos = watched.published("/info");
    String last = infos.getLast().path("weights").asText();
    assertTrue(last.matches("number \\d of run-1: generation \\d, \\d+ of 36 food"), last);
    JsonNode info = watched.published("/info").getFirst();
    assertEquals("trainer", info.path("kind").asText());
    assertEquals("the worm that run-1 starts from", info.path("weights").asText());
    assertEquals(
        "menomad:populationSize=16 on pentagon, seed 1", info.path("weights_origin").asText());
    assertEquals(10, info.path("tick_hz").asDouble());
    assertEquals(300, info.path("neurons").path("names").size());
    assertEquals(36, info.path("arena").path("food_wu").size());
  }

  @Test
  void aStopHoldsTheShownWormAndNotTheTraining() throws IOException {
    RunFolder run = folder("pentagon", null);
    Training training = training(run);
    WatchedRun watched = new WatchedRun(connectome, training, run);
    watched.ticks(LAP / 2);
    watched.robot().mode().estop("ann");
    JsonNode stopped = watched.ticks(1).pose();
    Individual best = training.run(1, watched);
    assertEquals(1, training.budgetSpent(), "training went on");
    watched.ticks(2 * LAP);
    assertEquals("estop", watched.published("/state").getLast().path("mode").asText());
    for (String axis : List.of("x_wu", "y_wu", "heading_rad")) {
      assertEquals(stopped.path(axis), watched.pose().path(axis));
    }
    assertEquals(List.of(), watched.published("/event/restart"));

    watched.robot().mode().resume("ann");
    watched.robot().mode().start("ann");
    assertEquals(Mode.RUNNING, watched.robot().mode().mode());
    watched.ticks(1);
    watched.ticks(LAP);
    assertEquals(best.foodEaten(), watched.foodEaten(), "the champion, from the start");
  }
}
