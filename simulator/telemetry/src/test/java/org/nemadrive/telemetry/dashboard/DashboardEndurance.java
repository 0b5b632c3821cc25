package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;

/**
 * Measures the page over a real broker: its memory through an hour of 20 messages a second, and its
 * frames per second at 50 messages a second for a minute. Run only when named, with {@code #} and
 * the method for one of the two: {@code mvn verify -pl simulator/telemetry
 * -Dtest=DashboardEndurance}.
 */
@OpensBroker
@OpensBrowser
class DashboardEndurance {
  private static final int SECONDS = 60;
  private static final int MESSAGES_A_MINUTE = 20 * 60;
  private static final int WARM_UP_MINUTES = 2;
  private static final int MINUTES = 60;
  private static final int EDGE_MINUTES = 10;
  private static final int KEPT_EVENTS = 60;

  /**
   * A page that kept the least thing of each message would grow by more. The engine's own caches
   * grow by a tenth of the heap in the first half hour, whatever the rate, and then hardly.
   */
  private static final int BYTES_OF_A_NUMBER = 8;

  private static final long PATIENCE_NS = 600_000_000_000L;

  private static final Map<Stream, Double> TWENTY_A_SECOND =
      Map.of(Stream.TICK, 8.0, Stream.POSE, 6.0, Stream.NEURONS, 5.0, Stream.HEALTH, 1.0);
  private static final Map<Stream, Double> FIFTY_A_SECOND =
      Map.of(Stream.TICK, 20.0, Stream.POSE, 20.0, Stream.NEURONS, 9.0, Stream.HEALTH, 1.0);

  @TempDir Path folder;

  @Test
  void anHourOfTwentyMessagesASecondAddsNothingToThePagesMemory() throws Exception {
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(TWENTY_A_SECOND));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      fillTheListOfEvents(stage, browser);
      long first = awaitMessages(browser, WARM_UP_MINUTES * MESSAGES_A_MINUTE);
      long beganNs = System.nanoTime();
      long[] bytes = new long[MINUTES];
      for (int minute = 0; minute < MINUTES; minute++) {
        long wanted = first + (minute + 1L) * MESSAGES_A_MINUTE;
        long messages = awaitMessages(browser, wanted) - first;
        bytes[minute] = browser.heapBytes();
        System.out.printf(
            Locale.ROOT,
            "%.1f min, %d messages: %.3f MB%n",
            (System.nanoTime() - beganNs) / 60e9,
            messages,
            bytes[minute] / 1e6);
      }
      // What a collection leaves varies with what the page does at that moment: the least counts.
      long start = Arrays.stream(bytes, 0, EDGE_MINUTES).min().orElseThrow();
      long end = Arrays.stream(bytes, MINUTES - EDGE_MINUTES, MINUTES).min().orElseThrow();
      System.out.printf(Locale.ROOT, "start %.3f MB, end %.3f MB%n", start / 1e6, end / 1e6);
      long mostKept = (long) BYTES_OF_A_NUMBER * MINUTES * MESSAGES_A_MINUTE;
      assertTrue(end - start < mostKept, "it grew by " + (end - start) + " bytes");
    }
  }

  /** The page keeps the newest 60 events; a worm makes so many in half an hour. */
  private static void fillTheListOfEvents(Stage stage, Browser browser) {
    browser.await("the page is live", () -> !browser.text("fired").equals("–"));
    for (int event = 1; event <= KEPT_EVENTS; event++) {
      stage.telemetry().event(EventKind.FOOD, Map.of("food_eaten", event, "items", 1));
    }
    browser.await(
        "the list is full",
        () ->
            browser
                .script("return window.nemadrive.model.robot.events.length")
                .equals((long) KEPT_EVENTS));
  }

  /** Waits until the page has counted so many messages, and returns how many it has. */
  private static long awaitMessages(Browser browser, long wanted) throws InterruptedException {
    long endNs = System.nanoTime() + PATIENCE_NS;
    while (true) {
      long count =
          ((Number) browser.script("return window.nemadrive?.model.messages ?? 0")).longValue();
      if (count >= wanted) {
        return count;
      }
      assertTrue(System.nanoTime() < endNs, "the messages stopped at " + count);
      Thread.sleep(5_000);
    }
  }

  @Test
  void fiftyMessagesASecondLeaveThirtyFramesASecond() throws Exception {
    try (var stage = Stage.set(folder, 20, config -> config.withRatesHz(FIFTY_A_SECOND));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      browser.await("live", () -> !browser.text("fired").equals("–"));
      browser.script(
          "window.fpsSeen = []; const fps = document.getElementById('fps');"
              + "new MutationObserver(() => window.fpsSeen.push(Number(fps.textContent)))"
              + ".observe(fps, { childList: true, characterData: true, subtree: true });"
              + "window.framesSeen = 0; window.since = performance.now();"
              + "(function f() { window.framesSeen++; requestAnimationFrame(f); })()");
      awaitAMinute(browser);
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

  private static void awaitAMinute(Browser browser) throws InterruptedException {
    while (!(Boolean)
        browser.script("return performance.now() - since > arguments[0]", 1_000 * SECONDS)) {
      Thread.sleep(500);
    }
  }
}
