package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.engine.ClusterEngine;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.ledger.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer worker}: lends this machine to benchmarks of another. */
@Command(
    name = "worker",
    description = {
      "Compute runs of a benchmark that runs on another machine; Ctrl-C ends.",
      "Workers may come and go at any time; they wait for the benchmark, and outlive it."
    },
    mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "hazelcast",
      description = "How benchmark and workers talk (default: ${DEFAULT-VALUE}).")
  private String engine;

  @Mixin private ClusterOptions clusterOptions;
  @Mixin private ThreadOptions threadOptions;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Folder in which runs are computed, so that a worker that is started again goes on with"
              + " them (default: a temporary one).")
  private Path work;

  @Mixin private ConnectomeOption connectome;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = work == null ? Files.createTempDirectory("nemadrive-worker-") : work;
    FolderLock lock = FolderLock.acquire(folder, "worker");
    try (lock) {
      ClusterEngine.named(engine)
          .work(
              clusterOptions.settings(),
              threadOptions.count(),
              new RunComputer(
                  connectome.read(),
                  ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
                  Place.here()),
              folder,
              sentence -> {
                out.println(sentence);
                out.flush();
              });
    }
    return 0;
  }
}
