package org.nemadrive.simulator.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;

/**
 * What an offer says of itself, signed with the rest; JSON in the file.
 *
 * @param name name of the weights, for people: 1 to 100 printable characters
 * @param sequence rises from offer to offer, so that an old one is known as old; 1 to {@value
 *     #MAX_SEQUENCE}. Milliseconds since 1970-01-01 UTC unless the publisher chose otherwise
 * @param connectome identity of the connectome the weights belong to, 64 hex digits
 * @param software what published it
 */
public record OfferManifest(String name, long sequence, String connectome, String software) {
  /** Largest manifest, bytes. */
  static final int MAX_BYTES = 2048;

  /**
   * Highest sequence: milliseconds until the year 2286. A number of nanoseconds would be above all
   * that come after it, and one of 19 digits does not fit where robots count.
   */
  public static final long MAX_SEQUENCE = 9_999_999_999_999L;

  private static final ObjectMapper JSON = StrictJson.mapper();

  public OfferManifest {
    if (!name.matches("\\P{Cntrl}{1,100}")) {
      throw new IllegalArgumentException(
          "name \"%s\", expected 1 to 100 printable characters"
              .formatted(name.replaceAll("\\p{Cntrl}", "?")));
    }
    if (sequence < 1 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException(
          "sequence " + sequence + ", expected 1 to " + MAX_SEQUENCE);
    }
    if (!connectome.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("connectome is no SHA-256 of 64 hex digits");
    }
    if (!software.matches("\\P{Cntrl}{1,100}")) {
      throw new IllegalArgumentException("software, expected 1 to 100 printable characters");
    }
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values is always JSON", e);
    }
  }

  static OfferManifest read(byte[] json) throws RefusedOfferException {
    try {
      OfferManifest manifest = JSON.readValue(Utf8.text(json), OfferManifest.class);
      if (manifest != null) {
        return manifest;
      }
      throw new RefusedOfferException(
          OfferRefusal.MANIFEST, "its manifest says nothing; publish it anew");
    } catch (IOException e) {
      Throwable reason = e.getCause() instanceof IllegalArgumentException cause ? cause : e;
      throw new RefusedOfferException(
          OfferRefusal.MANIFEST,
          "its manifest makes no sense: %s; publish it anew"
              .formatted(String.valueOf(reason.getMessage()).lines().findFirst().orElse("?")),
          e);
    }
  }
}
