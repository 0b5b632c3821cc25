package org.nemadrive.trainer.engine;

import java.io.IOException;
import java.util.List;

/** Has runs computed. */
@FunctionalInterface
public interface RunEngine {
  /**
   * Returns when each run has ended or failed.
   *
   * @param tasks the runs, each once; those in front are begun first
   * @param sink told of everything
   * @throws IOException if the engine cannot be started
   * @throws InterruptedException if the waiting thread was interrupted
   */
  void compute(List<RunTask> tasks, RunSink sink) throws IOException, InterruptedException;
}
