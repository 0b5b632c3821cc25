package org.nemadrive.telemetry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Which neuron each bit of a fired set stands for, and what kind it is.
 *
 * @param names cell names in connectome order; shape (n)
 * @param kinds one letter per neuron: s sensory, i interneuron, m motor, u unknown; length n
 */
public record NeuronOrder(List<String> names, String kinds) {
  public NeuronOrder {
    names = List.copyOf(names);
    if (names.isEmpty() || kinds.length() != names.size() || !kinds.matches("[simu]*")) {
      throw new IllegalArgumentException(
          "neuron kinds must be one letter of s, i, m, u for each of "
              + names.size()
              + " neurons, found '"
              + kinds
              + "'");
    }
  }

  /** How many neurons there are. */
  public int size() {
    return names.size();
  }

  /** SHA-256 of the names joined by line feeds, 64 hex digits: equal only for equal orders. */
  public String sha256() {
    try {
      byte[] text = String.join("\n", names).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
