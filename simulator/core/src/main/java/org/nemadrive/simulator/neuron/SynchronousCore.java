package org.nemadrive.simulator.neuron;

import java.util.Arrays;

/**
 * {@link Dynamics#SYNCHRONOUS}, made for speed: work is proportional to the spikes.
 *
 * <p>Muscles never fire and the body reads nothing of them but the sum of a side, after which they
 * relax. So the weights of one neuron onto a side are added up once, when a genome is loaded, and a
 * spike adds one number a side.
 */
final class SynchronousCore extends NeuronCore {
  /** Potentials are padded to a power of two, so that a mask does the work of a range check. */
  private final double[] weight;

  private final double[] leftWeight;
  private final double[] rightWeight;

  SynchronousCore(Wiring wiring, double threshold) {
    super(wiring, threshold, powerOfTwoFor(wiring.neuronCount));
    weight = new double[wiring.gene.length];
    leftWeight = new double[wiring.neuronCount];
    rightWeight = new double[wiring.neuronCount];
  }

  private static int powerOfTwoFor(int count) {
    return Integer.highestOneBit(Math.max(count - 1, 1)) << 1;
  }

  @Override
  void loadWeights(double[] weights) {
    int[] gene = wiring.gene;
    for (int e = 0; e < gene.length; e++) {
      weight[e] = weights[gene[e]];
    }
    addUp(wiring.left, weights, leftWeight);
    addUp(wiring.right, weights, rightWeight);
  }

  private static void addUp(Wiring.MotorSynapses synapses, double[] weights, double[] sums) {
    Arrays.fill(sums, 0);
    int[] gene = synapses.gene();
    int[] presynaptic = synapses.presynaptic();
    for (int k = 0; k < gene.length; k++) {
      sums[presynaptic[k]] += weights[gene[k]];
    }
  }

  @Override
  public void tick(int stimulus) {
    int firing = findFiring();
    for (int k = 0; k < firing; k++) {
      potentials[fired[k]] = 0;
    }
    spikeCount = firing;
    left = 0;
    right = 0;
    if (stimulus != NO_STIMULUS) {
      short[] stimulated = wiring.sensory[stimulus];
      deliver(stimulated, stimulated.length);
    }
    deliver(fired, firing);
  }

  private void deliver(short[] presynaptic, int count) {
    double[] v = potentials;
    double[] w = weight;
    short[] post = wiring.postsynaptic;
    int[] start = wiring.rowStart;
    double leftSum = left;
    double rightSum = right;
    for (int k = 0; k < count; k++) {
      int i = presynaptic[k];
      leftSum += leftWeight[i];
      rightSum += rightWeight[i];
      int end = start[i + 1];
      for (int e = start[i]; e < end; e++) {
        v[post[e] & (v.length - 1)] += w[e];
      }
    }
    left = leftSum;
    right = rightSum;
  }
}
