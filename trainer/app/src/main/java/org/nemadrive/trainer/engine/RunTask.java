package org.nemadrive.trainer.engine;

import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.trainer.ledger.RunIdentity;
import org.nemadrive.trainer.run.RunSettings;

/**
 * A run to be computed by whoever has time: the same row comes of it, however often and wherever.
 *
 * @param identity which run
 * @param settings what to do
 */
public record RunTask(RunIdentity identity, RunSettings settings) {
  /**
   * The run of these settings, without a robot and from W0.
   *
   * @throws InvalidInputException if the task's food cannot be had
   */
  public static RunTask of(RunSettings settings) {
    return new RunTask(
        RunIdentity.of(
            settings,
            ForagingTask.parse(settings.task(), WorldParameters.DEFAULT, settings.seed())),
        settings);
  }

  /** The run's name. */
  public String id() {
    return identity.id();
  }

  /**
   * Checks that this program would compute just that run.
   *
   * @throws InvalidInputException if its code, connectome or food are others
   */
  void requireSameHere(Connectome connectome) {
    RunIdentity here = of(settings).identity();
    if (!settings.connectome().equals(connectome.identity()) || !here.equals(identity)) {
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
