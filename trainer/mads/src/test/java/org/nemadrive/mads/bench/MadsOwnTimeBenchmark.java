package org.nemadrive.mads.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nemadrive.mads.KnownPoint;
import org.nemadrive.mads.Mads;
import org.nemadrive.mads.MadsResult;
import org.nemadrive.mads.MadsSettings;
import org.nemadrive.mads.benchmark.problems.BenchmarkProblem;
import org.nemadrive.mads.benchmark.problems.BoxSuite;
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
 * MADS's own time: whole runs as ENOMAD makes them, on the sphere of the box set, whose own cost is
 * some tens of nanoseconds. Both counters are printed as rates; {@code cpuNanoseconds} over {@code
 * evaluations} is the own processor time of one evaluation, which a loaded machine does not
 * stretch. The target is below 5,000 n.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MadsOwnTimeBenchmark {
  @Param({"5", "20", "49"})
  private int n;

  @Param({"25", "100", "400"})
  private int budget;

  private BenchmarkProblem problem;
  private Mads mads;
  private List<KnownPoint> known;
  private long seed;
  private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();

  /** Evaluations, added up over runs. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Evaluations so far; JMH reads it. */
    public long evaluations;

    /** Processor time of this thread so far, nanoseconds; JMH reads it. */
    public long cpuNanoseconds;
  }

  /** Prepares the problem and one optimizer for all runs. */
  @Setup
  public void prepare() {
    problem = BoxSuite.problems(n).getFirst();
    mads = new Mads(MadsSettings.defaults(budget));
    known = List.of(new KnownPoint(problem.start(), problem.startValue()));
  }

  /** One run with a seed of its own. */
  @Benchmark
  public double run(Counters counters) {
    long before = thread.getCurrentThreadCpuTime();
    MadsResult result =
        mads.minimize(
            (points, from, to, values) -> {
              for (int k = from; k < to; k++) {
                values[k] = problem.function().applyAsDouble(points[k]);
              }
            },
            problem.bounds(),
            problem.start(),
            known,
            seed++);
    counters.cpuNanoseconds += thread.getCurrentThreadCpuTime() - before;
    counters.evaluations += result.evaluations();
    return result.f();
  }
}
