package org.nemadrive.simulator.connectome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Connectomes by name: those that ship with Nemadrive, and those that people describe in folders.
 */
public final class Connectomes {
  /** Name of the connectome that is used unless another is named. */
  public static final String DEFAULT = "celegans-white";

  /** Names of the connectomes that ship with Nemadrive. */
  public static final List<String> BUILT_IN = List.of(DEFAULT, "celegans-varshney");

  private static final Map<String, Connectome> READ = new ConcurrentHashMap<>();

  private Connectomes() {}

  /** The built-in connectome of that name. */
  public static Optional<Connectome> builtIn(String name) {
    return BUILT_IN.contains(name)
        ? Optional.of(READ.computeIfAbsent(name, ConnectomeReader::readResource))
        : Optional.empty();
  }

  /** The built-in connectome with that identity. */
  public static Optional<Connectome> withIdentity(String identity) {
    return BUILT_IN.stream()
        .map(name -> builtIn(name).orElseThrow())
        .filter(connectome -> connectome.identity().equals(identity))
        .findFirst();
  }

  /**
   * A connectome as people name it.
   *
   * @param name a built-in name, a folder with a description, or the {@code connectome.yaml} in one
   * @throws InvalidInputException if it is neither, or the description is wrong
   */
  public static Connectome named(String name) {
    Optional<Connectome> builtIn = builtIn(name);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return ConnectomeReader.read(path);
    }
    if (Files.isRegularFile(path) && path.endsWith(ConnectomeReader.DESCRIPTION)) {
      return ConnectomeReader.read(path.toAbsolutePath().getParent());
    }
    throw new InvalidInputException(
        "no connectome \"%s\": it is none of %s and no folder with a %s; make one from a table with 'trainer connectome import'"
            .formatted(name, String.join(", ", BUILT_IN), ConnectomeReader.DESCRIPTION));
  }
}
