package org.nemadrive.trainer.engine;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.ledger.RunIdentity;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/**
 * A run to be computed by whoever has time, from W0: the same row comes of it, however often and
 * wherever.
 *
 * @param identity which run
 * @param software name and version of the program that asks for it
 * @param surroundings the robot around the worm and the scenarios, which the identity only names
 */
public record RunTask(RunIdentity identity, String software, Surroundings surroundings) {
  /**
   * The run of these settings.
   *
   * @throws InvalidInputException if the task's food cannot be had
   */
  public static RunTask of(RunSettings settings, Surroundings surroundings) {
    return new RunTask(
        RunIdentity.of(
            settings,
            ForagingTask.parse(settings.task(), WorldParameters.DEFAULT, settings.seed()),
            surroundings.body(),
            surroundings.scenarios()),
        settings.software(),
        surroundings);
  }

  /** The run's name. */
  public String id() {
    return identity.id();
  }

  /** How it looks for better weights. */
  public StrategyChoice strategy() {
    return StrategyChoice.parse(identity.strategy());
  }

  /** What a folder of the run is made with. */
  RunSettings settings() {
    return new RunSettings(
        software,
        identity.connectome(),
        identity.task(),
        strategy(),
        identity.seed(),
        identity.budget(),
        null,
        surroundings.profile().isEmpty() ? null : RunFolder.ROBOT_PROFILE);
  }

  /**
   * Checks that this program would compute just that run.
   *
   * @throws InvalidInputException if its code, connectome, food or surroundings are others
   */
  void requireSameHere(Connectome connectome) {
    RunIdentity here = of(settings(), surroundings).identity();
    if (!identity.connectome().equals(connectome.identity()) || !here.equals(identity)) {
      throw new InvalidInputException(
          "%s is another run here (code %s, asked for %s); use the same version of the program and the same files on every machine"
              .formatted(identity, here.code(), identity.code()));
    }
  }

  @Override
  public String toString() {
    return identity.toString();
  }
}
