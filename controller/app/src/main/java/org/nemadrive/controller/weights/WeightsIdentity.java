package org.nemadrive.controller.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.WeightsOffer;

/**
 * How weights are known again.
 *
 * @param name for people
 * @param sha256 SHA-256 of the file they came in, 64 hex digits; empty for those nature gave
 * @param signer name of the trusted key that vouches for them, {@link WeightsOffer#UNSIGNED}, or
 *     empty for those nature gave
 */
public record WeightsIdentity(String name, String sha256, String signer) {
  /** The weights nature gave. */
  public static final WeightsIdentity UNTRAINED = new WeightsIdentity("untrained", "", "");

  /** A weights file that nobody signed. */
  public static WeightsIdentity ofFile(Path file) {
    try {
      return new WeightsIdentity(
          String.valueOf(file.getFileName()),
          Sha256.hex(Files.readAllBytes(file)),
          WeightsOffer.UNSIGNED);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** An offer that was checked. */
  public static WeightsIdentity of(CheckedOffer offer) {
    return new WeightsIdentity(offer.manifest().name(), offer.identity(), offer.signer());
  }
}
