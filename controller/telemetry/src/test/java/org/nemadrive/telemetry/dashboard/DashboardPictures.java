package org.nemadrive.telemetry.dashboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;

/** Takes the pictures for the README: {@code main} with the folder to write to. */
final class DashboardPictures {
  private DashboardPictures() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("nemadrive-pictures");
    try (var stage =
        Stage.set(
            folder,
            20,
            config ->
                config.withRatesHz(
                    Map.of(Stream.TICK, 20.0, Stream.POSE, 20.0, Stream.NEURONS, 10.0)))) {
      desktop(stage, out, "light");
      desktop(stage, out, "dark");
      phone(stage, out);
      training(stage, out);
    }
  }

  private static void desktop(Stage stage, Path out, String scheme) throws Exception {
    try (var browser = Browser.open(stage.url(), 1440, 1210)) {
      browser.prefer(scheme);
      awaitPath(browser);
      browser.picture(out.resolve("dashboard-" + scheme + ".png"));
      browser.errors().forEach(System.err::println);
    }
  }

  private static void phone(Stage stage, Path out) throws Exception {
    try (var browser = Browser.open(stage.url(), 600, 900)) {
      browser.beAPhone(390, 844);
      browser.prefer("light");
      awaitPath(browser);
      browser.picture(out.resolve("dashboard-phone.png"));
      browser.script("window.scrollTo(0, 760)");
      awaitPath(browser);
      browser.picture(out.resolve("dashboard-phone-2.png"));
    }
  }

  private static void training(Stage stage, Path out) throws Exception {
    stage.telemetry().alert("battery-low", Severity.WARNING, "7.1 V left: charge the battery");
    stage
        .telemetry()
        .progress(
            new Progress(
                "run-1",
                "polygon5",
                "menomad",
                "mads",
                12,
                41_250,
                300_000,
                2_140,
                640.5,
                311.2,
                21,
                36,
                34,
                121));
    stage.robot().estop("a picture of it");
    try (var browser = Browser.open(stage.url(), 1440, 1400)) {
      browser.prefer("light");
      browser.element("operator").click();
      browser.await("stopped", () -> browser.text("mode-text").equals("stopped"));
      browser.await("training", () -> browser.text("best").startsWith("21"));
      browser.await(
          "fresh", () -> browser.element("badge").getDomAttribute("data-level").equals("live"));
      browser.picture(out.resolve("dashboard-training.png"));
    }
  }

  /** Until the raster is half full. */
  private static void awaitPath(Browser browser) {
    long endNs = System.nanoTime() + 14_000_000_000L;
    browser.await(
        "a picture worth taking",
        () -> System.nanoTime() > endNs && !browser.text("food").equals("–"));
  }
}
