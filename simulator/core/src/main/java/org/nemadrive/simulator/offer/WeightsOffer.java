package org.nemadrive.simulator.offer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;

/**
 * The layout of an offer, version 1. Numbers are big-endian; the signature covers every byte before
 * it, as it lies there, and nothing is parsed before it holds.
 *
 * <pre>
 * offset  bytes  content
 *      0      8  "NEMADRVW"
 *      8      4  version of this layout
 *     12      4  bytes of the manifest, M
 *     16      4  bytes of the weights, W
 *     20      4  bytes of the golden trace, G
 *     24     32  SHA-256 of the signer's public key; zeros if nobody signed
 *     56      M  manifest, JSON
 *   56+M      W  weights file, gzip
 *     ..      G  golden trace
 *     ..     64  Ed25519 signature; zeros if nobody signed
 * </pre>
 */
public final class WeightsOffer {
  /** The largest offer, bytes: all 3,682 weights changed make about half of it. */
  public static final int MAX_BYTES = 131_072;

  /** How the name of a file with an offer ends. */
  public static final String ENDING = ".offer";

  /** The signer of an offer that nobody signed. */
  public static final String UNSIGNED = "unsigned";

  static final int VERSION = 1;
  static final int VERSION_AT = 8;
  static final int FINGERPRINT_AT = 24;
  static final int FINGERPRINT_BYTES = 32;
  static final int HEADER_BYTES = FINGERPRINT_AT + FINGERPRINT_BYTES;
  static final int SIGNATURE_BYTES = 64;
  private static final byte[] MAGIC = "NEMADRVW".getBytes(StandardCharsets.US_ASCII);

  private WeightsOffer() {}

  /**
   * Makes a signed offer; runs the weights for their golden trace.
   *
   * @param name name of the weights, for people
   * @param sequence must be above that of every offer the robot took before
   * @param software what publishes it
   * @throws RefusedOfferException if it would be too large for a robot to take
   */
  public static byte[] signed(
      TrainedWeights weights, String name, long sequence, String software, SigningKey key)
      throws RefusedOfferException {
    byte[] unsigned = body(weights, name, sequence, software, key.fingerprint());
    return complete(unsigned, key.sign(unsigned));
  }

  /** The same without a signature; a robot takes it only when told to allow that. */
  public static byte[] unsigned(TrainedWeights weights, String name, long sequence, String software)
      throws RefusedOfferException {
    byte[] nobody = new byte[FINGERPRINT_BYTES];
    return complete(body(weights, name, sequence, software, nobody), new byte[SIGNATURE_BYTES]);
  }

  private static byte[] body(
      TrainedWeights weights, String name, long sequence, String software, byte[] fingerprint) {
    OfferManifest manifest =
        new OfferManifest(name, sequence, weights.connectome().identity(), software);
    return body(
        manifest.bytes(),
        gzip(WeightsFile.bytes(weights)),
        GoldenTrace.record(weights).bytes(),
        fingerprint);
  }

  static byte[] body(byte[] manifest, byte[] weights, byte[] trace, byte[] fingerprint) {
    return ByteBuffer.allocate(HEADER_BYTES + manifest.length + weights.length + trace.length)
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(manifest.length)
        .putInt(weights.length)
        .putInt(trace.length)
        .put(fingerprint)
        .put(manifest)
        .put(weights)
        .put(trace)
        .array();
  }

  static byte[] complete(byte[] body, byte[] signature) throws RefusedOfferException {
    int bytes = body.length + signature.length;
    if (bytes > MAX_BYTES) {
      throw tooLarge(bytes);
    }
    return ByteBuffer.allocate(bytes).put(body).put(signature).array();
  }

  static RefusedOfferException tooLarge(long bytes) {
    return new RefusedOfferException(
        OfferRefusal.SIZE, "it has %d bytes, an offer at most %d".formatted(bytes, MAX_BYTES));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Whether these bytes begin as an offer does. */
  static boolean hasMagic(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && ByteBuffer.wrap(bytes, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }
}
