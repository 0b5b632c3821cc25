package org.nemadrive.trainer.run;

import java.nio.file.Files;
import java.util.Optional;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.WeightsFile;

/**
 * What a run works on: the things that its settings and the files beside them name, read once.
 *
 * @param task what it trains on
 * @param foraging how foraging runs are made, with the robot's body if there is one
 * @param start weights to start from, in canonical order; never changed
 * @param scenarios what it trains in; empty for single runs from the centre
 */
public record RunInputs(
    ForagingTask task,
    ForagingSettings foraging,
    double[] start,
    Optional<ScenarioSettings> scenarios) {
  /** Inputs of a run that trains from the centre alone. */
  public RunInputs(ForagingTask task, ForagingSettings foraging, double[] start) {
    this(task, foraging, start, Optional.empty());
  }

  /**
   * Reads what the settings in a folder name.
   *
   * @throws InvalidInputException if the run is of another connectome, or a file cannot be used
   */
  public static RunInputs read(RunFolder folder, Connectome connectome) {
    RunSettings settings = folder.settings();
    KeptConnectome.find(folder.path(), settings.connectome(), Optional.of(connectome));
    ForagingSettings bare = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    ForagingSettings foraging =
        settings.robotProfile() == null
            ? bare
            : bare.withBody(BodyProfile.read(folder.path().resolve(settings.robotProfile())));
    return new RunInputs(
        ForagingTask.parse(settings.task(), foraging.world(), settings.seed()),
        foraging,
        settings.startWeights() == null
            ? connectome.biologicalWeights()
            : WeightsFile.read(folder.path().resolve(settings.startWeights()), connectome).genome(),
        Files.exists(folder.scenariosFile())
            ? Optional.of(JsonFile.read(folder.scenariosFile(), ScenarioSettings.class))
            : Optional.empty());
  }
}
