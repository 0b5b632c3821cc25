package org.nemadrive.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;

/**
 * The folder of one run: {@code settings.json}, {@code history.csv}, {@code checkpoint.bin}, {@code
 * best-weights.json}, and once it has ended {@code path.svg} and {@code path.png}.
 */
public final class RunFolder {
  /** Name of the file with the weights a run starts from, if not W0. */
  public static final String START_WEIGHTS = "start-weights.json";

  /** Name of the file with the robot around the worm, if there is one. */
  public static final String ROBOT_PROFILE = "robot-profile.yaml";

  /** Name of the file with the scenarios, of a run that trains in such. */
  public static final String SCENARIOS = "scenarios.json";

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps others out of a run's folder, which is made if it is missing.
   *
   * @throws InvalidInputException if another process has it
   */
  public static FolderLock lock(Path folder) throws IOException {
    requireNoFile(folder);
    return FolderLock.acquire(folder, "run");
  }

  private static void requireNoFile(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + " is a file; give a folder for the run");
    }
  }

  /** Whether there is a run in a folder. */
  public static boolean exists(Path folder) {
    return Files.isRegularFile(new RunFolder(folder).settingsFile());
  }

  /**
   * Makes a new folder.
   *
   * @throws InvalidInputException if there is something in it already
   */
  public static RunFolder create(Path folder, RunSettings settings) throws IOException {
    requireNoFile(folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.anyMatch(entry -> !entry.endsWith(FolderLock.FILE))) {
          throw new InvalidInputException(
              "%s is not empty; go on with its run by \"trainer resume %s\", or give another folder"
                  .formatted(folder, Names.typed(folder)));
        }
      }
    }
    RunFolder run = new RunFolder(folder);
    Files.createDirectories(folder);
    JsonFile.write(run.settingsFile(), settings);
    return run;
  }

  /**
   * Opens the folder of a run that was begun before.
   *
   * @throws InvalidInputException if there is no run in it
   */
  public static RunFolder open(Path folder) {
    RunFolder run = new RunFolder(folder);
    if (!exists(folder)) {
      throw new InvalidInputException(
          "no run in %s (no settings.json); give the folder of a run".formatted(folder));
    }
    return run;
  }

  /**
   * Reads the settings of the run.
   *
   * @throws InvalidInputException if they cannot be read
   */
  public RunSettings settings() {
    return JsonFile.read(settingsFile(), RunSettings.class);
  }

  /**
   * Gives the run another budget, so that it ends later.
   *
   * @throws InvalidInputException if the budget there counts something else
   */
  public void extend(Budget budget) throws IOException {
    RunSettings settings = settings();
    if (settings.budget().unit() != budget.unit()) {
      throw new InvalidInputException(
          "the run in %s has a budget of %s; extend it by a budget of the same kind"
              .formatted(folder, settings.budget()));
    }
    if (budget.amount() < settings.budget().amount()) {
      throw new InvalidInputException(
          "the run in %s has a budget of %s already, asked for are %s in all; give more, or leave the option out"
              .formatted(folder, settings.budget(), budget));
    }
    JsonFile.write(settingsFile(), settings.withBudget(budget));
  }

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Best weights so far, rewritten when better ones are found. */
  public Path bestWeightsFile() {
    return folder.resolve("best-weights.json");
  }

  /** The weights file that people mean by a path: itself, or a run's best weights. */
  public static Path weightsAt(Path path) {
    return exists(path) ? new RunFolder(path).bestWeightsFile() : path;
  }

  /** Weights the run starts from, if not W0. */
  public Path startWeightsFile() {
    return folder.resolve(START_WEIGHTS);
  }

  /** Hardware profile of the robot around the worm, if there is one. */
  public Path robotProfileFile() {
    return folder.resolve(ROBOT_PROFILE);
  }

  /** Scenarios that the run trains in, if it does. */
  public Path scenariosFile() {
    return folder.resolve(SCENARIOS);
  }

  /**
   * Picture of the best path.
   *
   * @param suffix empty, or what tells the pictures of several layouts apart
   * @param ending {@code svg} or {@code png}
   */
  public Path pictureFile(String suffix, String ending) {
    return folder.resolve("path" + suffix + "." + ending);
  }

  /** One row a generation. */
  public Path historyFile() {
    return folder.resolve("history.csv");
  }

  Path checkpointFile() {
    return folder.resolve("checkpoint.bin");
  }

  private Path settingsFile() {
    return folder.resolve("settings.json");
  }
}
