package org.nemadrive.controller.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nemadrive.controller.deploy.Deployment;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.weights.WeightsAdmission;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.terminal.Invocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that drives needs to know. */
public final class DriveOptions {
  @Mixin private ProfileOption profile;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Weights file of a trained connectome that nobody signed; a real robot takes it only with"
              + " --allow-unsigned. Without it, what the store says drives.")
  private Path weights;

  @Mixin private StoreOptions store;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      defaultValue = "pentagon",
      description = "Food layout of the virtual arena (default: ${DEFAULT-VALUE}).")
  private String task;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of layouts drawn at random (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** The profile's file, as it was given. */
  public Path profileFile() {
    return profile.file();
  }

  /** The profile. Throws as {@link ProfileOption#read} does. */
  public RobotProfile readProfile() {
    return profile.read();
  }

  /**
   * What is to be driven, with what.
   *
   * @param settings the drive
   * @param deployment takes other weights in, or null if they come from a file
   * @param started what the store says, if it says anything
   * @param notes what a person should know of the way there
   */
  public record Plan(
      DriveSettings settings,
      Deployment deployment,
      Optional<CheckedOffer> started,
      List<String> notes) {}

  /** A drive that needs weights: from the file, or from the store. */
  public DriveSettings settings(RobotProfile robot, Optional<Path> record) {
    if (weights != null) {
      return fileSettings(robot, record);
    }
    WeightsAdmission.Start start = store.admission().start(false);
    CheckedOffer offer =
        start
            .weights()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "no weights to drive with in %s%s; import some with \"%s\", or pass --weights"
                            .formatted(
                                store.folder(),
                                reasons(start.notes()),
                                Invocation.of("controller", "weights", "import") + " FILE")));
    return settings(robot, WeightsIdentity.of(offer), offer.weights(), record);
  }

  /**
   * A drive that can take other weights from the network, and with an empty store waits for them.
   *
   * @param reachable whether others can offer weights
   * @param probationNs driven time that new weights must get through, nanoseconds
   */
  public Plan plan(
      RobotProfile robot, Optional<Path> record, boolean reachable, long probationNs, Clock clock) {
    if (weights != null) {
      return new Plan(fileSettings(robot, record), null, Optional.empty(), List.of());
    }
    WeightsAdmission admission = store.admission();
    WeightsAdmission.Start start = admission.start(true);
    Connectome worm = store.connectome().read();
    TrainedWeights untrained = TrainedWeights.untrained(worm);
    if (start.weights().isEmpty() && !reachable) {
      settings(robot, record);
    }
    DriveSettings settings =
        start
            .weights()
            .map(offer -> settings(robot, WeightsIdentity.of(offer), offer.weights(), record))
            .orElseGet(() -> settings(robot, WeightsIdentity.UNTRAINED, untrained, record));
    Deployment deployment =
        new Deployment(admission, WeightsIdentity.UNTRAINED, untrained, probationNs, clock);
    return new Plan(settings, deployment, start.weights(), start.notes());
  }

  private static String reasons(List<String> notes) {
    return notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
  }

  private DriveSettings fileSettings(RobotProfile robot, Optional<Path> record) {
    TrainedWeights trained = WeightsFile.read(weights, store.connectome().readFor(weights));
    if (!robot.isSimulated() && !store.allowUnsigned()) {
      throw new InvalidInputException(
          weights
              + " is signed by nobody and would move a real robot; sign it with 'trainer publish'"
              + " and import it, or pass --allow-unsigned");
    }
    return settings(robot, WeightsIdentity.ofFile(weights), trained, record);
  }

  private DriveSettings settings(
      RobotProfile robot, WeightsIdentity identity, TrainedWeights trained, Optional<Path> record) {
    FoodLayout layout = ForagingTask.parse(task, WorldParameters.DEFAULT, seed).layouts().get(0);
    return new DriveSettings(robot, trained, identity, layout, record);
  }
}
