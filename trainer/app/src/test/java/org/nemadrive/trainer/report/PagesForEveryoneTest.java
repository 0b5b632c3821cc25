package org.nemadrive.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.visual.VisualTokens;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.telemetry.testing.Accessibility;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.testing.OpensBrowser;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.report.page.ReplayPage;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import org.openqa.selenium.Keys;

/** Report and film in a wide and in a narrow window, in light and in dark, by eye and by key. */
@OpensBrowser
@TestInstance(Lifecycle.PER_CLASS)
class PagesForEveryoneTest {
  private final Connectome worm = Connectome.celegans();

  @TempDir static Path folder;

  private Path report;
  private Path film;

  @BeforeAll
  void aRunAndAFilm() throws IOException {
    RunFolder run =
        RunFolder.create(
            folder.resolve("run"),
            new RunSettings(
                "test",
                worm.identity(),
                "pentagon",
                StrategyChoice.parse("one-plus-one"),
                1,
                new Budget(Budget.Unit.EVALUATIONS, 200),
                null,
                null));
    new Training(run, RunInputs.read(run, worm), worm, () -> 0).run(1, (generation, spent) -> {});
    report = new TrainingReport(run, worm, "trainer train --task pentagon", List.of()).write();
    film = folder.resolve("film.html");
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    double[] genome = worm.biologicalWeights();
    Recording recording =
        Recording.of(
            worm, settings, genome, new FoodLayouts(settings.world()).byName("pentagon", 0));
    ReplayPage.write(film, "untrained", recording, worm, genome, settings);
  }

  @Test
  void axeFindsNothingWrongInEitherWindowAndEitherThemeAndNothingIsTooWide() throws IOException {
    try (Browser browser = Browser.open("about:blank", 1400, 900)) {
      for (Path page : List.of(report, film)) {
        browser.go(page.toUri() + "#tick=100");
        // Both widths and both schemes, not each with each: axe takes seconds for a page.
        for (boolean narrow : new boolean[] {false, true}) {
          int width = narrow ? 390 : 1400;
          String scheme = narrow == page.equals(film) ? "light" : "dark";
          browser.beAWindow(width, 900);
          browser.prefer(scheme);
          browser.await(
              scheme,
              () -> scheme.equals(browser.script("return document.documentElement.dataset.theme")));
          String where = page.getFileName() + " " + width + " " + scheme;
          assertEquals(List.of(), Accessibility.violations(browser), where);
          assertEquals(
              (long) width, browser.script("return document.documentElement.scrollWidth"), where);
        }
      }
      assertEquals(List.of(), browser.errors());
    }
  }

  @Test
  void noTextOfAFigureIsSmallerThanNinePixelsOnATelephone() throws IOException {
    try (Browser browser = Browser.open("about:blank", 1400, 900)) {
      browser.beAWindow(390, 844);
      browser.go(report.toUri().toString());
      Number smallest =
          (Number)
              browser.script(
                  """
                  return Math.min(...[...document.querySelectorAll('figure svg text')]
                    .map((text) => parseFloat(getComputedStyle(text).fontSize) *
                      Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b)))\
                  """);
      assertTrue(smallest.doubleValue() >= 9, smallest + " pixels");
    }
  }

  @Test
  void everyFigureSaysWhatItIsAndTakesItsColoursFromThePage() throws IOException {
    String html = Files.readString(report);
    assertTrue(html.contains(VisualTokens.css()));
    assertFalse(html.contains("EnomadParameters["));
    assertTrue(html.contains("untrained: 4"), "what to compare with");
    try (Browser browser = Browser.open(report.toUri().toString(), 1400, 900)) {
      assertEquals(
          List.of(),
          browser.script(
              """
              return [...document.querySelectorAll('figure svg')].filter((svg) =>
                !svg.querySelector(':scope > title')?.textContent ||
                !svg.querySelector(':scope > desc')?.textContent ||
                svg.outerHTML.includes('rgb(')).map((svg) => svg.outerHTML.slice(0, 200))\
              """));
    }
  }

  @Test
  void editsAreSortedByTheHeadingThatIsPressed() throws IOException {
    try (Browser browser = Browser.open(report.toUri().toString(), 1400, 900)) {
      assertEquals(
          List.of(true, true),
          browser.script(
              """
              const press = () => document.querySelectorAll('.edits th button')[6].click();
              const values = () => [...document.querySelectorAll('.edits tbody tr')]
                .map((row) => Number(row.cells[6].textContent));
              const sorted = (list, sign) =>
                list.every((value, i) => i === 0 || sign * (value - list[i - 1]) >= 0);
              press();
              const falling = sorted(values(), -1);
              press();
              return [falling, sorted(values(), 1)]\
              """));
    }
  }

  @Test
  void theFilmObeysItsKeys() throws IOException {
    try (Browser browser = Browser.open(film.toUri() + "#tick=100", 1400, 900)) {
      assertTrue(output(browser).startsWith("tick 100 of 250"), output(browser));
      browser.press(Keys.ARROW_RIGHT);
      assertTrue(output(browser).startsWith("tick 101 of 250"), output(browser));
      browser.press(Keys.ARROW_LEFT);
      browser.press(Keys.ARROW_LEFT);
      assertTrue(output(browser).startsWith("tick 99 of 250"), output(browser));
      browser.press(Keys.END);
      assertTrue(output(browser).startsWith("tick 250 of 250"), output(browser));
      browser.script("document.querySelector('input[type=checkbox]').click()");
      browser.press(Keys.SPACE);
      browser.await("it plays", () -> !output(browser).startsWith("tick 250 of 250"));
    }
  }

  private static String output(Browser browser) {
    return String.valueOf(browser.script("return document.querySelector('output').textContent"));
  }
}
