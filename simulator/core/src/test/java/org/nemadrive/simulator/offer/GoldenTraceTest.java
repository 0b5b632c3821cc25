package org.nemadrive.simulator.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;

class GoldenTraceTest {
  private final Connectome worm = Connectome.celegans();

  @Test
  void theTraceOfTheUntrainedWormIsWhatEquationOneSaysInWholeNumbers() {
    byte[] bytes = trace(worm.biologicalWeights());
    assertEquals(3400, bytes.length);
    ByteBuffer trace = ByteBuffer.wrap(bytes);
    long[] potential = new long[worm.cells().size()];
    long sumOfMagnitudes = 0;
    int[] seen = new int[3];
    for (int tick = 0; tick < 200; tick++) {
      int stimulus = trace.get(tick);
      seen[stimulus + 1]++;
      long[] muscles = tick(potential, stimulus);
      assertEquals(muscles[0], trace.getDouble(200 + 8 * tick), 0.0, "left in tick " + tick);
      assertEquals(muscles[1], trace.getDouble(1800 + 8 * tick), 0.0, "right in tick " + tick);
      sumOfMagnitudes += Math.abs(muscles[0]) + Math.abs(muscles[1]);
    }
    assertTrue(seen[0] > 40 && seen[1] > 40 && seen[2] > 20, "all stimuli occur often");
    assertTrue(sumOfMagnitudes > 10_000, "the muscles move: " + sumOfMagnitudes);
  }

  /** Eq. 1 over the table of synapses, by hand: biological weights are whole numbers. */
  private long[] tick(long[] potential, int stimulus) {
    int[] deliveries = new int[potential.length];
    for (int i = 0; i < worm.neuronCount(); i++) {
      if (Math.abs(potential[i]) > 30) {
        deliveries[i]++;
        potential[i] = 0;
      }
    }
    if (stimulus >= 0) {
      worm.group(List.of("food", "touch").get(stimulus)).forEach(cell -> deliveries[cell]++);
    }
    for (Synapse synapse : worm.synapses()) {
      potential[synapse.postsynaptic()] +=
          (long) (deliveries[synapse.presynaptic()] * synapse.biologicalWeight());
    }
    return new long[] {relax(potential, "left"), relax(potential, "right")};
  }

  private long relax(long[] potential, String side) {
    long sum = 0;
    for (int cell : worm.group(side)) {
      sum += potential[cell];
      potential[cell] = 0;
    }
    return sum;
  }

  @Test
  void aTraceTellsMostWormsFromOneWithASingleContactMore() {
    double[] genome = worm.biologicalWeights();
    byte[] before = trace(genome);
    int tried = 0;
    int told = 0;
    for (int i = 0; i < genome.length; i += 37) {
      double[] other = genome.clone();
      other[i] += 1;
      tried++;
      told += Arrays.equals(before, trace(other)) ? 0 : 1;
    }
    assertEquals(100, tried);
    assertTrue(told >= 50, told + " of 100 changes are seen");
  }

  private byte[] trace(double[] genome) {
    return GoldenTrace.record(new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, null)).bytes();
  }
}
