package org.nemadrive.trainer.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;

class LesionStudyTest {
  private final Connectome worm = Connectome.celegans();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final ForagingTask pentagon = ForagingTask.parse("pentagon", settings.world(), 1);
  private final TrainedWeights trained =
      WeightsFile.read(Path.of("../../hardware-profiles/weights/pentagon.json"), worm);
  private final LesionStudy study = new LesionStudy(worm, settings, pentagon, trained.genome());

  @Test
  void everyEditIsTakenBackAloneOnAnyNumberOfThreads() {
    List<Loss> losses = study.each(Each.EDIT, 1);
    assertEquals(trained.edits().size(), losses.size());
    assertEquals(losses, study.each(Each.EDIT, 3));
  }

  @Test
  void theGravestLossIsWhatAnEvaluationOfTheRestSays() {
    Loss gravest = study.each(Each.EDIT, 2).getFirst();
    String[] ends = gravest.name().split("-");
    double[] without = trained.genome().clone();
    int index =
        worm.weight(worm.cell(ends[0]).orElseThrow(), worm.cell(ends[1]).orElseThrow())
            .orElseThrow();
    without[index] = worm.synapses().get(index).biologicalWeight();
    FitnessEvaluator evaluator =
        new FitnessEvaluator(worm, settings, pentagon, WiringPenalty.DEFAULT);
    evaluator.evaluate(without);
    assertEquals(evaluator.foodEaten(), gravest.foodEaten());
    evaluator.evaluate(trained.genome());
    assertEquals(evaluator.foodEaten() - gravest.foodEaten(), gravest.foodLost());
  }

  @Test
  void whatDivergesNeverChangesNothing() {
    List<Loss> losses = study.each(Each.CELL, 2);
    assertEquals(300, losses.size());
    List<Loss> unchanged = losses.stream().filter(loss -> loss.firstTick() < 0).toList();
    assertTrue(!unchanged.isEmpty() && unchanged.size() < 300);
    for (Loss loss : unchanged) {
      assertEquals(0, loss.foodLost());
      assertEquals(0, loss.pathChange());
    }
  }
}
