package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.cli.display.ProgressDisplay;
import org.nemadrive.trainer.cli.display.StopOnSignal;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.path.PathFigure;
import org.nemadrive.trainer.figure.path.WormPath;
import org.nemadrive.trainer.run.GenerationReport;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.Training;
import org.nemadrive.trainer.strategy.Individual;

/** Carries a run to its end and shows what came of it. */
final class RunReport {
  /** More pictures than this nobody looks at. */
  private static final int MAX_PICTURES = 6;

  private final Connectome connectome;
  private final PrintWriter out;

  RunReport(Connectome connectome, PrintWriter out) {
    this.connectome = connectome;
    this.out = out;
  }

  /**
   * Trains to the end of the budget, draws the best path and prints the outcome; or ends early,
   * with the advice how to go on, if a signal wants that.
   *
   * @param watcher told of each generation, beside the display
   */
  void finish(
      RunFolder folder, Training training, int threads, ProgressListener watcher, StopOnSignal stop)
      throws IOException {
    stop.advise(Invocation.of("trainer", "resume", folder.path()));
    Individual best;
    try (ProgressDisplay display = new ProgressDisplay(out, training.task().foodCount())) {
      best =
          training.run(
              threads,
              new ProgressListener() {
                @Override
                public void afterGeneration(GenerationReport report, double budgetSpent) {
                  display.afterGeneration(report, budgetSpent);
                  watcher.afterGeneration(report, budgetSpent);
                }

                @Override
                public boolean wantsStop() {
                  return stop.isWanted();
                }
              });
    } catch (IOException | IllegalStateException e) {
      if (!stop.isWanted()) {
        throw e;
      }
      return; // The generation was interrupted; what was before it is on disk.
    }
    if (stop.isWanted()) {
      return;
    }
    out.println(effort(training));
    training.ending().ifPresent(reason -> out.println("Ended before its budget: " + reason));
    out.println("Weights: " + folder.bestWeightsFile());
    out.println(outcome(training, best));
    training.fresh().ifPresent(food -> out.println(fresh(training, food)));
    out.flush();
    try {
      drawPaths(folder, training, best);
    } catch (InvalidInputException place) {
      throw place;
    } catch (RuntimeException | LinkageError | InternalError noFonts) {
      // What Java throws without fonts differs from release to release.
      out.println(
          "No picture of the path: this machine cannot draw text ("
              + noFonts.getMessage()
              + "); install fonts, for example: sudo apt install fontconfig fonts-dejavu-core");
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
    centre.evaluate(best.genome());
    return String.format(
        Locale.ROOT,
        "%d of %d food eaten (untrained: %d), %,d of %,d weights changed",
        centre.foodEaten(),
        training.task().foodCount(),
        FitnessEvaluator.untrainedFood(connectome, training.foraging(), training.task()),
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
    for (int i = 0; i < Math.min(MAX_PICTURES, task.layouts().size()); i++) {
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
      figure.writeSvg(
          folder.pictureFile(suffix, "svg"),
          layout.name(),
          "The path of the trained worm by time; food left is an open ring, food eaten a filled"
              + " circle.");
      figure.writePng(png);
      out.println("Path: " + png);
    }
  }
}
