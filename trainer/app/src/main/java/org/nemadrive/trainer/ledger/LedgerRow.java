package org.nemadrive.trainer.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.trainer.comparison.Curve;
import org.nemadrive.trainer.run.History;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.Training;

/**
 * A finished run: one line of a ledger.
 *
 * @param version of the format, {@value #VERSION}
 * @param run the identity's name
 * @param identity which run
 * @param outcome what it came to
 * @param made where, when and how fast
 */
public record LedgerRow(int version, String run, RunIdentity identity, Outcome outcome, Made made) {
  /** Version of the format. */
  static final int VERSION = 1;

  public LedgerRow {
    if (version != VERSION) {
      throw new InvalidInputException(
          "a row has version %d, this program reads %d; read it with the program that wrote it"
              .formatted(version, VERSION));
    }
    if (!run.equals(identity.id())) {
      throw new InvalidInputException(
          "a row is called run %s and is run %s; it was changed by hand or damaged"
              .formatted(run, identity.id()));
    }
    if (made.seconds().length != outcome.curve().generation().length
        || made.seconds().length == 0) {
      throw new InvalidInputException("row of run %s has no whole course".formatted(run));
    }
  }

  /**
   * The row of a run that has ended.
   *
   * @param folder the run's folder, with its history and best weights
   * @param training the run
   */
  public static LedgerRow of(
      RunFolder folder,
      Training training,
      RunIdentity identity,
      Connectome connectome,
      Place here) {
    List<History.Row> points = turns(History.read(folder.historyFile()));
    TrainedWeights best = WeightsFile.read(folder.bestWeightsFile(), connectome);
    return new LedgerRow(
        VERSION,
        identity.id(),
        identity,
        new Outcome(
            training.ending().map(Object::toString).orElse(""),
            training.task().foodCount(),
            best.origin().evaluations(),
            Outcome.Course.of(points),
            Outcome.Edits.of(best.genome(), connectome)),
        new Made(
            folder.settings().software(),
            here.commit(),
            here.machine(),
            here.host(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            points.stream().mapToDouble(History.Row::seconds).toArray()));
  }

  /** The rows by which a step curve is known: first, last, and each that differs from before. */
  private static List<History.Row> turns(List<History.Row> all) {
    List<History.Row> turns = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i == 0 || i == all.size() - 1 || !sameWorm(all.get(i), all.get(i - 1))) {
        turns.add(all.get(i));
      }
    }
    return turns;
  }

  private static boolean sameWorm(History.Row a, History.Row b) {
    return a.foodEaten() == b.foodEaten()
        && a.fitness() == b.fitness()
        && a.penalisedFitness() == b.penalisedFitness()
        && a.changedWeights() == b.changedWeights()
        && a.distance() == b.distance();
  }

  /** How the run went, for tables and figures. */
  public Curve curve() {
    return new Curve(
        identity.task(),
        identity.strategy(),
        identity.seed(),
        outcome.curve().rows(made.seconds()));
  }

  /** The best worm, as a weights file holds it; without its evidence on a robot. */
  public TrainedWeights weights(Connectome connectome) {
    History.Row last = curve().last();
    return new TrainedWeights(
        connectome,
        Dynamics.SYNCHRONOUS,
        outcome.best().genome(connectome),
        new WeightsOrigin(
            made.software(),
            identity.task(),
            identity.strategy(),
            identity.seed(),
            outcome.bestEvaluations(),
            last.fitness(),
            last.penalisedFitness(),
            last.foodEaten(),
            outcome.foodCount()));
  }
}
