package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.PathFigure;
import org.nemadrive.trainer.figure.WormPath;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.Training;
import org.nemadrive.trainer.strategy.Individual;

/** Carries a run to its end and shows what came of it. */
final class RunReport {
  private final Connectome connectome;
  private final PrintWriter out;

  RunReport(Connectome connectome, PrintWriter out) {
    this.connectome = connectome;
    this.out = out;
  }

  /**
   * Trains to the end of the budget, draws the best path and prints the outcome.
   *
   * @param watcher told of each generation, beside the display
   */
  void finish(RunFolder folder, Training training, int threads, ProgressListener watcher)
      throws IOException {
    Thread advice =
        new Thread(
            () -> {
              out.println();
              out.println("Stopped. Go on with: trainer resume " + folder.path());
              out.flush();
            });
    Runtime.getRuntime().addShutdownHook(advice);
    Individual best;
    try (ProgressDisplay display = ProgressDisplay.fitting(out)) {
      best =
          training.run(
              threads,
              (report, spent) -> {
                display.afterGeneration(report, spent);
                watcher.afterGeneration(report, spent);
              });
    } finally {
      removeHook(advice);
    }
    out.println(effort(training));
    training.ending().ifPresent(reason -> out.println("Ended before its budget: " + reason));
    drawPaths(folder, training, best);
    out.println("Weights: " + folder.bestWeightsFile());
    out.println(outcome(training, best));
    training.fresh().ifPresent(food -> out.println(fresh(training, food)));
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already, so the advice is being printed: as it should be.
      return;
    }
  }

  private static String effort(Training training) {
    return String.format(
        Locale.ROOT,
        "%,d evaluations in %,.1f s, %,.0f a second",
        training.evaluations(),
        training.seconds(),
        training.evaluations() / training.seconds());
  }

  private String outcome(Training training, Individual best) {
    FitnessEvaluator centre =
        new FitnessEvaluator(
            connectome, training.foraging(), training.task(), WiringPenalty.DEFAULT);
    centre.evaluate(connectome.biologicalWeights());
    int untrainedFood = centre.foodEaten();
    centre.evaluate(best.genome());
    return String.format(
        Locale.ROOT,
        "%d of %d food eaten (untrained: %d), %,d of %,d weights changed",
        centre.foodEaten(),
        training.task().foodCount(),
        untrainedFood,
        best.changedWeights(),
        connectome.weightCount());
  }

  private static String fresh(Training training, FoodInScenarios food) {
    boolean robot = training.foraging().body().flatMap(BodyModel::motor).isPresent();
    return String.format(
        Locale.ROOT,
        "In %d scenarios that no training saw: %.2f (%d to %d) of %d food eaten%s",
        food.scenarios(),
        food.mean(),
        food.least(),
        food.most(),
        training.task().foodCount(),
        robot
            ? String.format(
                Locale.ROOT, " as the robot believes, %.2f on the floor", food.floorMean())
            : "");
  }

  private void drawPaths(RunFolder folder, Training training, Individual best) throws IOException {
    ForagingTask task = training.task();
    for (int i = 0; i < task.layouts().size(); i++) {
      FoodLayout layout = task.layouts().get(i);
      WormPath path = WormPath.of(connectome, training.foraging(), best.genome(), layout);
      Figure figure =
          PathFigure.draw(
              path,
              training.foraging().world(),
              "%s, %s, trained by %s: %d of %d food eaten"
                  .formatted(
                      connectome.dataSet().name(),
                      layout.name(),
                      folder.settings().strategy(),
                      path.foodEaten(),
                      layout.count()));
      String suffix = task.layouts().size() == 1 ? "" : "-" + (i + 1);
      Path png = folder.pictureFile(suffix, "png");
      figure.writeSvg(folder.pictureFile(suffix, "svg"));
      figure.writePng(png);
      out.println("Path: " + png);
    }
  }
}
