package org.nemadrive.trainer.hazelcast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.nemadrive.trainer.engine.ClusterEngine;
import org.nemadrive.trainer.engine.ClusterSettings;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.RunEngine;

/** The engine {@code hazelcast}, as the trainer's command line finds it. */
public final class HazelcastEngine implements ClusterEngine {
  static {
    // What Hazelcast says before it has read a configuration goes where the rest goes.
    System.setProperty("hazelcast.logging.type", "slf4j");
  }

  @Override
  public String name() {
    return "hazelcast";
  }

  @Override
  public RunEngine driver(ClusterSettings settings) {
    return new Driver(settings);
  }

  @Override
  public void work(
      ClusterSettings settings,
      int threads,
      RunComputer computer,
      Path folder,
      Consumer<String> printer)
      throws IOException, InterruptedException {
    try (RunPool pool = new RunPool(threads, computer, folder)) {
      new Worker(settings, threads, pool, printer).run();
    }
  }
}
