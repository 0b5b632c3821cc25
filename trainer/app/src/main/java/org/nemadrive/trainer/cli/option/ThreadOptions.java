package org.nemadrive.trainer.cli.option;

import org.nemadrive.simulator.files.InvalidInputException;
import picocli.CommandLine.Option;

/** How many threads to train on. */
public final class ThreadOptions {
  private static final int MAX_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads (default: one a core). They change no result.")
  private Integer threads;

  /**
   * Worker threads, at least 1.
   *
   * @throws InvalidInputException if the number is out of range
   */
  public int count() {
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
