package org.nemadrive.simulator.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;

/** First effects by hand, and of many changes against the runs they foretell. */
class NerveTraceTest {
  private static final int TICKS = 250;

  @TempDir private Path folder;

  @Test
  void firstEffectsAreThoseWorkedOutByHand() throws IOException {
    Path synapses = folder.resolve("synapses.csv");
    Path groups = folder.resolve("groups.csv");
    Files.writeString(
        synapses,
        """
        presynaptic,postsynaptic,kind,contacts,transmitter
        A,B,chemical,20,Acetylcholine
        B,C,chemical,31,GABA
        B,ML,neuromuscular,5,Acetylcholine
        B,MX,neuromuscular,5,Acetylcholine
        C,A,chemical,7,Acetylcholine
        C,MR,neuromuscular,3,GABA
        """);
    Files.writeString(groups, "group,cell\nsmell,A\nleft,ML\nright,MR\n");
    Connectome animal = ConnectomeReader.read("triangle", synapses, groups);
    Wiring wiring = new Wiring(animal, List.of("smell"), "left", "right");
    NeuronCore core = NeuronCore.of(wiring, Dynamics.SYNCHRONOUS);
    core.load(animal.biologicalWeights());
    NerveTrace trace =
        new NerveTrace(wiring, Dynamics.SYNCHRONOUS, NeuronCore.DEFAULT_THRESHOLD, 10);
    for (int tick = 0; tick < 10; tick++) {
      core.tick(0);
      trace.record(core, 0);
    }
    // A delivers in every tick, so B holds 20, then 40, and fires in tick 2, 4, 6 ...; C in 3, 5
    // ...
    assertEquals(1, trace.firstEffect(0, 11), "B would hold 31 before tick 1");
    assertEquals(2, trace.firstEffect(0, -6), "B would hold but 28 before tick 2");
    assertEquals(NerveTrace.NEVER, trace.firstEffect(0, -4), "16 and 32 fire as 20 and 40 do");
    assertEquals(3, trace.firstEffect(1, 1), "C would be told -30, which does not fire");
    assertEquals(2, trace.firstEffect(2, 0.5), "a muscle is told another sum when B first fires");
    assertEquals(NerveTrace.NEVER, trace.firstEffect(3, 0.5), "nobody reads this muscle");
    assertEquals(3, trace.firstEffect(5, 0.5));
    assertEquals(0, trace.firstDelivery(), "A smells from the beginning");
    trace.clear();
    assertEquals(NerveTrace.NEVER, trace.firstDelivery());
    assertEquals(NerveTrace.NEVER, trace.firstEffect(0, 11), "nothing has happened yet");
  }

  /** What a tick showed: spikes and what the muscles were told. */
  private record Shown(List<Integer> spikes, double left, double right) {}

  @Test
  void aChangedWeightChangesNothingBeforeItsFirstEffectAndSomethingInIt() {
    Connectome worm = Connectome.celegans();
    Wiring wiring = new Wiring(worm, List.of("food", "touch"), "left", "right");
    NeuronCore core = NeuronCore.of(wiring, Dynamics.SYNCHRONOUS);
    NerveTrace trace =
        new NerveTrace(wiring, Dynamics.SYNCHRONOUS, NeuronCore.DEFAULT_THRESHOLD, TICKS);
    SplittableRandom random = new SplittableRandom(1);
    int never = 0;
    int some = 0;
    for (int parent = 0; parent < 20; parent++) {
      double[] weights = worm.biologicalWeights();
      for (int k = 0; k < parent; k++) {
        weights[random.nextInt(weights.length)] = onGrid(random.nextDouble(-20, 20));
      }
      int[] stimuli = stimuli(random);
      trace.clear();
      Shown[] before = run(core, weights, stimuli, trace);
      for (int edit = 0; edit < 100; edit++) {
        int gene = random.nextInt(weights.length);
        double change = onGrid(random.nextGaussian() * Math.pow(10, random.nextDouble(-1.5, 1)));
        if (change == 0) {
          continue;
        }
        double[] changed = weights.clone();
        changed[gene] += change;
        int first = trace.firstEffect(gene, change);
        Shown[] after = run(core, changed, stimuli, null);
        int told = Math.min(first, TICKS);
        assertArrayEquals(Arrays.copyOf(before, told), Arrays.copyOf(after, told));
        if (first < TICKS) {
          assertFalse(before[first].equals(after[first]));
          some++;
        } else {
          assertEquals(NerveTrace.NEVER, first);
          never++;
        }
      }
    }
    assertTrue(some > 500 && never > 200, some + " with an effect, " + never + " without");
  }

  private static double onGrid(double value) {
    return Math.rint(value * 64) / 64;
  }

  /** Stretches of food, touch and nothing. */
  private static int[] stimuli(SplittableRandom random) {
    int[] stimuli = new int[TICKS];
    int stimulus = NeuronCore.NO_STIMULUS;
    for (int tick = 0; tick < TICKS; tick++) {
      if (random.nextInt(15) == 0) {
        stimulus = random.nextInt(NeuronCore.NO_STIMULUS, 2);
      }
      stimuli[tick] = stimulus;
    }
    return stimuli;
  }

  private static Shown[] run(NeuronCore core, double[] weights, int[] stimuli, NerveTrace trace) {
    core.load(weights);
    core.reset();
    Shown[] shown = new Shown[stimuli.length];
    for (int tick = 0; tick < stimuli.length; tick++) {
      core.tick(stimuli[tick]);
      if (trace != null) {
        trace.record(core, stimuli[tick]);
      }
      Integer[] spikes = new Integer[core.spikeCount()];
      Arrays.setAll(spikes, core::spike);
      shown[tick] = new Shown(List.of(spikes), core.left(), core.right());
    }
    return shown;
  }
}
