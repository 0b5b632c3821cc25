package org.nemadrive.controller.cli.option;

import java.nio.file.Path;
import org.nemadrive.controller.weights.DiskFiles;
import org.nemadrive.controller.weights.WeightsAdmission;
import org.nemadrive.controller.weights.WeightsStore;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.TrustedKeys;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where weights are kept on this robot, and whom to believe. */
public final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      defaultValue = "/var/lib/nemadrive/weights",
      description = "Store of weights (default: ${DEFAULT-VALUE}).")
  private Path store;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      defaultValue = "/etc/nemadrive/keys",
      description =
          "Public keys, *.pub, of the publishers this robot believes (default: ${DEFAULT-VALUE}).")
  private Path keys;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "" + WeightsStore.DEFAULT_KEEP,
      description = "Offers to keep in the store, 2 or more (default: ${DEFAULT-VALUE}).")
  private int keep;

  @Option(
      names = "--allow-unsigned",
      description = "Also drive with weights nobody signed; 'info' and the dashboard say so.")
  private boolean allowUnsigned;

  @Mixin private ConnectomeOption connectome;

  /** Whose nervous system may drive. */
  public ConnectomeOption connectome() {
    return connectome;
  }

  /** The folder of the store. */
  public Path folder() {
    return store;
  }

  /** The folder of keys. */
  public Path keyFolder() {
    return keys;
  }

  /** Whether weights nobody signed may drive a real robot. */
  public boolean allowUnsigned() {
    return allowUnsigned;
  }

  /**
   * The store and who may enter it.
   *
   * @throws InvalidInputException if an option or a key cannot be used
   */
  public WeightsAdmission admission() {
    if (keep < 2) {
      throw new InvalidInputException("--keep: found " + keep + ", expected 2 or more");
    }
    return new WeightsAdmission(
        new WeightsStore(store, new DiskFiles(), keep),
        new OfferCheck(TrustedKeys.read(keys), allowUnsigned, connectome.read()));
  }
}
