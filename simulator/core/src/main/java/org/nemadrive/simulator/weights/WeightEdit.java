package org.nemadrive.simulator.weights;

/**
 * One weight that differs from biology.
 *
 * @param pre name of the presynaptic cell
 * @param post name of the postsynaptic cell
 * @param from its biological weight, as W0 has it
 * @param to its trained weight
 */
public record WeightEdit(String pre, String post, double from, double to) {
  @Override
  public String toString() {
    return pre + " to " + post;
  }
}
