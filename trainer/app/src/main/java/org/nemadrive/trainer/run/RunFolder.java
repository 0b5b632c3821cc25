package org.nemadrive.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * The folder of one run: {@code settings.json}, {@code history.csv}, {@code checkpoint.bin}, {@code
 * best-weights.json}, and once it has ended {@code path.svg} and {@code path.png}.
 */
public final class RunFolder {
  /** Name of the file with the weights a run starts from, if not W0. */
  public static final String START_WEIGHTS = "start-weights.json";

  /** Name of the file with the robot around the worm, if there is one. */
  public static final String ROBOT_PROFILE = "robot-profile.yaml";

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a new folder.
   *
   * @throws InvalidInputException if there is something in it already
   */
  public static RunFolder create(Path folder, RunSettings settings) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(folder + " is a file; give a folder for the run");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new InvalidInputException(
              "%s is not empty; go on with its run by \"resume %s\", or give another folder"
                  .formatted(folder, folder));
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
    if (!Files.isRegularFile(run.settingsFile())) {
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

  /** The folder itself. */
  public Path path() {
    return folder;
  }

  /** Best weights so far, rewritten when better ones are found. */
  public Path bestWeightsFile() {
    return folder.resolve("best-weights.json");
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
    return folder.resolve("scenarios.json");
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
