package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickRing;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Stage;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;
import org.openqa.selenium.Keys;

/** The page in a real browser, on a real broker, with a simulated robot. */
@OpensBroker
@OpensBrowser
class DashboardTest {
  @TempDir Path folder;

  private static String level(Browser browser) {
    return browser.element("badge").getDomAttribute("data-level");
  }

  private static void awaitLive(Browser browser) {
    browser.await("live", () -> level(browser).equals("live"));
    browser.await("numbers", () -> !browser.text("fired").equals("–"));
  }

  /** Presses a button until it is answered well; on a busy machine an answer may come too late. */
  private static void command(Browser browser, String verb, String mode) {
    browser.await(
        verb + " answered",
        () -> {
          browser.script("document.querySelector(`[data-verb=${arguments[0]}]`).click()", verb);
          browser.await("an answer", () -> !browser.text("answer").endsWith("…"));
          return browser.text("answer").startsWith(verb + ": done")
              || browser.text("mode-text").equals(mode);
        });
    browser.await(mode, () -> browser.text("mode-text").equals(mode));
  }

  /** How ticks ended from this stop on until the robot stands, each outcome once in a row. */
  private static List<TickOutcome> outcomesAfter(long stop, Stage stage, TickRing.Reader ticks) {
    List<TickOutcome> outcomes = new ArrayList<>();
    TickSample sample = stage.robot().drive().ring().newSample();
    while (outcomes.isEmpty() || outcomes.getLast() != TickOutcome.STANDING) {
      if (!ticks.read(sample)) {
        Thread.onSpinWait();
      } else if (sample.stop == stop
          && (outcomes.isEmpty() || outcomes.getLast() != sample.outcome)) {
        outcomes.add(sample.outcome);
      }
    }
    return outcomes;
  }

  @Test
  void theStopButtonStopsTheRobotWithinTwoTicksAndAnOperatorSetsItGoingAgain() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      assertEquals("running", browser.text("mode-text"));
      TickRing.Reader ticks = stage.robot().drive().ring().reader();
      browser.element("stop").click();
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
      assertEquals(Mode.ESTOP, stage.robot().mode().mode());
      long stop = stage.robot().mode().order().stop();
      assertEquals(
          List.of(TickOutcome.STOPPED, TickOutcome.STANDING),
          outcomesAfter(stop, stage, ticks),
          "the first tick after the stop obeyed it, and no wheel turned after it");

