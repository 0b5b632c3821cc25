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
        "ea:populationSize=8,cma-es:populationSize=8",
        "--seeds",
        Integer.toString(seeds),
        "--evaluations",
        Integer.toString(evaluations),
        "--no-films",
        "--out",
        folder.resolve(out).toString());
  }

  TrainerProcess driver(String out, String... more) throws IOException {
    List<String> line = new ArrayList<>(command(out));
    line.addAll(List.of("--engine", "hazelcast", "--join", join, "--heartbeat", "10"));
    line.addAll(List.of(more));
    return TrainerProcess.start(line.toArray(String[]::new));
  }

  TrainerProcess worker(String... more) throws IOException {
    return workerWith(List.of(), more);
  }

  TrainerProcess workerWith(List<Path> classPath, String... more) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("worker", "--join", join, "--threads", "1", "--heartbeat", "10"));
    line.addAll(List.of(more));
    return TrainerProcess.startWith(List.of(), classPath, line.toArray(String[]::new));
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
