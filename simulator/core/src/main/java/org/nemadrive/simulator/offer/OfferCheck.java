package org.nemadrive.simulator.offer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * What a receiver checks before it believes an offer: size, layout and version, signature,
 * manifest, connectome, weights, golden trace; in this order, each only once all before it hold.
 *
 * @param keys whom to believe
 * @param allowUnsigned whether an offer nobody signed is taken
 * @param connectome what the weights must belong to
 */
public record OfferCheck(TrustedKeys keys, boolean allowUnsigned, Connectome connectome) {
  private static final byte[] NOBODY = new byte[WeightsOffer.FINGERPRINT_BYTES];

  /**
   * Checks an offer; changes nothing.
   *
   * @param offer the whole of it
   * @throws RefusedOfferException with the first reason not to take it
   */
  public CheckedOffer check(byte[] offer) throws RefusedOfferException {
    if (offer.length > WeightsOffer.MAX_BYTES) {
      throw WeightsOffer.tooLarge(offer.length);
    }
    if (!WeightsOffer.hasMagic(offer)) {
      throw new RefusedOfferException(
          OfferRefusal.FORMAT, "it is no weights offer; make one with 'trainer publish'");
    }
    ByteBuffer in = ByteBuffer.wrap(offer);
    if (offer.length < WeightsOffer.HEADER_BYTES + WeightsOffer.SIGNATURE_BYTES) {
      throw cutShort(offer.length, "more");
    }
    int version = in.getInt(WeightsOffer.VERSION_AT);
    if (version != WeightsOffer.VERSION) {
      throw new RefusedOfferException(
          OfferRefusal.VERSION,
          "it has version %d, this program reads version %d; update the older of the two programs"
              .formatted(version, WeightsOffer.VERSION));
    }
    in.position(WeightsOffer.VERSION_AT + Integer.BYTES);
    long manifestBytes = Integer.toUnsignedLong(in.getInt());
    long weightsBytes = Integer.toUnsignedLong(in.getInt());
    long traceBytes = Integer.toUnsignedLong(in.getInt());
    long whole =
        WeightsOffer.HEADER_BYTES
            + manifestBytes
            + weightsBytes
            + traceBytes
            + WeightsOffer.SIGNATURE_BYTES;
    if (whole != offer.length) {
      throw cutShort(offer.length, Long.toString(whole));
    }
    String signer = signer(offer);
    in.position(WeightsOffer.HEADER_BYTES);
    return content(
        Sha256.hex(offer),
        signer,
        part(in, manifestBytes),
        part(in, weightsBytes),
        part(in, traceBytes));
  }

  private static RefusedOfferException cutShort(int found, String expected) {
    return new RefusedOfferException(
        OfferRefusal.FORMAT,
        "it has %d bytes and says it has %s: it was cut short or damaged; send it again"
            .formatted(found, expected));
  }

  private String signer(byte[] offer) throws RefusedOfferException {
    int bodyBytes = offer.length - WeightsOffer.SIGNATURE_BYTES;
    byte[] fingerprint =
        Arrays.copyOfRange(offer, WeightsOffer.FINGERPRINT_AT, WeightsOffer.HEADER_BYTES);
    if (!Arrays.equals(fingerprint, NOBODY)) {
      return keys.verify(
          fingerprint,
          Arrays.copyOf(offer, bodyBytes),
          Arrays.copyOfRange(offer, bodyBytes, offer.length));
    }
    if (!allowUnsigned) {
      throw new RefusedOfferException(
          OfferRefusal.UNTRUSTED,
          "nobody signed it; sign it with 'trainer publish --key', or allow it with"
              + " --allow-unsigned");
    }
    return WeightsOffer.UNSIGNED;
  }

  private static byte[] part(ByteBuffer in, long bytes) {
    byte[] part = new byte[(int) bytes];
    in.get(part);
    return part;
  }

  private CheckedOffer content(
      String identity, String signer, byte[] manifestJson, byte[] zipped, byte[] traceBytes)
      throws RefusedOfferException {
    if (manifestJson.length > OfferManifest.MAX_BYTES) {
      throw new RefusedOfferException(
          OfferRefusal.MANIFEST,
          "its manifest has %d bytes, allowed are %d"
              .formatted(manifestJson.length, OfferManifest.MAX_BYTES));
    }
    OfferManifest manifest = OfferManifest.read(manifestJson);
    if (!manifest.connectome().equals(connectome.identity())) {
      throw new RefusedOfferException(
          OfferRefusal.CONNECTOME,
          "it is for connectome %s%.12s, this is %s, %.12s; publish weights trained for it, or start the robot with --connectome"
              .formatted(
                  unzip(zipped)
                      .flatMap(WeightsFile::connectomeName)
                      .map(name -> name + ", ")
                      .orElse(""),
                  manifest.connectome(),
                  connectome.name(),
                  connectome.identity()));
    }
    TrainedWeights weights = weights(zipped);
    NervousSystem nerves = NervousSystem.of(weights);
    GoldenTrace.of(traceBytes).replay(nerves);
    nerves.reset();
    return new CheckedOffer(identity, manifest, weights, nerves, signer);
  }

  private TrainedWeights weights(byte[] zipped) throws RefusedOfferException {
    try {
      return WeightsFile.read(unzipped(zipped), "the offer's weights", connectome);
    } catch (InvalidInputException | IllegalArgumentException e) {
      throw new RefusedOfferException(OfferRefusal.WEIGHTS, e.getMessage(), e);
    } catch (IOException e) {
      throw new RefusedOfferException(
          OfferRefusal.WEIGHTS, "its weights cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static byte[] unzipped(byte[] zipped) throws IOException {
    try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      // One byte more than allowed is enough to know that it is too much.
      return unzip.readNBytes((int) WeightsFile.MAX_BYTES + 1);
    }
  }

  private static Optional<byte[]> unzip(byte[] zipped) {
    try {
      return Optional.of(unzipped(zipped));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
