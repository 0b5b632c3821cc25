package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Stage;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;

/**
 * Takes the pictures for the README. Run only when named: {@code mvn verify -pl simulator/telemetry
 * -Dtest=DashboardPictures}.
 */
@OpensBroker
@OpensBrowser
class DashboardPictures {
  @TempDir Path folder;

  @Test
  void thePageIsPicturedInLightInDarkAndOnAPhone() throws Exception {
    Path out = Path.of("docs");
    try (var stage =
        Stage.trained(
            folder,
            20,
            config ->
                config.withRatesHz(
                    Map.of(Stream.TICK, 20.0, Stream.POSE, 20.0, Stream.NEURONS, 10.0)))) {
      desktop(stage, out, "light");
      desktop(stage, out, "dark");
      phone(stage, out);
    }
  }

  private static void desktop(Stage stage, Path out, String scheme) throws Exception {
    try (var browser = Browser.open(stage.url(), 1440, 1700)) {
      browser.prefer(scheme);
      awaitPath(browser);
      browser.picture(out.resolve("dashboard-" + scheme + ".png"));
      assertEquals(List.of(), browser.errors());
    }
  }

  private static void phone(Stage stage, Path out) throws Exception {
    try (var browser = Browser.open(stage.url(), 600, 900)) {
      browser.beAPhone(390, 844);
      browser.prefer("light");
      awaitPath(browser);
      browser.picture(out.resolve("dashboard-phone.png"));
    }
  }

  /**
   * Until most of the pentagon is eaten and the raster is nearly full; then the page stands still.
   */
  private static void awaitPath(Browser browser) {
    browser.await(
        "a picture worth taking",
        () ->
            (Boolean)
                browser.script(
                    """
                    const robot = window.nemadrive?.model.robot;
                    if (!(robot?.pose?.food_eaten >= 24 && robot.spikes.count > 220)) {
                      return false;
                    }
                    window.requestAnimationFrame = () => 0;
                    return true;
                    """));
  }
}
