package org.nemadrive.trainer.strategy.penomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NerveTrace;
import org.nemadrive.trainer.strategy.Workers;

/** What is foretold of how changes begin, held against the spikes of whole runs. */
class DivergenceTest {
  private static final int CHANGES = 800;

  private final Connectome connectome = Connectome.celegans();
  private final double[] biological = connectome.biologicalWeights();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
  private final ForagingTask task = ForagingTask.parse("pentagon", settings.world(), 1);
  private final Forager forager = new Forager(connectome, settings);

  @Test
  void changesThatTheSameNeuronFeelsFirstAtTheSameTimeBeginWithTheSameSpikes() {
    SplitMix64 random = new SplitMix64(1);
    Edits worm = Edits.of(biological, biological);
    for (int k = 0; k < 8; k++) {
      worm =
          worm.with(
              random.nextInt(biological.length),
              Change.onGrid(random.nextDouble(-20, 20)),
              biological);
    }
    ParentTrace trace = trace(worm);
    List<BitSet> before = spikes(worm);
    Map<Divergence, List<BitSet>> first = new HashMap<>();
    int alike = 0;
    for (int k = 0; k < CHANGES; k++) {
      int gene = random.nextInt(biological.length);
      double change = Change.onGrid(random.nextDouble(-20, 20)) + 1.0 / 64;
      Divergence divergence = trace.divergence(gene, change);
      int tick = divergence.first();
      if (divergence.cell() >= connectome.neuronCount() || tick == NerveTrace.NEVER) {
        continue;
      }
      List<BitSet> after =
          spikes(worm.with(gene, worm.value(gene, biological) + change, biological));
      assertEquals(before.subList(0, tick), after.subList(0, tick));
      assertNotEquals(
          before.get(tick).get(divergence.cell()), after.get(tick).get(divergence.cell()));
      List<BitSet> other = first.putIfAbsent(divergence, after);
      if (other != null) {
        assertEquals(other.subList(0, tick + 1), after.subList(0, tick + 1));
        alike++;
      }
    }
    assertTrue(alike > CHANGES / 40, "alike: " + alike);
    assertTrue(first.size() > CHANGES / 20, "unlike: " + first.size());
  }

  private ParentTrace trace(Edits worm) {
    ParentTrace[] trace = new ParentTrace[1];
    try (Workers workers =
        new Workers(
            1, () -> new FitnessEvaluator(connectome, settings, task, WiringPenalty.DEFAULT))) {
      workers.forEach(
          1,
          (worker, number) -> {
            trace[0] = new ParentTrace(worker.evaluator());
            new Surveyor(worker, biological, PenomadParameters.defaults()).trace(worm, trace[0]);
          });
    }
    return trace[0];
  }

  /** Which neurons fired, tick for tick. */
  private List<BitSet> spikes(Edits worm) {
    List<BitSet> spikes = new ArrayList<>();
    forager.load(worm.genome(biological));
    forager.forage(
        task.layouts().getFirst(),
        settings.world().centre(),
        (tick, core, world) -> {
          BitSet fired = new BitSet();
          for (int k = 0; k < core.spikeCount(); k++) {
            fired.set(core.spike(k));
          }
          spikes.add(fired);
        });
    return spikes;
  }
}
