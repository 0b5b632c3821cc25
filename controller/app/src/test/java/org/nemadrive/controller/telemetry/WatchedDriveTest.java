package org.nemadrive.controller.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;

/** {@code controller run}, a real broker and a real browser, as a person has them on a desk. */
@OpensBroker
@OpensBrowser
class WatchedDriveTest {
  /** Ticks that are looked at before and after the stop. */
  private static final int AROUND = 50;

  @TempDir Path folder;

  @Test
  void stopPressedAfterABrokerRestartStandsTheWheelsWithinTwoTicks() throws Exception {
    List<WatchedDrive.Tick> record;
    long shown;
    try (var broker = Mosquitto.open(folder).start();
        var drive = WatchedDrive.start(folder, "--broker", broker.address().toString());
        var browser = Browser.open(drive.dashboard(), 1300, 1000)) {
      awaitRunning(browser, drive);
      broker.kill();
      browser.await("off", () -> level(browser).equals("off"));
      long before = tick(browser);
      broker.start();
      browser.await("healed", () -> level(browser).equals("live") && tick(browser) > before);
      awaitRunning(browser, drive);

      shown = tick(browser);
      browser.element("stop").click();
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
      long stopped = tick(browser);
      browser.await("ticks that stand", () -> tick(browser) > stopped + 2 * AROUND);
      assertTrue(drive.isAlive(), "a stop is not the end of the drive");
      record = drive.record();
    }
    assertStoodWithinTwoTicks(record, shown);
  }

  private static void assertStoodWithinTwoTicks(List<WatchedDrive.Tick> record, long shown) {
    int told = 1;
    while (record.get(told).stopReason() != StopReason.OPERATOR) {
      told++;
    }
    assertTrue(told >= shown, "told in tick " + told + ", but it drove in tick " + shown);
    assertTrue(record.size() > told + AROUND, record.size() + " ticks, told in tick " + told);
    assertTrue(record.subList(told - AROUND, told).stream().allMatch(WatchedDrive.Tick::isTurning));
    WatchedDrive.Tick second = record.get(told + 2);
    for (WatchedDrive.Tick tick : record.subList(told + 2, record.size())) {
      assertFalse(tick.isTurning(), "a wheel was told to turn");
      assertEquals(second.left(), tick.left(), "the left wheel turned");
      assertEquals(second.right(), tick.right(), "the right wheel turned");
    }
  }

  @Test
  void withTheBrokerInsideAQuickLookNeedsNothingElse() throws Exception {
    try (var drive = WatchedDrive.start(folder, "--broker", "embedded");
        var browser = Browser.open(drive.dashboard(), 1300, 1000)) {
      awaitRunning(browser, drive);
      browser.element("stop").click();
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
      browser.element("operator").click();
      browser.await("released", () -> press(browser, "resume", "disarmed"));
      browser.await("armed", () -> press(browser, "arm", "armed"));
      browser.await("running", () -> press(browser, "run", "running"));
      assertEquals(List.of(), browser.errors());
    }
  }

  /** Presses a button unless it has done its work; on a busy machine once may not do. */
  private static boolean press(Browser browser, String verb, String mode) {
    if (browser.text("mode-text").equals(mode)) {
      return true;
    }
    browser.script("document.querySelector(`[data-verb=${arguments[0]}]`).click()", verb);
    browser.await("an answer", () -> !browser.text("answer").endsWith("…"));
    return false;
  }

  /** A machine busy enough makes the robot's own watchdog stop it; an operator sets it going. */
  private static void awaitRunning(Browser browser, WatchedDrive drive) throws IOException {
    try {
      browser.await("live", () -> level(browser).equals("live"));
      browser.await("running", () -> runs(browser));
      browser.await("a tick", () -> tick(browser) > AROUND);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "; the controller said: " + drive.said(), late);
    }
  }

  private static boolean runs(Browser browser) {
    String mode = browser.text("mode-text");
    switch (mode) {
      case "failsafe" -> press(browser, "disarm", "disarmed");
      case "disarmed" -> press(browser, "arm", "armed");
      case "armed" -> press(browser, "run", "running");
      default -> {}
    }
    return mode.equals("running");
  }

  private static String level(Browser browser) {
    return browser.element("badge").getDomAttribute("data-level");
  }

  private static long tick(Browser browser) {
    return ((Number) browser.script("return window.nemadrive?.model.robot?.tick?.tick ?? -1"))
        .longValue();
  }
}
