package org.nemadrive.trainer.cli.option;

import picocli.CommandLine.Option;

/** Whether a benchmark's report comes with films. */
public final class FilmOptions {
  @Option(
      names = "--no-films",
      description = "Leave the GIF films out, which take a few seconds each.")
  private boolean withoutFilms;

  /** Whether films are to be made. */
  public boolean wanted() {
    return !withoutFilms;
  }
}
