package org.nemadrive.simulator.neuron;

import java.util.Arrays;

/**
 * The membrane potentials of one nervous system and what a tick does to them: Eq. 1 of the ENOMAD
 * paper, V<sub>k</sub>(t) = V<sub>k</sub>(t-1) + &Sigma; w<sub>ik</sub> x<sub>i</sub>(t-1), without
 * leak, reset to 0 after firing. Not thread-safe; a tick allocates nothing.
 *
 * <p>Only additions of IEEE doubles in a fixed order happen here, so the numbers are the same to
 * the last bit on every processor.
 */
public abstract sealed class NeuronCore permits SynchronousCore, GopigoCore {
  /**
   * A neuron fires when the magnitude of its potential exceeds this. The paper gives no value; the
   * project it builds on fires at 30, whatever the sign, and trains far better so.
   */
  public static final double DEFAULT_THRESHOLD = 30;

  /** The stimulus of a tick in which no sensory group is stimulated. */
  public static final int NO_STIMULUS = -1;

  final Wiring wiring;
  final double threshold;
  final double[] potentials;
  final short[] fired;
  int spikeCount;
  double left;
  double right;

  NeuronCore(Wiring wiring, double threshold, int potentialCount) {
    if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("threshold " + threshold + ", needs a positive number");
    }
    this.wiring = wiring;
    this.threshold = threshold;
    potentials = new double[potentialCount];
    // One place more than neurons: the scan writes before it knows whether the neuron fires.
    fired = new short[wiring.neuronCount + 1];
  }

  /** A core at rest, with all weights 0 until {@link #load} is called. */
  public static NeuronCore of(Wiring wiring, Dynamics dynamics, double threshold) {
    return switch (dynamics) {
      case SYNCHRONOUS -> new SynchronousCore(wiring, threshold);
      case GOPIGO -> new GopigoCore(wiring, threshold);
    };
  }

  /** A core at rest with the default threshold. */
  public static NeuronCore of(Wiring wiring, Dynamics dynamics) {
    return of(wiring, dynamics, DEFAULT_THRESHOLD);
  }

  /**
   * Takes over a genome. Potentials stay as they are.
   *
   * @param weights weights in canonical order, finite; copied
   * @throws IllegalArgumentException if there are not as many as the connectome has synapses
   */
  public final void load(double[] weights) {
    int expected = wiring.connectome.weightCount();
    if (weights.length != expected) {
      throw new IllegalArgumentException(
          "%d weights, the connectome has %d".formatted(weights.length, expected));
    }
    loadWeights(weights);
  }

  abstract void loadWeights(double[] weights);

  /** All potentials, spikes and motor sums to 0. */
  public final void reset() {
    Arrays.fill(potentials, 0);
    spikeCount = 0;
    left = 0;
    right = 0;
  }

  /**
   * One tick: the neurons above threshold fire, the stimulated group delivers, what fired delivers
   * and is reset, the muscles are read and relax.
   *
   * @param stimulus index of the stimulated sensory group in the wiring's list, or {@link
   *     #NO_STIMULUS}. A stimulated neuron delivers even below threshold; if it fires too, it
   *     delivers twice.
   */
  public abstract void tick(int stimulus);

  /** Summed potential of the left motor muscles in the last tick. */
  public final double left() {
    return left;
  }

  /** Summed potential of the right motor muscles in the last tick. */
  public final double right() {
    return right;
  }

  /** Number of neurons that fired in the last tick; stimulation is not firing. */
  public final int spikeCount() {
    return spikeCount;
  }

  /** The k-th neuron that fired in the last tick, ascending; k from 0 to spikeCount() - 1. */
  public final int spike(int k) {
    return fired[k];
  }

  /** Membrane potential of a neuron after the last tick. */
  public final double potential(int neuron) {
    return potentials[neuron];
  }

  /**
   * Sets a neuron's potential between two ticks, so that it fires in the next one or rests.
   *
   * @param fires whether it is to fire
   */
  public final void hold(int neuron, boolean fires) {
    potentials[neuron] = fires ? Math.nextUp(threshold) : 0;
  }

  /** Finds the neurons above threshold, ascending, without a branch for the processor to miss. */
  final int findFiring() {
    double[] v = potentials;
    short[] f = fired;
    int neurons = wiring.neuronCount;
    // Magnitudes of doubles are in the order of their bits, so the sign of the difference decides.
    long thresholdBits = Double.doubleToRawLongBits(threshold);
    int count = 0;
    for (int i = 0; i < neurons; i++) {
      f[count] = (short) i;
      long magnitudeBits = Double.doubleToRawLongBits(v[i]) & Long.MAX_VALUE;
      count += (int) ((thresholdBits - magnitudeBits) >>> (Long.SIZE - 1));
    }
    return count;
  }
}
