package org.nemadrive.telemetry.dashboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;

/**
 * Measures the page: frames per second at 50 messages a second for a minute, and what an hour of 20
 * messages a second, given as fast as the page takes them, adds to its memory.
 */
final class DashboardEndurance {
  private static final int HOUR_OF_MESSAGES = 20 * 3_600;

  private DashboardEndurance() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("nemadrive-endurance");
    Map<Stream, Double> rates =
        Map.of(Stream.TICK, 20.0, Stream.POSE, 20.0, Stream.NEURONS, 9.0, Stream.HEALTH, 1.0);
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(rates));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      browser.await("live", () -> !browser.text("fired").equals("–"));
      PageFeed.feed(browser, 10_000);
      long before = browser.heapBytes();
      PageFeed.feed(browser, HOUR_OF_MESSAGES);
      System.out.printf(
          Locale.ROOT,
          "memory after %d messages: %.2f MB, before: %.2f MB%n",
          HOUR_OF_MESSAGES,
          browser.heapBytes() / 1e6,
          before / 1e6);
    }
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(rates));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      browser.await("live", () -> !browser.text("fired").equals("–"));
      browser.script(
          "window.fpsSeen = []; const fps = document.getElementById('fps');"
              + "new MutationObserver(() => window.fpsSeen.push(Number(fps.textContent)))"
              + ".observe(fps, { childList: true, characterData: true, subtree: true });"
              + "window.framesSeen = 0; window.since = performance.now();"
              + "(function f() { window.framesSeen++; requestAnimationFrame(f); })()");
      long endNs = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < endNs) {
        Thread.sleep(200);
      }
      System.out.println(
          "frames per second, mean: "
              + browser.script("return framesSeen / (performance.now() - since) * 1000"));
      System.out.println("lowest in any second: " + browser.script("return Math.min(...fpsSeen)"));
      System.out.println("messages per second: " + browser.text("rate"));
    }
  }
}
