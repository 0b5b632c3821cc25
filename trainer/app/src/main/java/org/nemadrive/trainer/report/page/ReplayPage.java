package org.nemadrive.trainer.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.trainer.film.Recording;

/** A page on which one recording plays and can be stepped through. */
public final class ReplayPage {
  private ReplayPage() {}

  /**
   * Writes the page.
   *
   * @param file an HTML file
   * @param title what it shows, for people
   * @param recording the run
   * @param connectome the worm's nervous system
   * @param genome its weights, in canonical order
   * @param settings how the run was made
   */
  public static void write(
      Path file,
      String title,
      Recording recording,
      Connectome connectome,
      double[] genome,
      ForagingSettings settings)
      throws IOException {
    ReplayData data = ReplayData.of(title, recording, connectome, genome, settings);
    HtmlTemplate.write(file, "replay-page.ftlh", Map.of("title", title, "replay", data.toJson()));
  }
}
