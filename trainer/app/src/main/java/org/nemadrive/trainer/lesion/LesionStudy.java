package org.nemadrive.trainer.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.World;

/** Takes each thing of a kind away in turn and compares the worm with the whole one. */
public final class LesionStudy {
  private final Connectome connectome;
  private final ForagingSettings settings;
  private final ForagingTask task;
  private final double[] genome;
  private final List<Run> whole;

  /**
   * @param connectome the wiring
   * @param settings how runs are made
   * @param task what the worm forages on
   * @param genome its weights, in canonical order; not changed
   */
  public LesionStudy(
      Connectome connectome, ForagingSettings settings, ForagingTask task, double[] genome) {
    this.connectome = connectome;
    this.settings = settings;
    this.task = task;
    this.genome = genome.clone();
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    whole = task.layouts().stream().map(layout -> run(forager, layout)).toList();
  }

  /** What the whole worm eats. */
  public int foodEaten() {
    return whole.stream().mapToInt(Run::eaten).sum();
  }

  /**
   * Every lesion of a kind, the gravest first: by food lost, then by how far the path changed, then
   * by name. The number of threads changes nothing.
   */
  public List<Loss> each(Each kind, int threads) {
    List<Lesion> lesions = kind.lesions(connectome, genome);
    Loss[] losses = new Loss[lesions.size()];
    AtomicInteger next = new AtomicInteger();
    Callable<Void> work =
        () -> {
          Forager forager = new Forager(connectome, settings);
          for (int i = next.getAndIncrement(); i < losses.length; i = next.getAndIncrement()) {
            losses[i] = loss(forager, lesions.get(i));
          }
          return null;
        };
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(workers.submit(work));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a lesion could not be tried", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return Arrays.stream(losses)
        .sorted(
            Comparator.comparingInt(Loss::foodLost)
                .thenComparingDouble(Loss::pathChange)
                .reversed()
                .thenComparing(Loss::name))
        .toList();
  }

  private Loss loss(Forager forager, Lesion lesion) {
    double[] weights = genome.clone();
    lesion.cut().accept(weights);
    forager.load(weights);
    int eaten = 0;
    double way = 0;
    int firstTick = -1;
    for (int i = 0; i < whole.size(); i++) {
      Run run = run(forager, task.layouts().get(i));
      eaten += run.eaten();
      way += run.distance(whole.get(i));
      int first = run.firstDifference(whole.get(i));
      if (first >= 0 && (firstTick < 0 || first < firstTick)) {
        firstTick = first;
      }
    }
    return new Loss(lesion.name(), eaten, foodEaten() - eaten, way / whole.size(), firstTick);
  }

  private Run run(Forager forager, FoodLayout layout) {
    Watcher watcher = new Watcher(settings.ticks());
    forager.forage(layout, settings.world().centre(), watcher);
    return new Run(watcher.states, watcher.x, watcher.y, forager.foodEaten());
  }

  /** Remembers where the worm was and what its nervous system did, as one number a tick. */
  private static final class Watcher implements TickObserver {
    private final long[] states;
    private final double[] x;
    private final double[] y;

    Watcher(int ticks) {
      states = new long[ticks];
      x = new double[ticks];
      y = new double[ticks];
    }

    @Override
    public void afterTick(int tick, NeuronCore core, World world) {
      long state =
          Double.doubleToLongBits(core.left()) * 31 + Double.doubleToLongBits(core.right());
      for (int k = 0; k < core.spikeCount(); k++) {
        state = state * 1_000_003 + core.spike(k) + 1;
      }
      states[tick] = state;
      x[tick] = world.x();
      y[tick] = world.y();
    }
  }

  private record Run(long[] states, double[] x, double[] y, int eaten) {
    double distance(Run other) {
      double sum = 0;
      for (int t = 0; t < x.length; t++) {
        double dx = x[t] - other.x[t];
        double dy = y[t] - other.y[t];
        sum += Math.sqrt(dx * dx + dy * dy);
      }
      return sum / x.length;
    }

    int firstDifference(Run other) {
      return Arrays.mismatch(states, other.states);
    }
  }
}
