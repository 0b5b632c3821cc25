package org.nemadrive.simulator.weights;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The shape of a weights file in JSON, format version 1.
 *
 * @param format always {@link #FORMAT}
 * @param version version of the format
 * @param connectome what the weights belong to
 * @param dynamics key of the dynamics to run them with
 * @param origin where they came from
 * @param edits the weights that differ from W0, in canonical order
 * @param checksum SHA-256 of the document without the checksum, as compact JSON; 64 hex digits
 */
record WeightsDocument(
    String format,
    int version,
    Identity connectome,
    String dynamics,
    WeightsOrigin origin,
    List<WeightEdit> edits,
    @JsonInclude(JsonInclude.Include.NON_NULL) String checksum) {
  static final String FORMAT = "nemadrive-weights";
  static final int VERSION = 1;

  /**
   * Which connectome.
   *
   * @param name for people
   * @param identity SHA-256 of its canonical table
   * @param weights how many it has
   */
  record Identity(String name, String identity, int weights) {}

  WeightsDocument trainedFor(TrainedBody body, TrainedStarts starts) {
    return new WeightsDocument(
        format, version, connectome, dynamics, origin.trainedFor(body, starts), edits, checksum);
  }

  WeightsDocument withChecksum(String value) {
    return new WeightsDocument(format, version, connectome, dynamics, origin, edits, value);
  }
}
