package org.nemadrive.trainer.cli.connectome;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.FitnessEvaluator;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.trainer.connectome.GeneratedNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer connectome cost}: what an evaluation costs for networks of several sizes. */
@Command(
    name = "cost",
    description =
        "Measure evaluations a second of computing time, on one thread, of the worm and of"
            + " generated networks.",
    mixinStandardHelpOptions = true)
final class ConnectomeCostCommand implements Callable<Integer> {
  private static final int LEAST = 300;
  private static final int MOST = 380_000;
  private static final double SECOND_NS = 1e9;

  @Option(
      names = "--synapses",
      paramLabel = "N,N...",
      split = ",",
      defaultValue = "1000,3682,10000,30000,100000",
      description = "Sizes of the generated networks (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description =
          "How long each is measured, after as long a warm-up (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Spec private CommandSpec spec;

  /** Spikes and deliveries of one evaluation. */
  private static final class Counts {
    private long spikes;
    private long events;
  }

  @Override
  public Integer call() {
    for (int size : sizes) {
      if (size < LEAST || size > MOST) {
        throw new InvalidInputException(
            "--synapses: found %d, expected %d to %d".formatted(size, LEAST, MOST));
      }
    }
    if (!(seconds > 0 && seconds <= 600)) {
      throw new InvalidInputException(
          "--seconds: found %s, expected more than 0 and at most 600".formatted(seconds));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| network | neurons | weights | spikes a tick | evaluations a second of computing | ns a"
            + " synaptic event |");
    out.println("|---|---|---|---|---|---|");
    measure(Connectomes.builtIn(Connectomes.DEFAULT).orElseThrow(), out);
    for (int size : sizes) {
      measure(GeneratedNetwork.of(size, 1), out);
    }
    return 0;
  }

  private void measure(Connectome connectome, PrintWriter out) {
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    ForagingTask pentagon = ForagingTask.parse("pentagon", settings.world(), 1);
    double[] weights = connectome.biologicalWeights();
    Counts counts = counts(connectome, settings, pentagon, weights);
    FitnessEvaluator evaluator =
        new FitnessEvaluator(connectome, settings, pentagon, WiringPenalty.DEFAULT);
    rate(evaluator, weights);
    double rate = rate(evaluator, weights);
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %,d | %.1f | %,.0f | %.2f |",
            connectome.dataSet().name(),
            connectome.neuronCount(),
            connectome.weightCount(),
            (double) counts.spikes / settings.ticks(),
            rate,
            SECOND_NS / rate / counts.events));
    out.flush();
  }

  private double rate(FitnessEvaluator evaluator, double[] weights) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long begun = clock.getCurrentThreadCpuTime();
    long done = 0;
    double spent;
    do {
      evaluator.evaluate(weights);
      done++;
      spent = (clock.getCurrentThreadCpuTime() - begun) / SECOND_NS;
    } while (spent < seconds);
    return done / spent;
  }

  /** A spike is an event at each of its synapses, those onto muscles included. */
  private static Counts counts(
      Connectome connectome, ForagingSettings settings, ForagingTask task, double[] weights) {
    int[] targets = new int[connectome.neuronCount()];
    for (Synapse synapse : connectome.synapses()) {
      targets[synapse.presynaptic()]++;
    }
    Counts counts = new Counts();
    Forager forager = new Forager(connectome, settings);
    forager.load(weights);
    forager.forage(
        task.layouts().getFirst(),
        settings.world().centre(),
        (tick, core, world) -> {
          counts.spikes += core.spikeCount();
          for (int k = 0; k < core.spikeCount(); k++) {
            counts.events += targets[core.spike(k)];
          }
        });
    return counts;
  }
}