      browser.element("operator").click();
      command(browser, "resume", "disarmed");
      command(browser, "arm", "armed");
      command(browser, "run", "running");
      assertEquals(List.of(), browser.errors());
    }
  }

  @Test
  void aStopThatWasConfirmedIsNotRepeatedAfterTheRobotWasResumed() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      // The page looks for the robot's answer after a second: here, when the test says so.
      browser.script(
          """
          const real = window.setTimeout;
          window.setTimeout = (look, ms) => {
            if (ms === 1000) {
              window.lookForAnswer = look;
              return 0;
            }
            return real(look, ms);
          };
          """);
      browser.element("stop").click();
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
      browser.element("operator").click();
      command(browser, "resume", "disarmed");
      browser.script("window.lookForAnswer()");
      command(browser, "arm", "armed");
      command(browser, "run", "running");
      assertFalse(browser.element("notice").isDisplayed());
    }
  }

  @Test
  void aStopThatIsNotConfirmedIsLeftWithTheBroker() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      stage.telemetry().close();
      browser.await("robot off", () -> browser.text("badge-text").equals("robot off"));
      browser.element("stop").click();
      browser.await("said so", () -> browser.text("notice").contains("does not confirm the stop"));
      try (var late = Watcher.on(stage.broker().address())) {
        var left = late.await("the stop", message -> message.topic().endsWith("/cmd/estop"));
        assertTrue(left.retained());
      }
    }
  }

  @Test
  void theEscapeKeyStopsTheRobot() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 800, 600)) {
      awaitLive(browser);
      browser.press(Keys.ESCAPE);
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
    }
  }

  @Test
  void aRestartOfTheBrokerIsShownAndHealed() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 800, 600)) {
      awaitLive(browser);
      stage.broker().kill();
      browser.await("off", () -> level(browser).equals("off"));
      assertEquals("yes", browser.script("return document.body.dataset.stale"));
      browser.element("stop").click();
      browser.await(
          "said that STOP cannot reach", () -> browser.text("notice").contains("Not connected"));
      stage.broker().start();
      awaitLive(browser);
      browser.await(
          "fresh", () -> "no".equals(browser.script("return document.body.dataset.stale")));
    }
  }

  @Test
  void aBrokerThatAsksForAPasswordIsGivenOneInThePage() throws Exception {
    int webSocketPort = Mosquitto.freePort();
    int port = Mosquitto.freePort();
    Path passwords = folder.resolve("passwords");
    Files.writeString(passwords, "ann:sesame\n");
    assertEquals(
        0, new ProcessBuilder("mosquitto_passwd", "-U", passwords.toString()).start().waitFor());
    String text =
        """
        per_listener_settings true
        listener %d 127.0.0.1
        allow_anonymous true
        listener %d 127.0.0.1
        protocol websockets
        password_file %s
        """
            .formatted(port, webSocketPort, passwords);
    try (var broker = Mosquitto.withConfiguration(folder, text, port).start();
        var rig = new Rig(TelemetryConfig.of("nema-1", broker.address()));
        var server =
            DashboardServer.start(
                InetAddress.getLoopbackAddress(),
                0,
                DashboardSettings.direct("nema-1", "ws://{host}:" + webSocketPort));
        var browser = Browser.open(server.url(), 900, 700)) {
      rig.stepUntilReady();
      browser.await("asked", () -> browser.element("login").isDisplayed());
      log(browser, "wrong");
      browser.await("asked again", () -> browser.element("login").isDisplayed());
      log(browser, "sesame");
      rig.stepUntil("live", () -> level(browser).equals("live"));
    }
  }

  private static void log(Browser browser, String password) {
    browser.script(
        "const form = document.getElementById('login'); form.user.value = 'ann';"
            + "form.password.value = arguments[0]; form.requestSubmit()",
        password);
  }

  @Test
  void aFrozenBrokerMakesThePageStale() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 800, 600)) {
      awaitLive(browser);
      stage.broker().freeze();
      browser.await("stale", () -> List.of("stale", "off").contains(level(browser)));
      stage.broker().thaw();
      awaitLive(browser);
    }
  }

  @Test
  void theBadgeAgesWithTheNewestMessage() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 800, 600)) {
      awaitLive(browser);
      // The page's own clock is an argument here, and no frame comes between.
      var seen =
          browser.script(
              """
              const { model, Panel } = window.nemadrive;
              const panel = new Panel();
              const badge = document.getElementById('badge');
              const text = document.getElementById('badge-text');
              const robot = model.robot;
              panel.connection('up', 'connected');
              return [0, 1400, 1600, 4900, 5100, 60000].map((age) => {
                panel.draw(model, robot.seenAt + age);
                return `${badge.dataset.level}: ${text.textContent}, ${document.body.dataset.stale}`;
              });
              """);
      assertEquals(
          List.of(
              "live: live, 0.0 s ago, no",
              "live: live, 1.4 s ago, no",
              "late: late, 1.6 s ago, no",
              "late: late, 4.9 s ago, no",
              "stale: stale, 5 s ago, yes",
              "stale: stale, 60 s ago, yes"),
          seen);
    }
  }

  @Test
  void otherWeightsAreShownAsSoonAsTheyDrive() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      stage
          .telemetry()
          .info(
              stage
                  .robot()
                  .info()
                  .withWeights("worm-2", "0123456789abcdef".repeat(4), "")
                  .withWeightsSigner("lab"));
      // Terms and what they say follow each other in the text of the list.
      browser.await(
          "new identity",
          () -> browser.text("about").contains("Weightsworm-2 (0123456789ab)Signed bylabOrigin"));
    }
  }

  @Test
  void aLowBatteryIsShownWhileItIsLow() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      stage.telemetry().alert("battery", Severity.WARNING, "battery at 9.60 V: charge it soon");
      browser.await(
          "warned", () -> browser.text("alerts").equals("battery at 9.60 V: charge it soon"));
      browser.await("marked", () -> batteryMark(browser).equals("warning"));
      stage.telemetry().clearAlert("battery");
      browser.await("cured", () -> browser.text("alerts").isEmpty());
      browser.await("unmarked", () -> batteryMark(browser).equals("none"));
    }
  }

  private static String batteryMark(Browser browser) {
    return browser.element("battery").getDomAttribute("data-alert");
  }

  @Test
  void itIsLegibleToScreenReadersAndUsableByKeyboard() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      browser.await(
          "the arena in words",
          () ->
              browser
                  .element("arena-canvas")
                  .getDomAttribute("aria-label")
                  .matches("Arena: robot at .*heading .* degrees, \\d+ of 36 food items eaten"));
      @SuppressWarnings("unchecked")
      var unnamed =
          (List<String>)
              browser.script(
                  """
                  return [...document.querySelectorAll('button, input, select, canvas, [role=meter]')]
                    .filter((e) => e.offsetParent !== null && !e.closest('[aria-hidden=true]'))
                    .filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length
                      || e.getAttribute('aria-labelledby')))
                    .map((e) => e.outerHTML)\
                  """);
      assertEquals(List.of(), unnamed, "controls without a name");
      browser.script("document.getElementById('raster-canvas').focus()");
      browser.press(Keys.ARROW_DOWN);
      String named = browser.text("raster-caption");
      assertTrue(named.matches("[A-Z0-9]+, sensory: fired in \\d+ of the last \\d+ ticks"), named);
    }
  }

  @Test
  void textStandsOutFromItsGroundInLightAndDark() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      for (String scheme : List.of("light", "dark")) {
        browser.prefer(scheme);
        browser.await(
            scheme,
            () -> scheme.equals(browser.script("return document.documentElement.dataset.theme")));
        for (String ink : List.of("--ink", "--muted", "--good", "--warn", "--bad", "--accent")) {
          for (String ground : List.of("--card")) {
            double contrast = contrast(colour(browser, ink), colour(browser, ground));
            assertTrue(contrast >= 4.5, scheme + " " + ink + " on " + ground + ": " + contrast);
          }
        }
        double stop = contrast(colour(browser, "--stop-ink"), colour(browser, "--stop"));
        assertTrue(stop >= 4.5, scheme + " STOP: " + stop);
      }
    }
  }

  private static String colour(Browser browser, String name) {
    return (String)
        browser.script(
            "return"
                + " getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim()",
            name);
  }

  /** WCAG 2.1, contrast ratio. */
  private static double contrast(String first, String second) {
    double a = luminance(first);
    double b = luminance(second);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * channel, 3 + 2 * channel), 16) / 255.0;
      sum += weights[channel] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void aPhoneNeedsNoSidewaysScrollingAndAlwaysShowsStop() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 500, 900)) {
      browser.beAPhone(360, 740);
      awaitLive(browser);
      assertEquals(
          360L, browser.script("return document.documentElement.scrollWidth"), "it is too wide");
      browser.script("window.scrollTo(0, 1500)");
      assertTrue(
          (Boolean)
              browser.script(
                  "const r = document.getElementById('stop').getBoundingClientRect();"
                      + "return r.top >= 0 && r.bottom <= innerHeight && r.height >= 44"));
    }
  }

  @Test
  void twentyThousandMessagesLeaveThePageAsSmallAsItWas() throws Exception {
    Map<Stream, Double> rates =
        Map.of(Stream.TICK, 50.0, Stream.POSE, 50.0, Stream.NEURONS, 50.0, Stream.HEALTH, 1.0);
    try (var stage = Stage.set(folder, 50, config -> config.withRatesHz(rates));
        var browser = Browser.open(stage.url(), 1300, 1000)) {
      awaitLive(browser);
      PageFeed.feed(browser, 4_000);
      long before = browser.heapBytes();
      PageFeed.feed(browser, 20_000);
      long grown = browser.heapBytes() - before;
      assertTrue(grown < 1_000_000, "the page grew by " + grown + " bytes");
      // The page counts its frames once a second; right after the flood it shows the flood's.
      browser.await("frames again", () -> !browser.text("fps").equals("0"));
    }
  }
}
