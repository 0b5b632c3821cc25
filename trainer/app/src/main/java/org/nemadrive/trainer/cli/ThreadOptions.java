package org.nemadrive.trainer.cli;

import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Option;

/** How many threads to train on. */
final class ThreadOptions {
  private static final int MAX_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (default: one a core). They change no result.")
  private Integer threads;

  int count() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw new InvalidInputException(
          "--threads: found %d, expected a whole number from 1 to %d"
              .formatted(threads, MAX_THREADS));
    }
    return threads;
  }
}
