package org.nemadrive.simulator.neuron;

import java.util.Arrays;

/**
 * A snapshot of a neuron core between two ticks, independent of the core. Taken by {@link
 * NeuronCore#snapshot()}.
 */
public final class CoreState {
  final double[] potentials;
  final short[] fired;
  final int spikeCount;
  final double left;
  final double right;

  CoreState(double[] potentials, short[] fired, int spikeCount, double left, double right) {
    this.potentials = potentials.clone();
    this.fired = fired.clone();
    this.spikeCount = spikeCount;
    this.left = left;
    this.right = right;
  }

  /** Equal if every potential, spike and motor sum is the same to the last bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CoreState state
        && Arrays.equals(potentials, state.potentials)
        && spikeCount == state.spikeCount
        && Arrays.equals(fired, 0, spikeCount, state.fired, 0, spikeCount)
        && Double.doubleToLongBits(left) == Double.doubleToLongBits(state.left)
        && Double.doubleToLongBits(right) == Double.doubleToLongBits(state.right);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(potentials);
  }
}
