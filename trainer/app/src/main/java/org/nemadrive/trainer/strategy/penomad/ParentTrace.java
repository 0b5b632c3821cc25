package org.nemadrive.trainer.strategy.penomad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.NerveRecorder;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.foraging.TracedEdit;
import org.nemadrive.simulator.neuron.NerveTrace;
import org.nemadrive.simulator.neuron.Wiring;

/**
 * What the nerves of a worm did on each layout, in the first scenario, and so from when on another
 * weight would matter. Takes less than a megabyte a layout; written by one thread, then read by
 * many.
 */
final class ParentTrace {
  private final ForagingSettings settings;
  private final Connectome connectome;
  private final List<NerveTrace> traces = new ArrayList<>();

  /**
   * @param evaluator of the runs that are to be traced
   */
  ParentTrace(FitnessEvaluator evaluator) {
    settings = evaluator.settings();
    connectome = evaluator.connectome();
    Wiring wiring = settings.nerves().wire(connectome);
    for (int layout = 0; layout < evaluator.task().layouts().size(); layout++) {
      traces.add(
          new NerveTrace(wiring, settings.dynamics(), settings.threshold(), settings.ticks()));
    }
  }

  /** Observers that record a worm's runs in place of the one before, and tell others. */
  IntFunction<TickObserver> recorders(IntFunction<TickObserver> others) {
    return run ->
        run < traces.size()
            ? new NerveRecorder(traces.get(run), settings, others.apply(run))
            : others.apply(run);
  }

  /**
   * How the worm with another weight would begin to differ.
   *
   * @param gene which weight
   * @param change by how much, not 0
   */
  Divergence divergence(int gene, double change) {
    int target = connectome.synapses().get(gene).postsynaptic();
    List<Integer> ticks = traces.stream().map(trace -> trace.firstEffect(gene, change)).toList();
    return target < connectome.neuronCount()
        ? new Divergence(target, 0, ticks)
        : new Divergence(target, change, ticks);
  }

  /** The first tick in which any neuron delivered, in any layout. */
  int firstDelivery() {
    int first = NerveTrace.NEVER;
    for (NerveTrace trace : traces) {
      first = Math.min(first, trace.firstDelivery());
    }
    return first;
  }

  /** The worm with another weight, for runs that begin where it differs. */
  TracedEdit with(int gene, double change) {
    return new TracedEdit(traces, gene, change);
  }
}
