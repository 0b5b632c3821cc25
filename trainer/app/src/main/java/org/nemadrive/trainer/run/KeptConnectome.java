package org.nemadrive.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * The connectome of a folder of results: known by its identity if it is built in, else kept in a
 * folder {@code connectome} beside the results, so that they can be looked at anywhere.
 */
public final class KeptConnectome {
  private static final String FOLDER = "connectome";

  private KeptConnectome() {}

  /** Keeps a connectome that is not built in; the same again changes nothing. */
  public static void keep(Path results, Connectome connectome) throws IOException {
    if (Connectomes.withIdentity(connectome.identity()).isEmpty()
        && !Files.exists(results.resolve(FOLDER))) {
      ConnectomeWriter.write(results.resolve(FOLDER), connectome);
    }
  }

  /**
   * The connectome that results belong to.
   *
   * @param identity its identity, as the settings of the results say
   * @param named the connectome that a person named, if one did
   * @throws InvalidInputException if the named or the kept one is another, or none is to be had
   */
  public static Connectome find(Path results, String identity, Optional<Connectome> named) {
    Path kept = results.resolve(FOLDER);
    Connectome found =
        named
            .or(() -> Connectomes.withIdentity(identity))
            .orElseGet(
                () -> {
                  if (!Files.isDirectory(kept)) {
                    throw new InvalidInputException(
                        "%s was trained on connectome %s, which is not built in; name it with --connectome"
                            .formatted(results, identity));
                  }
                  return ConnectomeReader.read(kept);
                });
    if (!found.identity().equals(identity)) {
      throw new InvalidInputException(
          "%s was trained on connectome %s%s, this is %s, %s; name its own with --connectome, or leave the option out"
              .formatted(
                  results,
                  Connectomes.withIdentity(identity)
                      .map(known -> known.name() + ", ")
                      .or(
                          () ->
                              Files.isDirectory(kept)
                                  ? Optional.of(ConnectomeReader.read(kept).name() + ", ")
                                  : Optional.empty())
                      .orElse(""),
                  identity,
                  found.name(),
                  found.identity()));
    }
    return found;
  }
}
