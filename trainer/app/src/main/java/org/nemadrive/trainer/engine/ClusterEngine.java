package org.nemadrive.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * An engine that spreads runs over several processes, from a module of its own; found by {@link
 * ServiceLoader}, so that the trainer carries none of its dependencies.
 */
public interface ClusterEngine {
  /** Its name on the command line. */
  String name();

  /** The side that has the tasks and gets the rows. */
  RunEngine driver(ClusterSettings settings);

  /**
   * The side that computes, until this process is told to end.
   *
   * @param threads runs computed at the same time
   * @param computer computes a run
   * @param folder for what runs keep while they are computed
   * @param printer told what a person should know
   * @throws InvalidInputException if the cluster refuses this worker
   */
  void work(
      ClusterSettings settings,
      int threads,
      RunComputer computer,
      Path folder,
      Consumer<String> printer)
      throws IOException, InterruptedException;

  /**
   * The engine of that name.
   *
   * @throws InvalidInputException if it is not on the class path
   */
  static ClusterEngine named(String name) {
    ServiceLoader<ClusterEngine> all = ServiceLoader.load(ClusterEngine.class);
    return all.stream()
        .map(ServiceLoader.Provider::get)
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--engine: found \"%s\", here are local%s; hazelcast is a module of its own, built by \"mvn -q -B package -pl trainer/hazelcast -DskipTests\""
                        .formatted(
                            name,
                            all.stream()
                                .map(p -> ", " + p.get().name())
                                .collect(Collectors.joining()))));
  }
}
