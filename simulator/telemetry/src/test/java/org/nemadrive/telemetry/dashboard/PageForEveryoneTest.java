package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.visual.Theme;
import org.nemadrive.simulator.visual.Token;
import org.nemadrive.simulator.visual.VisualTokens;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.testing.Accessibility;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;
import org.openqa.selenium.Keys;

/** The page in a wide and in a narrow window, in light and in dark, by eye, by ear and by key. */
@OpensBroker
@OpensBrowser
class PageForEveryoneTest {
  private static final Progress HALF_WAY = progress(3, 1_000, 9, "");

  @TempDir private Path folder;

  private static Progress progress(int generation, long evaluations, int food, String report) {
    return new Progress(
        "run-1",
        "polygon5",
        "renomad",
        "mads",
        generation,
        evaluations,
        2_000,
        500,
        12.5,
        3.25,
        food,
        food - 2.5,
        36,
        12,
        14,
        2,
        4,
        report,
        "");
  }

  private static void awaitLive(Browser browser) {
    browser.await("numbers", () -> !browser.text("fired").equals("\u2013"));
  }

  @Test
  void axeFindsNothingWrongInAnyWindowAndTheme() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      stage.telemetry().progress(HALF_WAY);
      awaitLive(browser);
      browser.await("training", () -> browser.text("best").equals("9 / 36"));
      browser.element("operator").click();
      browser.script("document.getElementById('engineering').open = true");
      for (int width : List.of(1400, 390)) {
        browser.beAWindow(width, 900);
        for (String scheme : List.of("light", "dark")) {
          browser.prefer(scheme);
          browser.await(
              scheme,
              () -> scheme.equals(browser.script("return document.documentElement.dataset.theme")));
          assertEquals(List.of(), Accessibility.violations(browser), width + " " + scheme);
          assertEquals((long) width, browser.script("return document.documentElement.scrollWidth"));
        }
      }
      assertEquals(List.of(), browser.errors());
    }
  }

  @Test
  void everythingThatCanBePressedIsReachedByTheTabulator() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      List<String> reached = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        browser.press(Keys.TAB);
        reached.add(String.valueOf(browser.script("return document.activeElement.id")));
      }
      assertTrue(
          reached.containsAll(
              List.of(
                  "robot",
                  "operator",
                  "theme",
                  "stop",
                  "time-play",
                  "time-back",
                  "time-on",
                  "time-at",
                  "time-speed",
                  "freeze",
                  "raster-canvas")),
          reached.toString());
    }
  }

  @Test
  void thePageHasTheColoursThatJavaReads() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      for (Theme theme : Theme.values()) {
        for (Token token : Token.values()) {
          Object colour =
              browser.script(
                  """
                  document.documentElement.dataset.theme = arguments[0].toLowerCase();
                  return getComputedStyle(document.documentElement)
                    .getPropertyValue(`--${arguments[1]}`).trim()\
                  """,
                  theme.name(),
                  token.cssName());
          assertEquals("#%06x".formatted(VisualTokens.rgb(token, theme)), colour, token.name());
        }
      }
    }
  }

  @Test
  void onlyWhatWouldBeAcceptedCanBePressedAndTheNextStepStandsOut() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      browser.element("operator").click();
      browser.await("running", () -> buttons(browser).equals("[disarm!]"));
      stage.robot().mode().estop("test");
      browser.await("stopped", () -> buttons(browser).equals("[resume!]"));
      stage.robot().mode().resume("test");
      browser.await("disarmed", () -> buttons(browser).equals("[arm, run!]"));
      stage.robot().mode().arm("test");
      browser.await("armed", () -> buttons(browser).equals("[run!, disarm]"));
    }
  }

  @Test
  void afterAStopTwoButtonsLetItRunAndARefusalEndsIt() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      browser.element("operator").click();
      browser.await("running", () -> browser.text("mode-text").equals("running"));
      browser.element("stop").click();
      press(browser, "resume", () -> browser.text("mode-text").equals("disarmed"));
      stage.robot().mode().refuseToArm("the battery is flat");
      press(
          browser,
          "run",
          () -> browser.text("answer").startsWith("arm: refused, the battery is flat"));
      assertEquals(Mode.DISARMED, stage.robot().mode().mode());
      stage.robot().mode().refuseToArm("");
      press(browser, "run", () -> browser.text("mode-text").equals("running"));
      assertEquals(List.of(), browser.errors());
    }
  }

  /** Presses a command's button, again where a busy machine took too long to answer. */
  private static void press(Browser browser, String verb, BooleanSupplier until) {
    browser.await(
        verb,
        () -> {
          browser.script(
              """
              const button = document.querySelector(`[data-verb=${arguments[0]}]`);
              if (!document.getElementById('answer').textContent.endsWith('\u2026')) {
                button.click();
              }\
              """,
              verb);
          return until.getAsBoolean();
        });
  }

  /** The buttons that can be pressed; the one that stands out with a mark. */
  private static String buttons(Browser browser) {
    return browser
        .script(
            """
            return [...document.querySelectorAll('[data-verb]')].filter((b) => !b.disabled)
              .map((b) => b.dataset.verb + (b.dataset.next === 'yes' ? '!' : ''))\
            """)
        .toString();
  }

  @Test
  void trainingIsACurveThatOutlivesTheRun() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      stage.telemetry().progress(HALF_WAY);
      browser.await("half way", () -> browser.text("best").equals("9 / 36"));
      assertEquals("4 / 36", browser.text("untrained"));
      stage.telemetry().progress(progress(6, 2_000, 36, "runs/run-1/report.html"));
      browser.await(
          "done",
          () -> browser.text("done").equals("done, 36 of 36; report: runs/run-1/report.html"));
      assertEquals(
          "1000,9,6.5,12,14 2000,36,33.5,12,14",
          browser.script(
              """
              return window.nemadrive.model.robot.learning
                .map((row) => [row[0], row[1], row[5], row[4], row[6]].join()).join(' ')\
              """));
    }
  }

  @Test
  void foodDoesNotPushOutWhatMatters() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      browser.await("food", () -> browser.text("food-line").startsWith("Food: "));
      stage.robot().mode().estop("test");
      browser.await("the stop", () -> browser.text("events").contains("estop"));
      assertEquals(-1, browser.text("events").indexOf("food"), browser.text("events"));
    }
  }

  @Test
  void theLivePageIsPausedSteppedBackAndLiveAgain() throws Exception {
    try (var stage = Stage.set(folder, 10, config -> config);
        var browser = Browser.open(stage.url(), 1400, 900)) {
      awaitLive(browser);
      // Only what this page has heard can be gone back to.
      long first = shownTick(browser);
      browser.await("a second", () -> shownTick(browser) > first + 10);
      browser.element("time-play").click();
      browser.await("paused", () -> browser.text("time-text").endsWith("s ago"));
      long before = shownTick(browser);
      browser.element("time-back").click();
      assertTrue(shownTick(browser) < before, "a tick back");
      browser.element("time-on").click();
      assertEquals(before, shownTick(browser), "and on again");
      assertEquals("running", browser.text("mode-text"), "the mode is that of now");
      browser.element("time-live").click();
      browser.await("live", () -> browser.text("time-text").equals("live"));
      assertTrue(shownTick(browser) > before);
    }
  }

  private static long shownTick(Browser browser) {
    return ((Number)
            browser.script(
                "return window.nemadrive.timeline.shown(performance.now()).robot.tick.tick"))
        .longValue();
  }

  @Test
  void aRecordedDrivePlaysWithoutABrokerAndIsSearched() throws Exception {
    String drive =
        """
        {"name": "nema-1",
         "info": {"kind": "robot", "weights": "as recorded", "weights_origin": "", "tick_hz": 1,
           "weights_signer": "", "board": "gopigo3", "profile": "p", "software": "s",
           "commands_enabled": false, "insecure": false,
           "neurons": {"names": ["ASEL", "AVAL", "VA1"], "kinds": "sim"},
           "arena": {"width_wu": 1600, "height_wu": 1200, "layout": "one", "eating_radius_wu": 20,
             "food_wu": [[900, 600]]}},
         "at_ms": [0, 1000, 2000], "left": [0.5, 0.25, 0], "right": [0.5, 0.75, 0],
         "x": [800, 850, 900], "y": [600, 600, 600], "heading": [0, 0, 0],
         "touch": "001", "food": "010", "food_eaten": [0, 0, 1], "spikes": [1, 2, 0],
         "eaten": ["AA==", "AA==", "AQ=="], "fired": ["AQ==", "Bg==", "AA=="],
         "stop": ["NONE", "NONE", "EMERGENCY_STOP"]}
        """;
    try (var server = DashboardServer.startRecorded(0, drive);
        var browser = Browser.open(server.url(), 1400, 900)) {
      browser.await("played", () -> browser.text("time-text").equals("2.0 of 2.0 s"));
      browser.await("stands", () -> browser.text("mode-text").equals("stands, emergency stop"));
      assertEquals("1 / 1", browser.text("food"));
      browser.element("time-back").click();
      browser.await("the middle", () -> browser.text("fired").equals("2"));
      assertEquals("25 %", browser.text("left"));
      browser.element("time-at").sendKeys(Keys.HOME);
      browser.await("the start", () -> browser.text("fired").equals("1"));
      assertEquals("0.0 of 2.0 s", browser.text("time-text"));
      assertEquals("recorded drive", browser.text("badge-text"));
      assertTrue(!browser.element("stop").isDisplayed(), "nothing to stop");
      assertEquals(List.of(), Accessibility.violations(browser));
      assertEquals(List.of(), browser.errors());
    }
  }
}
