package org.nemadrive.simulator.bench;

import java.util.concurrent.TimeUnit;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of one fitness evaluation: a genome loaded, 250 ticks on the pentagon, world and penalty
 * included, on one thread. {@code events} is the number of synaptic events a second, so that 1e9
 * over it is nanoseconds an event.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluationBenchmark {
  @Param({"SYNCHRONOUS", "GOPIGO"})
  private Dynamics dynamics;

  private FitnessEvaluator evaluator;
  private double[] weights;
  private long eventsOfOne;

  /** Synaptic events, added up over evaluations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Events so far; JMH reads it. */
    public long events;
  }

  /** Prepares the untrained worm and counts the events of one evaluation. */
  @Setup
  public void prepare() {
    Connectome worm = Connectome.celegans();
    ForagingSettings settings = ForagingSettings.of(dynamics);
    ForagingTask pentagon = ForagingTask.parse("pentagon", settings.world(), 0);
    weights = worm.biologicalWeights();
    evaluator = new FitnessEvaluator(worm, settings, pentagon, WiringPenalty.DEFAULT);
    eventsOfOne = countEvents(worm, settings, pentagon);
  }

  private long countEvents(Connectome worm, ForagingSettings settings, ForagingTask task) {
    int[] outputs = new int[worm.neuronCount()];
    for (Synapse synapse : worm.synapses()) {
      outputs[synapse.presynaptic()]++;
    }
    long[] stimulated = new long[2];
    stimulated[NervePlan.FOOD] = worm.group("food").stream().mapToLong(c -> outputs[c]).sum();
    stimulated[NervePlan.TOUCH] = worm.group("touch").stream().mapToLong(c -> outputs[c]).sum();
    long[] events = {0};
    World.Sense[] next = {World.Sense.NOTHING};
    Forager forager = new Forager(worm, settings);
    forager.load(weights);
    forager.forage(
        task.layouts().getFirst(),
        settings.world().centre(),
        (tick, core, world) -> {
          for (int k = 0; k < core.spikeCount(); k++) {
            events[0] += outputs[core.spike(k)];
          }
          events[0] +=
              switch (next[0]) {
                case NOTHING -> 0;
                case FOOD -> stimulated[NervePlan.FOOD];
                case TOUCH -> stimulated[NervePlan.TOUCH];
              };
          next[0] = world.sense();
        });
    return events[0];
  }

  /** One fitness evaluation. */
  @Benchmark
  public double evaluation(Counters counters) {
    counters.events += eventsOfOne;
    return evaluator.evaluate(weights);
  }
}
