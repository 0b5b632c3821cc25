package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;

/**
 * Measures the page: frames per second at 50 messages a second for a minute, and what an hour of 20
 * messages a second, given as fast as the page takes them, adds to its memory. Run only when named:
 * {@code mvn verify -pl controller/telemetry -am -Dtest=DashboardEndurance
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DashboardEndurance {
  private static final int HOUR_OF_MESSAGES = 20 * 3_600;
  private static final int SECONDS = 60;

  @TempDir Path folder;

  private final Map<Stream, Double> rates =
      Map.of(Stream.TICK, 20.0, Stream.POSE, 20.0, Stream.NEURONS, 9.0, Stream.HEALTH, 1.0);

  @Test
  void anHourOfMessagesAddsNothingToThePagesMemory() throws Exception {
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(rates));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      browser.await("live", () -> !browser.text("fired").equals("–"));
      PageFeed.feed(browser, 10_000);
      long before = browser.heapBytes();
      PageFeed.feed(browser, HOUR_OF_MESSAGES);
      long after = browser.heapBytes();
      System.out.printf(
          Locale.ROOT,
          "memory after %d messages: %.2f MB, before: %.2f MB%n",
          HOUR_OF_MESSAGES,
          after / 1e6,
          before / 1e6);
      assertTrue(after - before < 1_000_000);
    }
  }

  @Test
  void fiftyMessagesASecondLeaveThirtyFramesASecond() throws Exception {
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(rates));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      browser.await("live", () -> !browser.text("fired").equals("–"));
      browser.script(
          "window.fpsSeen = []; const fps = document.getElementById('fps');"
              + "new MutationObserver(() => window.fpsSeen.push(Number(fps.textContent)))"
              + ".observe(fps, { childList: true, characterData: true, subtree: true });"
              + "window.framesSeen = 0; window.since = performance.now();"
              + "(function f() { window.framesSeen++; requestAnimationFrame(f); })()");
      browser.await(
          "a minute",
          () ->
              (Boolean)
                  browser.script(
                      "return performance.now() - since > arguments[0]", 1_000 * SECONDS));
      double mean =
          ((Number) browser.script("return framesSeen / (performance.now() - since) * 1000"))
              .doubleValue();
      System.out.printf(
          Locale.ROOT,
          "frames per second: mean %.1f, lowest in any second %s, at %s messages per second%n",
          mean,
          browser.script("return Math.min(...fpsSeen)"),
          browser.text("rate"));
      assertTrue(mean >= 30);
    }
  }
}
