package org.nemadrive.trainer.hazelcast;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.trainer.cli.TrainerCommand;
import picocli.CommandLine;

/** A small benchmark: by this process's threads, or by workers that join a driver. */
record Sweep(Path folder, int seeds, int evaluations, String join) {
  /** Long enough that a process which only waits for a core is not taken for one that is gone. */
  private static final String HEARTBEAT_S = "10";

  /** The robot around the worms; workers get it with the runs. */
  static final Path ROBOT = Path.of("../../hardware-profiles/simulated.yaml");

  /** Of a run, however long: each is forced to the disk, which may be busier than the cores. */
  private static final int GENERATIONS = 75;

  static Sweep of(Path folder, int seeds, int evaluations) throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Sweep(folder, seeds, evaluations, "127.0.0.1:" + free.getLocalPort());
    }
  }

  /** What a driver is started with, or a local benchmark without the engine's options. */
  List<String> command(String out) {
    return List.of(
        "benchmark",
        "--task",
        "pentagon",
        "--strategies",
        "ea:populationSize=%1$d,cma-es:populationSize=%1$d".formatted(evaluations / GENERATIONS),
        "--seeds",
        Integer.toString(seeds),
        "--evaluations",
        Integer.toString(evaluations),
        "--profile",
        ROBOT.toString(),
        "--no-films",
        "--out",
        folder.resolve(out).toString());
  }

  /** Runs of it: each of its two strategies from each seed. */
  int runs() {
    return 2 * seeds;
  }

  TrainerProcess driver(String out, String... more) throws IOException {
    return driverWith(List.of(), out, more);
  }

  /**
   * Starts a driver.
   *
   * @param before what runs its JVM, as {@link TrainerProcess#startWith} takes it
   */
  TrainerProcess driverWith(List<String> before, String out, String... more) throws IOException {
    List<String> line = new ArrayList<>(command(out));
    line.addAll(List.of("--engine", "hazelcast", "--join", join, "--heartbeat", HEARTBEAT_S));
    line.addAll(List.of(more));
    return TrainerProcess.startWith(before, List.of(), line.toArray(String[]::new));
  }

  TrainerProcess worker(String... more) throws IOException {
    return workerWith(List.of(), List.of(), more);
  }

  /**
   * Starts a worker.
   *
   * @param before what runs its JVM, as {@link TrainerProcess#startWith} takes it
   * @param classPath folders that come before the test's class path
   */
  TrainerProcess workerWith(List<String> before, List<Path> classPath, String... more)
      throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of("worker", "--join", join, "--threads", "1", "--heartbeat", HEARTBEAT_S));
    line.addAll(List.of(more));
    return TrainerProcess.startWith(before, classPath, line.toArray(String[]::new));
  }

  /** The same benchmark, undisturbed, on two threads of this process. */
  Path undisturbed() {
    List<String> line = new ArrayList<>(command("undisturbed"));
    line.addAll(List.of("--threads", "2"));
    CommandLine trainer = TrainerCommand.commandLine();
    StringWriter printed = new StringWriter();
    trainer.setOut(new PrintWriter(printed));
    trainer.setErr(new PrintWriter(printed));
    if (trainer.execute(line.toArray(String[]::new)) != 0) {
      throw new AssertionError(printed.toString());
    }
    return folder.resolve("undisturbed");
  }
}
