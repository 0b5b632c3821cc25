package org.nemadrive.trainer.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.ledger.Rows;

/**
 * What a run costs by Hazelcast beside a thread: the same runs, one at a time, by turns, from the
 * first run to the last row. Prints a table; run by name on an idle machine: {@code mvn -pl
 * trainer/hazelcast test -Dtest=EngineOverhead}. Lengths and rounds may be given by {@code
 * -Dnemadrive.overhead.seconds=1,10,60} and {@code -Dnemadrive.overhead.rounds=3}.
 */
@StartsProcess
class EngineOverhead {
  /** Evaluations of these strategies that this machine's core does in a second, about. */
  private static final int EVALUATIONS_PER_SECOND = 3_000;

  @TempDir private Path folder;

  private record Cost(double wallS, double cpuS) {}

  @Test
  void aTableOfRatios() throws IOException, InterruptedException {
    int rounds = Integer.getInteger("nemadrive.overhead.rounds", 3);
    String lengths = System.getProperty("nemadrive.overhead.seconds", "1,10,60");
    System.out.println("run, s | wall by Hazelcast / by a thread | computing, the same | rounds");
    for (String length : lengths.split(",")) {
      int seconds = Integer.parseInt(length);
      int seeds = Math.max(1, 4 / seconds);
      List<Double> wall = new ArrayList<>();
      List<Double> cpu = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        Path here = Files.createDirectory(folder.resolve(length + "-" + round));
        Sweep sweep = Sweep.of(here, seeds, seconds * EVALUATIONS_PER_SECOND);
        boolean threadFirst = round % 2 == 0;
        Cost first = threadFirst ? byThread(sweep) : byHazelcast(sweep);
        Cost second = threadFirst ? byHazelcast(sweep) : byThread(sweep);
        Cost thread = threadFirst ? first : second;
        Cost hazelcast = threadFirst ? second : first;
        wall.add(hazelcast.wallS() / thread.wallS());
        cpu.add(hazelcast.cpuS() / thread.cpuS());
        assertEquals(Rows.sorted(here.resolve("thread")), Rows.sorted(here.resolve("hazelcast")));
      }
      System.out.printf(
          Locale.ROOT, "%d | %s | %s | %d%n", seconds, spread(wall), spread(cpu), rounds);
    }
  }

  private static String spread(List<Double> ratios) {
    DoubleStream sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted();
    double[] all = sorted.toArray();
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", all[all.length / 2], all[0], all[all.length - 1]);
  }

  private static Cost byThread(Sweep sweep) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(sweep.command("thread"));
    command.addAll(List.of("--threads", "1"));
    try (TrainerProcess process = TrainerProcess.start(command.toArray(String[]::new))) {
      process.await(" runs of ");
      return cost(sweep, process, List.of(process));
    }
  }

  private static Cost byHazelcast(Sweep sweep) throws IOException, InterruptedException {
    try (TrainerProcess worker = sweep.worker();
        TrainerProcess driver = sweep.driver("hazelcast")) {
      driver.await("came, with");
      return cost(sweep, driver, List.of(worker, driver));
    }
  }

  private static Cost cost(Sweep sweep, TrainerProcess told, List<TrainerProcess> all)
      throws InterruptedException {
    long beganNs = System.nanoTime();
    double cpuBefore = cpuS(all);
    told.await("\\[%1$d/%1$d\\] ".formatted(sweep.runs()));
    return new Cost((System.nanoTime() - beganNs) / 1e9, cpuS(all) - cpuBefore);
  }

  private static double cpuS(List<TrainerProcess> all) {
    return all.stream()
        .mapToDouble(
            process ->
                ProcessHandle.of(process.pid())
                        .flatMap(handle -> handle.info().totalCpuDuration())
                        .orElseThrow()
                        .toNanos()
                    / 1e9)
        .sum();
  }
}
