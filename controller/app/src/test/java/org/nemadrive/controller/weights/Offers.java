package org.nemadrive.controller.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.simulator.offer.SigningKey;
import org.nemadrive.simulator.offer.TrustedKeys;
import org.nemadrive.simulator.offer.WeightsOffer;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsOrigin;

/** A publisher with a key, and the robot's folder that trusts it. */
public final class Offers {
  private static final WeightsOrigin ORIGIN =
      new WeightsOrigin("test", "polygon5", "menomad", 1, 1, 1, 1, 1, 36);

  private final Path keyFolder;
  private final SigningKey key;

  /** Makes a key pair in a folder of the test's own. */
  public Offers(Path folder) {
    try {
      key = SigningKey.generate(folder.resolve("lab"));
      keyFolder = Files.createDirectories(folder.resolve("trusted"));
      Files.copy(folder.resolve("lab.pub"), keyFolder.resolve("lab.pub"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of trusted keys. */
  public Path keyFolder() {
    return keyFolder;
  }

  /** A check that trusts this publisher. */
  public OfferCheck check() {
    return new OfferCheck(TrustedKeys.read(keyFolder), false, Connectome.celegans());
  }

  /** Weights of a worm of that number, some changed a little. */
  public static TrainedWeights weights(int number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] genome = Connectome.celegans().biologicalWeights();
    for (int k = 0; k < 20; k++) {
      genome[random.nextInt(genome.length)] += random.nextDouble(-3, 3);
    }
    return new TrainedWeights(Connectome.celegans(), Dynamics.SYNCHRONOUS, genome, ORIGIN);
  }

  /** A signed offer of the worm of that number, which is its sequence, too. */
  public byte[] signed(int number) {
    return signed(weights(number), "worm-" + number, number);
  }

  /** A signed offer. */
  public byte[] signed(TrainedWeights weights, String name, long sequence) {
    try {
      return WeightsOffer.signed(weights, name, sequence, "test", key);
    } catch (RefusedOfferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an offer is known by. */
  public static String identity(byte[] offer) {
    return Sha256.hex(offer);
  }
}
