package org.nemadrive.telemetry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.weights.WeightsFile;
import picocli.CommandLine.Option;

/** Whose nervous system: the one option of every command that runs a worm. */
public final class ConnectomeOption {
  @Option(
      names = "--connectome",
      paramLabel = "DIR|FILE|NAME",
      description =
          "Whose nervous system: celegans-white, celegans-varshney, a folder with a"
              + " connectome.yaml, or that file (default: that of the weights if it is built in,"
              + " else "
              + Connectomes.DEFAULT
              + ").")
  private String name;

  /** The connectome that was named, if one was. */
  public Optional<Connectome> named() {
    return Optional.ofNullable(name).map(Connectomes::named);
  }

  /**
   * The connectome that was named, else the default.
   *
   * @throws InvalidInputException if the name is of none, or its description is wrong
   */
  public Connectome read() {
    return named().orElseGet(Connectome::celegans);
  }

  /**
   * The connectome that was named; else the built-in one that a weights file is for; else the one
   * in the folder {@code connectome} beside the file, where runs keep theirs; else the default, for
   * which reading the file then says what to do.
   */
  public Connectome readFor(Path weights) {
    return named()
        .or(() -> WeightsFile.identity(weights).flatMap(Connectomes::withIdentity))
        .or(() -> beside(weights))
        .orElseGet(Connectome::celegans);
  }

  private static Optional<Connectome> beside(Path weights) {
    Path folder = weights.toAbsolutePath().resolveSibling("connectome");
    return Files.isRegularFile(folder.resolve(ConnectomeReader.DESCRIPTION))
        ? Optional.of(ConnectomeReader.read(folder))
        : Optional.empty();
  }
}
