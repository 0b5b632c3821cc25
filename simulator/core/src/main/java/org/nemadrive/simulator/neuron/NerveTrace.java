package org.nemadrive.simulator.neuron;

import java.util.Arrays;
import java.util.List;
import org.nemadrive.simulator.connectome.Synapse;

/**
 * What the neurons of a core did in a run, tick for tick, and so from which tick on another weight
 * would have changed anything: no run is needed to tell. Kept for many runs, one after the other;
 * not thread-safe.
 *
 * <p>Until a changed synapse first makes its neuron fire, or fail to, all neurons deliver as they
 * did. So the neuron's potential differs by the change times the deliveries since its last reset,
 * and the first tick in which that carries it across the threshold, either way, is the first that
 * differs. This is exact where potentials are sums without rounding, as those of weights on a grid
 * of powers of two are; elsewhere a potential within rounding of the threshold may be misjudged.
 */
public final class NerveTrace {
  /** The tick of what never happens. */
  public static final int NEVER = Integer.MAX_VALUE;

  private final Wiring wiring;
  private final Dynamics dynamics;
  private final double threshold;
  private final int[] presynaptic;
  private final int[] postsynaptic;

  /** Genes of synapses onto muscles that the body reads. */
  private final boolean[] moves;

  /** Potential of neuron i before tick t at [t][i], and after the last tick. */
  private final double[][] potentials;

  /** How often neuron i delivered in tick t at [t][i]. */
  private final byte[][] deliveries;

  private final boolean[][] fired;

  /** What the muscles of each side were told in each tick. */
  private final double[] left;

  private final double[] right;
  private final int[] firstDelivery;
  private int ticks;

  /**
   * @param wiring of the cores whose runs are recorded
   * @param dynamics of those cores
   * @param threshold of those cores
   * @param maxTicks most ticks of a run
   */
  public NerveTrace(Wiring wiring, Dynamics dynamics, double threshold, int maxTicks) {
    this.wiring = wiring;
    this.dynamics = dynamics;
    this.threshold = threshold;
    List<Synapse> synapses = wiring.connectome.synapses();
    presynaptic = synapses.stream().mapToInt(Synapse::presynaptic).toArray();
    postsynaptic = synapses.stream().mapToInt(Synapse::postsynaptic).toArray();
    moves = new boolean[synapses.size()];
    for (int gene : wiring.left.gene()) {
      moves[gene] = true;
    }
    for (int gene : wiring.right.gene()) {
      moves[gene] = true;
    }
    potentials = new double[maxTicks + 1][wiring.neuronCount];
    deliveries = new byte[maxTicks][wiring.neuronCount];
    fired = new boolean[maxTicks][wiring.neuronCount];
    left = new double[maxTicks];
    right = new double[maxTicks];
    firstDelivery = new int[wiring.neuronCount];
    clear();
  }

  /** Begins a new run, from rest. */
  public void clear() {
    ticks = 0;
    Arrays.fill(firstDelivery, NEVER);
  }

  /**
   * Records a tick that a core of the same wiring has just done.
   *
   * @param stimulus what was stimulated in it, as {@link NeuronCore#tick} was told
   */
  public void record(NeuronCore core, int stimulus) {
    byte[] counts = deliveries[ticks];
    boolean[] firing = fired[ticks];
    Arrays.fill(counts, (byte) 0);
    Arrays.fill(firing, false);
    for (int k = 0; k < core.spikeCount; k++) {
      firing[core.fired[k]] = true;
      deliver(core.fired[k], counts);
    }
    if (stimulus != NeuronCore.NO_STIMULUS) {
      for (short neuron : wiring.sensory[stimulus]) {
        deliver(neuron, counts);
      }
    }
    left[ticks] = core.left();
    right[ticks] = core.right();
    ticks++;
    System.arraycopy(core.potentials, 0, potentials[ticks], 0, wiring.neuronCount);
  }

  private void deliver(int neuron, byte[] counts) {
    counts[neuron]++;
    firstDelivery[neuron] = Math.min(firstDelivery[neuron], ticks);
  }

  /** The first tick in which any neuron delivered; {@link #NEVER} if none did. */
  public int firstDelivery() {
    int first = NEVER;
    for (int tick : firstDelivery) {
      first = Math.min(first, tick);
    }
    return first;
  }

  /**
   * The first tick that would have been another one, in its spikes or in what the muscles are told.
   *
   * @param gene which weight would have been another, in canonical order
   * @param change by how much, not 0
   * @return its number from 0, or {@link #NEVER}
   */
  public int firstEffect(int gene, double change) {
    int source = presynaptic[gene];
    int target = postsynaptic[gene];
    int from = firstDelivery[source];
    if (target >= wiring.neuronCount) {
      return moves[gene] ? from : NEVER;
    }
    double difference = 0;
    for (int tick = from; tick < ticks; tick++) {
      if (differs(tick, target, difference)) {
        return tick;
      }
      difference = onwards(tick, source, target, difference, change);
    }
    return NEVER;
  }

  private boolean differs(int tick, int target, double difference) {
    return difference != 0
        && Math.abs(potentials[tick][target] + difference) > threshold != fired[tick][target];
  }

  /** By how much a target's potential differs after a tick. */
  private double onwards(int tick, int source, int target, double difference, double change) {
    return fired[tick][target]
        ? change * afterReset(tick, source, target)
        : difference + change * deliveries[tick][source];
  }

  /** How often a source delivered to a target that fired, after that was reset. */
  private int afterReset(int tick, int source, int target) {
    return switch (dynamics) {
      case SYNCHRONOUS -> deliveries[tick][source];
      // In order of their numbers neurons deliver and are reset, all of them after the stimulus.
      case GOPIGO -> fired[tick][source] && source > target ? 1 : 0;
    };
  }

  /** What the left motor muscles were told in a tick. */
  public double left(int tick) {
    return left[tick];
  }

  /** What the right motor muscles were told in a tick. */
  public double right(int tick) {
    return right[tick];
  }

  /** Ticks on record. */
  public int ticks() {
    return ticks;
  }

  /**
   * Brings a core of the same wiring to where it would be had it lived with another weight: exactly
   * so where potentials are sums without rounding.
   *
   * @param tick before which tick, not after the first effect
   * @param gene which weight would have been another
   * @param change by how much
   */
  public void restore(NeuronCore core, int tick, int gene, double change) {
    int source = presynaptic[gene];
    int target = postsynaptic[gene];
    core.reset();
    System.arraycopy(potentials[tick], 0, core.potentials, 0, wiring.neuronCount);
    if (target < wiring.neuronCount) {
      double difference = 0;
      for (int past = Math.min(firstDelivery[source], tick); past < tick; past++) {
        difference = onwards(past, source, target, difference, change);
      }
      core.potentials[target] += difference;
    }
  }
}
