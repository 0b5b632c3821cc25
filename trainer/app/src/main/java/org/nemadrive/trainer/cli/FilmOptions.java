package org.nemadrive.trainer.cli;

import picocli.CommandLine.Option;

/** Whether a benchmark's report comes with films. */
final class FilmOptions {
  @Option(
      names = "--no-films",
      description = "Leave the GIF films out, which take a few seconds each.")
  private boolean withoutFilms;

  boolean wanted() {
    return !withoutFilms;
  }
}
